package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.hudang.signing.verify.LaterUpdates.Deed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk reads first of a paper that is not what was signed: one sentence that says what happened, and where. */
class FirstSentenceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static SignedPapers office;

    @SuppressWarnings("NullAway.Init")
    private static byte[] signed;

    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    @BeforeAll
    static void sign() {
        office = new SignedPapers(folder);
        signed = office.all().stream()
                .filter(paper -> paper.name().equals("three persons and a seal (table)"))
                .findFirst()
                .orElseThrow()
                .pdf();
    }

    private VerificationReport judge(byte[] pdf, TrustData trust) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(trust));
    }

    private VerificationReport altered(byte[] pdf) {
        assertThat(judge(signed, office.trust()).verdict()).isEqualTo(new Verdict.Valid());
        VerificationReport report = judge(pdf, office.trust());
        assertThat(report.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Altered.class,
                        found -> assertThat(found.because())
                                .isEqualTo(report.reasons().get(0)));
        return report;
    }

    private static byte[] lie(String name) {
        Deed deed = Objects.requireNonNull(ContentLies.all().get(name), name);
        return LaterUpdates.apply(signed, deed, new Random(1));
    }

    private static int find(byte[] in, String word, int from) {
        int at = new String(in, StandardCharsets.ISO_8859_1).indexOf(word, from);
        assertThat(at).as(word).isNotNegative();
        return at;
    }

    private static byte[] withOtherByte(int at) {
        byte[] changed = signed.clone();
        changed[at] ^= 1;
        return changed;
    }

    @Test
    void a_changed_byte_is_told_once_and_every_signature_only_says_that_it_does_not_fit() {
        VerificationReport report = altered(withOtherByte(find(signed, "/MediaBox", 0) + 15));

        assertThat(report.reasons()).hasSize(1);
        assertThat(report.reasons().get(0).code()).isEqualTo("SG-390");
        assertThat(report.reasons().get(0).en())
                .isEqualTo("The file was changed or damaged after it was signed: of 4 signatures, 4 do not fit it any"
                        + " more.");
        assertThat(report.reasons().get(0).zh()).isEqualTo("签名之后文件被改动或损坏：4 个签名中有 4 个与现在的文件不符。");
        assertThat(report.signatures())
                .allSatisfy(signature -> assertThat(signature.reasons())
                        .extracting(Reason::code)
                        .startsWith("SG-349")
                        .doesNotContain("SG-310", "SG-332"));
    }

    @Test
    void a_change_after_a_signature_leaves_the_earlier_ones_and_says_where_it_lies() {
        int update = find(signed, "%%EOF", find(signed, "/ByteRange", 0)) + 6;

        VerificationReport report = altered(withOtherByte(find(signed, "/M(D:", update) + 6));

        assertThat(report.signatures().get(0).integrity()).isEqualTo(SignatureReport.SignatureIntegrity.INTACT);
        assertThat(report.reasons()).extracting(Reason::code).containsExactly("SG-391");
        assertThat(report.reasons().get(0).where()).isEqualTo("signature 2");
        assertThat(report.reasons().get(0).zh()).contains("第 2 个签名").contains("4 个签名中有 3 个");
    }

    @Test
    void a_signature_that_does_not_hold_is_named_once_by_those_before_it() {
        int update = find(signed, "%%EOF", find(signed, "/ByteRange", 0)) + 6;

        VerificationReport report = altered(withOtherByte(find(signed, "/M(D:", update) + 6));

        assertThat(report.signatures().get(0).reasons())
                .extracting(Reason::en)
                .filteredOn(sentence -> sentence.contains("does not hold"))
                .first()
                .asString()
                .startsWith("A signature that was added later does not hold: field “")
                .doesNotContain("field “field");
    }

    @Test
    void a_changed_byte_of_a_packed_page_is_told_with_the_page() {
        byte[] paper = TestPaper.sign(PackedPaper.of(3), office.stranger());
        int third = PackedPaper.contentOf(paper, 3);

        paper[third + 12] ^= 1;
        VerificationReport report = judge(paper, office.trust());

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("SG-392");
        assertThat(report.reasons().get(0).where()).isEqualTo("page 3");
        assertThat(report.reasons().get(0).zh()).isEqualTo("签名之后第 3 页被改动或损坏：1 个签名中有 1 个与现在的文件不符。");
    }

    @Test
    void an_added_page_is_told_by_the_number_of_pages() {
        VerificationReport report = altered(lie("page added"));

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("SG-393");
        assertThat(report.reasons().get(0).zh()).isEqualTo("签名之后页数变了：签名时 3 页，现在 4 页。");
        assertThat(report.signatures().get(0).reasons())
                .extracting(Reason::code)
                .contains("SG-393")
                .doesNotContain("SG-332");
    }

    @Test
    void changed_content_is_told_with_its_page_in_the_readers_language() {
        VerificationReport report = altered(lie("content added"));

        assertThat(report.reasons()).extracting(Reason::code).containsExactly("SG-332");
        assertThat(report.reasons().get(0).zh()).isEqualTo("签名之后内容被改动：第 1 页。");
        assertThat(report.reasons().get(0).en()).isEqualTo("Content was changed after the signature: page 1.");
    }

    @Test
    void a_file_that_breaks_off_is_called_incomplete() {
        int update = find(signed, "%%EOF", find(signed, "/ByteRange", 0)) + 6;

        for (int end : List.of(signed.length - 3, (update + signed.length) / 2)) {
            VerificationReport report = altered(Arrays.copyOf(signed, end));
            assertThat(report.reasons().get(0).code()).as("cut at " + end).isEqualTo("SG-324");
        }
    }

    @Test
    void nothing_is_told_of_a_paper_whose_signer_is_only_unknown() {
        VerificationReport report = judge(signed, TrustData.none());

        assertThat(report.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Untrusted.class,
                        found -> assertThat(found.because().code()).isEqualTo("SG-361"));
        assertThat(report.reasons()).isEmpty();
    }

    /** Papers whose pages are packed, as real ones are. */
    private static final class PackedPaper {
        static byte[] of(int pages) {
            try (PDDocument document = new PDDocument()) {
                for (int i = 0; i < pages; i++) {
                    PDPage page = new PDPage();
                    document.addPage(page);
                    try (PDPageContentStream content =
                            new PDPageContentStream(document, page, AppendMode.OVERWRITE, true)) {
                        for (int line = 0; line < 40; line++) {
                            content.addRect(50 + line, 60 + 7 * i, 3 * line, 5);
                            content.stroke();
                        }
                    }
                }
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                document.save(bytes, CompressParameters.NO_COMPRESSION);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Where the content of a page begins. */
        static int contentOf(byte[] pdf, int page) {
            int at = 0;
            for (int i = 0; i < page; i++) {
                at = find(pdf, "/FlateDecode", at) + 1;
            }
            return find(pdf, "stream", at) + 8;
        }
    }
}
