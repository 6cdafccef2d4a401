package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.change.Area;
import org.junit.jupiter.api.Test;

/** What was changed is told by page, object, revision and words, so that whoever doubts the verdict can look. */
class ExplanationTest {
    private static final TestAuthority AUTHORITY = new TestAuthority(Algorithm.EC);
    private static final TestSigner SIGNER = TestSigner.of(AUTHORITY.identity("CN=Zhang Yangli"), AUTHORITY);
    private static final byte[] SIGNED = TestPaper.sign(TestPaper.plain("approved 100"), SIGNER);

    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    private VerificationReport judge(byte[] pdf) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(AUTHORITY.trust()));
    }

    private Difference only(byte[] forged) {
        VerificationReport report = judge(forged);
        assertThat(report.verdict()).isInstanceOfAny(Verdict.Altered.class, Verdict.CannotTell.class);
        assertThat(report.compared().differences()).hasSize(1);
        return report.compared().differences().get(0);
    }

    private static byte[] annotated(byte[] pdf, String annotation) {
        int free = Forger.free(pdf);
        String page = Forger.object(pdf, 3).replaceFirst("/Annots \\[", "/Annots [" + free + " 0 R ");
        return Forger.update(pdf, Map.of(3, page, free, "<< /Type /Annot " + annotation + " >>"));
    }

    @Test
    void an_annotation_that_covers_words_is_told_with_page_object_revision_and_words() {
        // given a paper that was saved, signed, and saved once more without a change
        byte[] saved = Forger.update(SIGNED, Map.of());
        int free = Forger.free(saved);

        // when a white box is put over the amount
        Difference difference = only(annotated(saved, "/Subtype /Square /Rect [50 690 300 720] /IC [1 1 1]"));

        // then
        assertThat(difference.kind()).isEqualTo("annotation-added");
        assertThat(difference.page()).hasValue(1);
        assertThat(difference.object()).hasValue(free + " 0");
        assertThat(difference.revision()).isEqualTo(4);
        assertThat(difference.was()).isEqualTo("approved 100");
        assertThat(difference.en()).isEqualTo("An annotation covers “approved 100” on page 1 since revision 4.");
        assertThat(difference.zh()).isEqualTo("自第 4 次保存起，第 1 页有一条批注盖住“approved 100”。");
        assertThat(difference.area()).hasValue(new Area(84, 144, 421, 37));
        assertThat(judge(saved).compared()).isEqualTo(Compared.nothing());
    }

    @Test
    void an_annotation_beside_the_words_covers_none() {
        Difference difference = only(annotated(SIGNED, "/Subtype /Text /Rect [500 20 520 40]"));

        assertThat(difference.was()).isEmpty();
        assertThat(difference.en()).isEqualTo("An annotation was put on page 1 in revision 3.");
    }

    @Test
    void a_permitted_signature_beside_a_forbidden_annotation_is_not_blamed() {
        byte[] countersigned = TestPaper.sign(annotated(SIGNED, "/Subtype /Square /Rect [50 690 300 720]"), SIGNER);

        VerificationReport report = judge(countersigned);

        assertThat(report.compared().differences())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo("annotation-added"));
        assertThat(report.compared().differences().get(0).revision()).isEqualTo(3);
    }

    @Test
    void words_that_were_exchanged_are_told_as_they_were_and_as_they_are() {
        Difference difference = only(Forger.update(SIGNED, Map.of(5, TestPaper.stream("approved 999"))));

        assertThat(difference.kind()).isEqualTo("content");
        assertThat(judge(Forger.update(SIGNED, Map.of(5, TestPaper.stream("approved 999"))))
                        .compared()
                        .signedBytes())
                .isEqualTo(SIGNED.length);
        assertThat(difference.object()).hasValue("5 0");
        assertThat(difference.en())
                .isEqualTo("On page 1, “approved 100” was replaced by “approved 999” in revision 3.");
        assertThat(difference.area()).isPresent();
    }

    @Test
    void what_came_and_what_is_gone_is_told_line_by_line() {
        String page = Forger.object(SIGNED, 4);
        int free = Forger.free(SIGNED);
        String below = TestPaper.stream("approved 100").replace("60 700", "60 500");
        byte[] more = Forger.update(SIGNED, Map.of(4, page.replace("6 0 R", "[6 0 R " + free + " 0 R]"), free, below));
        byte[] gone = Forger.update(SIGNED, Map.of(4, page.replace("/Contents 6 0 R", "")));

        assertThat(only(more).en()).isEqualTo("“approved 100” was added on page 2 in revision 3.");
        assertThat(only(gone).en()).isEqualTo("“page two” is gone from page 2 since revision 3.");
    }

    @Test
    void words_of_a_composite_font_are_quoted_as_readers_copy_them() {
        Map<Integer, String> objects = new TreeMap<>(TestPaper.objects("x"));
        objects.put(5, coded("<00010002>"));
        objects.put(7, "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [] /ToUnicode 14 0 R >>");
        String map = "1 beginbfchar <0001> <6279> endbfchar 1 beginbfrange <0002> <0003> [<51C6> <4E0D>] endbfrange";
        objects.put(14, "<< /Length " + map.length() + " >>\nstream\n" + map + "\nendstream");
        byte[] signed = TestPaper.sign(TestPaper.write(objects), SIGNER);

        Difference difference = only(Forger.update(signed, Map.of(5, coded("<00030001>"))));

        assertThat(difference.zh()).isEqualTo("第 3 次保存时，第 1 页的“批准”被换成“不批”。");
    }

    private static String coded(String codes) {
        String content = "BT /F1 18 Tf 60 700 Td " + codes + " Tj ET";
        return "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream";
    }

    @Test
    void words_of_a_font_that_cannot_be_read_are_not_quoted() {
        Map<Integer, String> objects = new TreeMap<>(TestPaper.objects("approved 100"));
        objects.put(7, "<< /Type /Font /Subtype /Type1 /BaseFont /X /Encoding << /Differences [49 /nine] >> >>");
        byte[] signed = TestPaper.sign(TestPaper.write(objects), SIGNER);

        Difference difference = only(Forger.update(signed, Map.of(5, TestPaper.stream("approved 999"))));

        assertThat(difference.en()).isEqualTo("What page 1 shows was changed in revision 3.");
    }

    @Test
    void a_field_is_told_with_its_value_then_and_now() {
        byte[] forged =
                Forger.update(SIGNED, Map.of(11, Forger.object(SIGNED, 11).replace("Zhang Yangli", "Li Yangli")));

        Difference difference = only(forged);

        assertThat(difference.kind()).isEqualTo("field");
        assertThat(difference.page()).hasValue(1);
        assertThat(difference.en())
                .isEqualTo("The field “name” on page 1 said “Zhang Yangli” when it was signed and says “Li Yangli”"
                        + " since revision 3.");
    }

    @Test
    void a_later_look_over_words_is_told_though_nothing_is_proven_against_it() {
        int free = Forger.free(SIGNED);
        byte[] prepared = Forger.update(
                SIGNED,
                Map.of(
                        9,
                        Forger.object(SIGNED, 9).replaceFirst("/Fields \\[", "/Fields [" + free + " 0 R "),
                        3,
                        Forger.object(SIGNED, 3).replaceFirst("/Annots \\[", "/Annots [" + free + " 0 R "),
                        free,
                        "<< /FT /Sig /T (second) /Type /Annot /Subtype /Widget /Rect [50 690 300 720] /P 3 0 R"
                                + " /AP << /N " + (free + 1) + " 0 R >> >>",
                        free + 1,
                        "<< /Type /XObject /Subtype /Form /BBox [0 0 250 30] /Length 22 >>\nstream\n"
                                + "1 g 0 0 600 900 re f  \nendstream"));
        byte[] covered = TestPaper.sign(prepared, TestPaper.Placing.invisible().in("second"), SIGNER);

        Difference difference = only(covered);

        assertThat(difference.en()).isEqualTo("The field “second” covers “approved 100” on page 1 since revision 4.");
    }

    @Test
    void pages_and_what_lies_outside_them_are_told_too() {
        String tree = Forger.object(SIGNED, 2);
        byte[] dropped =
                Forger.update(SIGNED, Map.of(2, tree.replace("4 0 R", "").replace("/Count 2", "/Count 1")));
        byte[] scripted = Forger.update(
                SIGNED,
                Map.of(
                        1,
                        HonestPaperTest.filled(Forger.object(SIGNED, 1), "/OpenAction << /S /JavaScript /JS (x) >>")));

        assertThat(judge(dropped).compared().differences())
                .extracting(Difference::kind)
                .contains("pages");
        assertThat(only(scripted).kind()).isEqualTo("other");
        assertThat(only(scripted).en()).contains("/OpenAction");
    }

    @Test
    void quoted_words_are_short_and_stand_on_one_line() {
        byte[] forged = Forger.update(SIGNED, Map.of(5, TestPaper.stream("a\\n\u0001 " + "long ".repeat(100))));

        Difference difference = only(forged);

        assertThat(difference.is()).startsWith("a long long").endsWith("…").hasSizeLessThanOrEqualTo(81);
    }

    @Test
    void a_paper_that_nobody_changed_has_nothing_to_explain() {
        byte[] twice = TestPaper.sign(SIGNED, SIGNER);

        assertThat(judge(SIGNED).compared().differences()).isEmpty();
        assertThat(judge(twice).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(twice).compared().differences()).isEmpty();
    }

    @Test
    void a_byte_that_was_changed_inside_what_was_signed_has_no_former_state_to_compare_with() {
        VerificationReport report = judge(Forger.replaced(SIGNED, "approved 100", "approved 900"));

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(report.compared().differences()).isEmpty();
    }

    @Test
    void a_thousand_annotations_are_not_all_told() {
        Map<Integer, String> objects = new TreeMap<>();
        int free = Forger.free(SIGNED);
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            objects.put(free + i, "<< /Type /Annot /Subtype /Square /Rect [50 690 300 720] >>");
            list.append(free + i).append(" 0 R ");
        }
        objects.put(3, Forger.object(SIGNED, 3).replaceFirst("/Annots \\[", "/Annots [" + list));

        assertThat(judge(Forger.update(SIGNED, objects)).compared().differences())
                .hasSize(16);
    }
}
