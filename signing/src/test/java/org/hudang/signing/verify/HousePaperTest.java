package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.authority.RevocationReason;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.ContentOperators;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.Signers;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the house itself signs, the house calls valid; and what it revokes, revoked. */
class HousePaperTest {
    private static final Instant NOW = TestAuthority.NOW;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static DemoAuthority authority;

    @SuppressWarnings("NullAway.Init")
    private static KeyVault vault;

    private final Verifier verifier = Verifier.with(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeAll
    static void open_the_office() {
        SecureRandom random = new SecureRandom();
        authority = DemoAuthority.openOrCreate(folder.resolve("ca"), Clock.fixed(NOW, ZoneOffset.UTC), random);
        vault = KeyVault.open(
                folder.resolve("seals"), KeyVault.passphraseFile(folder.resolve("passphrase"), random), random);
    }

    private static SigningKey seal(String name, KeyAlgorithm algorithm) {
        return vault.findOrCreate(
                name + "-" + algorithm.name().toLowerCase(Locale.ROOT),
                algorithm,
                key -> authority.certify(new CertificateRequest(
                        CertificatePurpose.SEAL,
                        algorithm,
                        key,
                        CertificateSubject.seal("样例县民政局", "样例县民政局", "seal_1"),
                        Duration.ofDays(365),
                        Optional.empty())));
    }

    private static byte[] sealed(String name) {
        Appearance look = new Appearance(
                119, 119, ContentOperators.of("1 0 0 RG 3 w 5 5 109 109 re S"), Appearance.Blend.MULTIPLY, 0.9f);
        return PdfSigner.stamping(authority.timestamps())
                .sign(
                        TestPaper.plain("approved 100"),
                        SignatureTask.inField("place", look, NOW, "样例县民政局"),
                        Signers.both(seal(name, KeyAlgorithm.SM2), seal(name, KeyAlgorithm.EC_P256)))
                .bytes();
    }

    private VerificationReport judge(byte[] pdf) {
        return verifier.verify(
                "paper.pdf",
                pdf,
                VerificationOptions.strict().trusting(TrustData.of(authority.anchors(), authority.crls())));
    }

    @Test
    void a_report_names_the_anchors_that_vouch() {
        VerificationReport valid = judge(sealed("vouched"));
        byte[] changed = sealed("vouched");
        changed[20] ^= 1;

        assertThat(valid.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("SG-378");
            assertThat(reason.where()).isEqualTo("trust");
            assertThat(reason.en()).contains("Hudang DEMO Root CA EC_P256, Hudang DEMO Root CA SM2");
        });
        assertThat(judge(changed).reasons()).extracting(Reason::code).doesNotContain("SG-378");
    }

    @Test
    void an_act_in_two_algorithms_is_one_of_those_expected() {
        VerificationOptions trusting =
                VerificationOptions.strict().trusting(TrustData.of(authority.anchors(), authority.crls()));
        byte[] sealed = sealed("once");

        assertThat(verifier.verify("paper.pdf", sealed, trusting.expectSigners(1))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
        assertThat(verifier.verify("paper.pdf", sealed, trusting.expectSigners(2))
                        .verdict())
                .isInstanceOf(Verdict.Incomplete.class);
    }

    @Test
    void a_paper_sealed_with_both_algorithms_is_valid_with_proven_time() {
        VerificationReport report = judge(sealed("good"));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures()).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.kind()).isEqualTo(Kind.SEAL);
            assertThat(signature.level()).isEqualTo(Level.B_T);
            assertThat(signature.provenAt()).isPresent();
        });
        assertThat(report.signatures())
                .extracting(SignatureReport::changesAfter)
                .containsExactly(ChangesAfter.PERMITTED, ChangesAfter.NONE);
    }

    @Test
    void the_folders_of_the_authority_are_what_a_verifier_needs_and_the_root_alone_is_not_enough() throws IOException {
        byte[] pdf = sealed("good");
        TrustData both = TrustData.read(pems(authority.trustFolder()), pems(authority.crlFolder()));
        TrustData rootOnly = TrustData.read(pems(authority.trustFolder()), List.of());

        assertThat(verifier.verify(
                                "paper.pdf", pdf, VerificationOptions.strict().trusting(both))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
        assertThat(verifier.verify(
                                "paper.pdf", pdf, VerificationOptions.strict().trusting(rootOnly))
                        .verdict())
                .isInstanceOf(Verdict.CannotTell.class);
    }

    private static List<Path> pems(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pem")).toList();
        }
    }

    @Test
    void a_changed_amount_under_the_seal_is_altered() {
        byte[] forged = Forger.replaced(sealed("good"), "approved 100", "approved 900");

        assertThat(judge(forged).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_seal_whose_certificate_was_revoked_before_is_revoked() {
        authority.revoke(seal("bad", KeyAlgorithm.EC_P256).chain().get(0), RevocationReason.KEY_COMPROMISE);

        assertThat(judge(sealed("bad")).verdict()).isInstanceOf(Verdict.Revoked.class);
    }
}
