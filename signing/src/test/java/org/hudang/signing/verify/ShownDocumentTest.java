package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.authority.ShownDigest;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.EventKey;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.Signers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates of one act (事件证书) are bound to the document that was shown to the person who signs. */
class ShownDocumentTest {
    private static final Instant NOW = TestAuthority.NOW;
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static DemoAuthority authority;

    private final byte[] paper = TestPaper.plain("approved 100");

    @BeforeAll
    static void open_the_authority() {
        authority = DemoAuthority.openOrCreate(folder.resolve("ca"), Clock.fixed(NOW, ZoneOffset.UTC), RANDOM);
    }

    private static SigningKey key(String person, KeyAlgorithm algorithm, ShownDigest shown) {
        EventKey key = EventKey.generate(algorithm, RANDOM);
        return key.certified(authority.certify(new CertificateRequest(
                CertificatePurpose.EVENT,
                algorithm,
                key.publicKey(),
                CertificateSubject.person(person, "mem_1"),
                Duration.ofMinutes(10),
                Optional.of(shown))));
    }

    private static Signers both(String person, ShownDigest shown) {
        return Signers.both(key(person, KeyAlgorithm.SM2, shown), key(person, KeyAlgorithm.EC_P256, shown));
    }

    private static ShownDigest sm3(byte[] document) {
        return ShownDigest.of(DigestAlgorithm.SM3, document);
    }

    private static byte[] sign(byte[] document, Signers signers) {
        return PdfSigner.stamping(authority.timestamps())
                .sign(document, SignatureTask.invisible("act-" + document.length, NOW, "张样例"), signers)
                .bytes();
    }

    private static VerificationReport judge(byte[] pdf) {
        return Verifier.with(Clock.fixed(NOW, ZoneOffset.UTC))
                .verify(
                        "paper.pdf",
                        pdf,
                        VerificationOptions.strict().trusting(TrustData.of(authority.anchors(), authority.crls())));
    }

    private static List<List<String>> codes(VerificationReport report) {
        return report.signatures().stream()
                .map(signature -> signature.reasons().stream().map(Reason::code).toList())
                .toList();
    }

    @Test
    void each_act_in_one_algorithm_or_two_signs_what_was_shown() {
        byte[] first = sign(paper, both("张样例", sm3(paper)));
        byte[] second = sign(first, both("李样例", sm3(first)));
        byte[] third = sign(second, Signers.guomi(key("王样例", KeyAlgorithm.SM2, sm3(second))));

        VerificationReport report = judge(third);

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures()).hasSize(5);
    }

    @Test
    void papers_that_end_with_their_mark_or_with_blanks_behind_it_are_compared_to_their_last_byte() {
        for (String end : List.of("%%EOF", "%%EOF\r", "%%EOF\r\n", "%%EOF\n\n", "%%EOF \n")) {
            byte[] ended = ended(end);
            assertThat(judge(sign(ended, both("张样例", sm3(ended)))).verdict())
                    .as(end)
                    .isEqualTo(new Verdict.Valid());
        }
    }

    private byte[] ended(String end) {
        String text = Forger.text(paper);
        return Forger.bytes(text.substring(0, text.lastIndexOf("%%EOF")) + end);
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void every_digest_that_the_authority_writes_is_compared(DigestAlgorithm algorithm) {
        byte[] other = TestPaper.plain("approved 900");

        assertThat(judge(sign(paper, both("张样例", ShownDigest.of(algorithm, paper))))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
        assertThat(judge(sign(paper, both("张样例", ShownDigest.of(algorithm, other))))
                        .verdict())
                .isInstanceOf(Verdict.Untrusted.class);
    }

    @Test
    void a_certificate_made_for_another_document_does_not_stand_for_this_one() {
        ShownDigest other = sm3("another document".getBytes(StandardCharsets.UTF_8));

        VerificationReport report = judge(sign(paper, both("张样例", other)));

        assertThat(report.verdict()).isInstanceOf(Verdict.Untrusted.class);
        assertThat(codes(report))
                .hasSize(2)
                .allSatisfy(codes -> assertThat(codes).contains("SG-399"));
        assertThat(report.signatures())
                .allSatisfy(signature ->
                        assertThat(signature.integrity()).isEqualTo(SignatureReport.SignatureIntegrity.INTACT));
    }

    @Test
    void what_was_written_after_it_was_shown_was_not_shown() {
        byte[] more = Forger.update(paper, Map.of(10, Forger.object(paper, 10).replace("/Rect", "/V (100) /Rect")));

        VerificationReport report = judge(sign(more, both("张样例", sm3(paper))));

        assertThat(report.verdict()).isInstanceOf(Verdict.Untrusted.class);
        assertThat(codes(report).get(0)).contains("SG-399");
    }

    @Test
    void the_document_of_an_earlier_act_is_not_that_of_a_later_one() {
        byte[] first = sign(paper, both("张样例", sm3(paper)));

        VerificationReport report = judge(sign(first, both("李样例", sm3(paper))));

        assertThat(report.verdict()).isInstanceOf(Verdict.Untrusted.class);
        assertThat(codes(report).get(0)).doesNotContain("SG-399");
        assertThat(codes(report).get(2)).contains("SG-399");
        assertThat(codes(report).get(3)).contains("SG-399");
    }

    @Test
    void the_second_signature_of_an_act_stands_directly_over_its_first() {
        ShownDigest shown = sm3(paper);
        byte[] first = sign(paper, Signers.guomi(key("张样例", KeyAlgorithm.SM2, shown)));
        byte[] between =
                Forger.update(first, Map.of(10, Forger.object(first, 10).replace("/Rect", "/V (100) /Rect")));

        VerificationReport directly = judge(sign(first, Signers.intl(key("张样例", KeyAlgorithm.EC_P256, shown))));
        VerificationReport later = judge(sign(between, Signers.intl(key("张样例", KeyAlgorithm.EC_P256, shown))));

        assertThat(codes(directly).get(1)).doesNotContain("SG-399");
        assertThat(codes(later).get(1)).contains("SG-399");
    }

    @Test
    void a_changed_paper_is_altered_and_nothing_else_is_said_of_it() {
        byte[] signed = sign(paper, both("张样例", sm3(paper)));
        byte[] changed = Arrays.copyOf(signed, signed.length);
        changed[Forger.text(signed).indexOf("approved")] ^= 1;

        VerificationReport report = judge(changed);

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(codes(report)).allSatisfy(codes -> assertThat(codes).doesNotContain("SG-399"));
    }
}
