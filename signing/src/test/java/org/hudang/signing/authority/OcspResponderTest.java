package org.hudang.signing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.hudang.signing.key.CertificateDigests;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.EventKey;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.revocation.RevocationAnswer;
import org.hudang.signing.revocation.RevocationEvidence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OcspResponderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private DemoAuthority authority;

    @BeforeEach
    void open() {
        authority = open("ca", NOW);
    }

    private DemoAuthority open(String name, Instant now) {
        return DemoAuthority.openOrCreate(folder.resolve(name), Clock.fixed(now, ZoneOffset.UTC), new SecureRandom());
    }

    private static List<X509Certificate> seal(DemoAuthority authority, KeyAlgorithm algorithm) {
        return authority.certify(new CertificateRequest(
                CertificatePurpose.SEAL,
                algorithm,
                EventKey.generate(algorithm, new SecureRandom()).publicKey(),
                CertificateSubject.seal("样例县民政局", "样例县民政局", "seal_1"),
                Duration.ofDays(365),
                Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"EC_P256", "SM2"})
    void a_good_certificate_is_good_and_a_withdrawn_one_is_withdrawn(KeyAlgorithm algorithm) throws Exception {
        List<X509Certificate> chain = seal(authority, algorithm);

        assertThat(status(chain)).isSameAs(CertificateStatus.GOOD);

        authority.revoke(chain.get(0), RevocationReason.KEY_COMPROMISE);
        assertThat(status(chain)).isInstanceOfSatisfying(RevokedStatus.class, revoked -> {
            assertThat(revoked.getRevocationTime()).isEqualTo(NOW);
            assertThat(revoked.getRevocationReason()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"EC_P256", "SM2"})
    void the_authority_answers_for_itself_with_evidence_that_was_checked(KeyAlgorithm algorithm) {
        List<X509Certificate> chain = seal(authority, algorithm);
        X509Certificate root = authority.anchors().get(algorithm == KeyAlgorithm.SM2 ? 1 : 0);

        // a seal by the responder, the issuing authority by the root's list
        assertThat(kind(authority.revocation().about(chain.get(0), chain.get(1))))
                .isEqualTo(RevocationEvidence.Kind.ANSWER);
        assertThat(kind(authority.revocation().about(chain.get(1), root))).isEqualTo(RevocationEvidence.Kind.LIST);

        authority.revoke(chain.get(0), RevocationReason.SUPERSEDED);
        assertThat(((RevocationAnswer.Proof) authority.revocation().about(chain.get(0), chain.get(1))).withdrawnSince())
                .contains(NOW);
    }

    @Test
    void about_certificates_of_others_it_knows_nothing() {
        DemoAuthority other = open("other", NOW);
        List<X509Certificate> chain = seal(other, KeyAlgorithm.EC_P256);

        assertThat(authority.revocation().about(chain.get(0), chain.get(1)))
                .isInstanceOfSatisfying(
                        RevocationAnswer.NoAnswer.class,
                        none -> assertThat(none.why()).isEqualTo(RevocationAnswer.Reason.NOWHERE_TO_ASK));
    }

    @Test
    void the_nonce_is_repeated_and_refusals_are_of_the_standard() throws Exception {
        List<X509Certificate> chain = seal(authority, KeyAlgorithm.EC_P256);
        Extension nonce = new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                false,
                new DEROctetString(new DEROctetString(new byte[16]).getEncoded()));
        byte[] question = new OCSPReqBuilder()
                .addRequest(id(chain))
                .setRequestExtensions(new Extensions(nonce))
                .build()
                .getEncoded();

        assertThat(basic(authority.answer(question)).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .isEqualTo(nonce);
        assertThat(new OCSPResp(authority.answer("no question".getBytes(StandardCharsets.UTF_8))).getStatus())
                .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
        assertThat(new OCSPResp(open("other", NOW).answer(question)).getStatus())
                .isEqualTo(OCSPRespBuilder.UNAUTHORIZED);
    }

    @Test
    void a_house_founded_before_there_was_a_responder_gets_one_at_its_next_start() throws Exception {
        List<X509Certificate> chain = seal(authority, KeyAlgorithm.EC_P256);
        Files.delete(folder.resolve("ca/keys/ocsp-ec-p256.p12"));

        DemoAuthority opened = open("ca", NOW);

        assertThat(basic(opened.answer(question(chain))).getResponses()).hasSize(1);
        assertThat(opened.anchors()).isEqualTo(authority.anchors());
    }

    @Test
    void openssl_believes_the_answer() throws Exception {
        assumeOpenssl();
        DemoAuthority today = open("today", Instant.now());
        List<X509Certificate> chain = seal(today, KeyAlgorithm.EC_P256);
        Path response = Files.write(folder.resolve("response"), today.answer(question(chain)));
        Path seal = Files.write(folder.resolve("seal.pem"), Certificates.pem(List.of(chain.get(0))));
        Path issuer = Files.write(folder.resolve("issuer.pem"), Certificates.pem(List.of(chain.get(1))));
        Path anchor = Files.write(
                folder.resolve("root.pem"),
                Certificates.pem(List.of(today.anchors().get(0))));

        String said = run(List.of(
                "openssl",
                "ocsp",
                "-respin",
                response.toString(),
                "-issuer",
                issuer.toString(),
                "-sha256",
                "-cert",
                seal.toString(),
                "-CAfile",
                anchor.toString(),
                "-verify_other",
                issuer.toString(),
                "-no_nonce"));

        assertThat(said).contains("Response verify OK").contains("seal.pem: good");
    }

    /** {@code openssl ocsp} cannot be told the signer id of SM2; {@code dgst} can. */
    @Test
    void openssl_believes_the_signature_of_a_national_answer() throws Exception {
        assumeOpenssl();
        BasicOCSPResp basic = basic(authority.answer(question(seal(authority, KeyAlgorithm.SM2))));
        byte[] key = basic.getCerts()[0].getSubjectPublicKeyInfo().getEncoded();
        Path publicKey = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + java.util.Base64.getMimeEncoder().encodeToString(key) + "\n-----END PUBLIC KEY-----\n");

        String said = run(List.of(
                "openssl",
                "dgst",
                "-sm3",
                "-verify",
                publicKey.toString(),
                "-sigopt",
                "distid:1234567812345678",
                "-signature",
                Files.write(folder.resolve("value"), basic.getSignature()).toString(),
                Files.write(folder.resolve("answer"), basic.getTBSResponseData())
                        .toString()));

        assertThat(said).contains("Verified OK");
    }

    private static void assumeOpenssl() throws InterruptedException {
        assumeTrue(
                run(List.of("openssl", "version")).contains("OpenSSL 3"),
                "SKIPPED: OpenSSL 3 is not installed and was not asked");
    }

    private static RevocationEvidence.Kind kind(RevocationAnswer answer) {
        assertThat(answer).isInstanceOf(RevocationAnswer.Proof.class);
        return ((RevocationAnswer.Proof) answer).evidence().kind();
    }

    private CertificateStatus status(List<X509Certificate> chain) throws Exception {
        return basic(authority.answer(question(chain))).getResponses()[0].getCertStatus();
    }

    private static BasicOCSPResp basic(byte[] response) throws Exception {
        return (BasicOCSPResp) new OCSPResp(response).getResponseObject();
    }

    private static byte[] question(List<X509Certificate> chain) throws Exception {
        return new OCSPReqBuilder().addRequest(id(chain)).build().getEncoded();
    }

    private static CertificateID id(List<X509Certificate> chain) throws Exception {
        DigestAlgorithm digest =
                chain.get(0).getSigAlgOID().startsWith("1.2.156") ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA_256;
        return new CertificateID(
                CertificateDigests.all().get(digest.identifier()),
                new X509CertificateHolder(chain.get(1).getEncoded()),
                chain.get(0).getSerialNumber());
    }

    private static String run(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            return said;
        } catch (IOException notInstalled) {
            return "";
        }
    }
}
