package org.hudang.signing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.EventKey;
import org.hudang.signing.key.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void an_event_certificate_leads_to_the_root_and_names_person_and_document(KeyAlgorithm algorithm) throws Exception {
        // given
        DemoAuthority authority = open(NOW);
        ShownDigest shown = ShownDigest.of(DigestAlgorithm.SM3, new byte[] {1, 2, 3});

        // when a person's key is certified for one act
        List<X509Certificate> chain = authority.certify(event(algorithm, shown));

        // then PKIX with the authority's CRLs accepts it now
        validate(authority, chain, NOW.plusSeconds(60));
        assertThat(chain.get(0).getSubjectX500Principal().getName())
                .contains("CN=张样例")
                .contains("DEMO");
        assertThat(DemoAuthority.shown(chain.get(0))).contains(shown);
        assertThat(chain.get(0).getKeyUsage()).startsWith(true, true, false);
        assertThat(chain.get(0).getNotAfter()).isEqualTo(Date.from(NOW.plus(Duration.ofHours(1))));
    }

    @Test
    void an_event_certificate_is_over_after_its_hour() throws Exception {
        // given
        DemoAuthority authority = open(NOW);
        List<X509Certificate> chain = authority.certify(event(KeyAlgorithm.SM2, shown()));

        // then
        assertThatThrownBy(() -> validate(authority, chain, NOW.plus(Duration.ofHours(2))))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void a_withdrawn_certificate_is_on_the_list_and_stays_there(KeyAlgorithm algorithm) throws Exception {
        // given a certificate
        DemoAuthority authority = open(NOW);
        List<X509Certificate> chain = authority.certify(event(algorithm, shown()));

        // when it is withdrawn, twice, and the authority is opened again
        authority.revoke(chain.get(0), RevocationReason.KEY_COMPROMISE);
        authority.revoke(chain.get(0), RevocationReason.SUPERSEDED);
        DemoAuthority again = open(NOW.plusSeconds(5));

        // then PKIX refuses it, for the first reason
        assertThatThrownBy(() -> validate(again, chain, NOW.plusSeconds(60)))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("keyCompromise");
        assertThat(again.crls().stream()
                        .filter(crl -> crl.isRevoked(chain.get(0)))
                        .map(crl -> crl.getRevokedCertificate(chain.get(0)).getRevocationReason()))
                .containsExactly(java.security.cert.CRLReason.KEY_COMPROMISE);
    }

    @Test
    void a_foreign_certificate_cannot_be_withdrawn() {
        // given two authorities
        DemoAuthority mine = open(NOW);
        DemoAuthority other = DemoAuthority.openOrCreate(folder.resolve("other"), at(NOW), random);
        X509Certificate foreign =
                other.certify(event(KeyAlgorithm.EC_P256, shown())).get(0);

        // then
        assertThatThrownBy(() -> mine.revoke(foreign, RevocationReason.UNSPECIFIED))
                .isInstanceOf(AuthorityRefused.class)
                .hasMessageContaining("SG-105");
    }

    @Test
    void a_key_of_another_kind_than_asked_is_refused() {
        // given a request that says P-256 for an SM2 key
        EventKey sm2 = EventKey.generate(KeyAlgorithm.SM2, random);
        CertificateRequest lie = new CertificateRequest(
                CertificatePurpose.EVENT,
                KeyAlgorithm.EC_P256,
                sm2.publicKey(),
                CertificateSubject.person("张样例", "mem_1"),
                Duration.ofHours(1),
                Optional.of(shown()));

        // then
        assertThatThrownBy(() -> open(NOW).certify(lie)).isInstanceOf(AuthorityRefused.class);
    }

    @Test
    void lists_are_renewed_before_they_end_with_a_higher_number() {
        // given the lists of today
        List<java.security.cert.X509CRL> today = open(NOW).crls();

        // when six days have passed
        List<java.security.cert.X509CRL> later =
                open(NOW.plus(Duration.ofDays(6))).crls();

        // then
        for (int i = 0; i < today.size(); i++) {
            assertThat(later.get(i).getNextUpdate()).isAfter(today.get(i).getNextUpdate());
            assertThat(later.get(i).getExtensionValue("2.5.29.20"))
                    .isNotEqualTo(today.get(i).getExtensionValue("2.5.29.20"));
        }
    }

    @Test
    void opening_again_keeps_roots_and_lists() {
        // given
        DemoAuthority first = open(NOW);

        // when
        DemoAuthority second = open(NOW.plusSeconds(10));

        // then
        assertThat(second.anchors()).isEqualTo(first.anchors());
        assertThat(second.crls()).isEqualTo(first.crls());
    }

    @Test
    void whatever_is_missing_after_a_crash_is_completed_and_what_exists_is_kept() throws Exception {
        // given a whole authority and what each of its files was
        open(NOW);
        Set<Path> whole = files();

        // when any one file except a key that others hang on is missing, as a kill in between leaves it
        for (Path file : whole) {
            if (file.toString().matches(".*(root|issuing).*p12|.*passphrase")) {
                continue;
            }
            Files.delete(file);
            DemoAuthority completed = open(NOW.plusSeconds(1));

            // then the next start makes it again and certificates still lead to the same roots
            assertThat(files()).isEqualTo(whole);
            validate(completed, completed.certify(event(KeyAlgorithm.SM2, shown())), NOW.plusSeconds(60));
        }
    }

    @Test
    void a_half_written_file_of_a_killed_start_does_not_disturb() throws Exception {
        // given leftovers of a write that never ended
        open(NOW);
        Files.writeString(folder.resolve("keys/.tsa-sm2.p12.part"), "half");
        Files.delete(folder.resolve("keys/tsa-sm2.p12"));

        // then
        assertThat(open(NOW).anchors()).hasSize(2);
        assertThat(folder.resolve("keys/tsa-sm2.p12")).exists();
        assertThat(folder.resolve("keys/.tsa-sm2.p12.part")).doesNotExist();
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".lock"))
                    .collect(Collectors.toSet());
        }
    }

    private DemoAuthority open(Instant now) {
        return DemoAuthority.openOrCreate(folder, at(now), random);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static ShownDigest shown() {
        return ShownDigest.of(DigestAlgorithm.SHA_256, new byte[] {7});
    }

    private CertificateRequest event(KeyAlgorithm algorithm, ShownDigest shown) {
        return new CertificateRequest(
                CertificatePurpose.EVENT,
                algorithm,
                EventKey.generate(algorithm, random).publicKey(),
                CertificateSubject.person("张样例", "mem_1"),
                Duration.ofHours(1),
                Optional.of(shown));
    }

    private static void validate(DemoAuthority authority, List<X509Certificate> chain, Instant when) throws Exception {
        var provider = CryptoProvider.provider();
        PKIXParameters parameters = new PKIXParameters(authority.anchors().stream()
                .map(anchor -> new TrustAnchor(anchor, null))
                .collect(Collectors.toSet()));
        parameters.setDate(Date.from(when));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(authority.crls()), provider));
        CertPathValidator.getInstance("PKIX", provider)
                .validate(CertificateFactory.getInstance("X.509", provider).generateCertPath(chain), parameters);
    }
}
