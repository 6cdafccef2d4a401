package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.junit.jupiter.api.Test;

/** Papers that were made for a later lie before they were signed: who wrote them needs no key afterwards. */
class PreparedPaperTest {
    private static final TestAuthority AUTHORITY = new TestAuthority(Algorithm.EC);
    private static final TestSigner SIGNER = TestSigner.of(AUTHORITY.identity("CN=Zhang Yangli"), AUTHORITY);
    private static final String LIE = TestPaper.stream("approved 999");
    private static final int FAR = 200_000;

    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    private VerificationReport judge(byte[] pdf) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(AUTHORITY.trust()));
    }

    /** The signed paper is valid as it is; the update behind it never is, whatever honest thing happened in between. */
    private List<String> assertSeen(byte[] signed, UnaryOperator<byte[]> lie) {
        LaterHonesty.raw()
                .forEach((name, deed) -> assertThat(
                                judge(lie.apply(deed.behind(signed))).verdict())
                        .as(name)
                        .isInstanceOfAny(Verdict.Altered.class, Verdict.CannotTell.class));
        return assertSeen(signed, lie.apply(signed));
    }

    private List<String> assertSeen(byte[] signed, byte[] forged) {
        assertThat(judge(signed).verdict()).isEqualTo(new Verdict.Valid());
        VerificationReport report = judge(forged);
        assertThat(report.verdict()).isInstanceOfAny(Verdict.Altered.class, Verdict.CannotTell.class);
        List<String> codes = new ArrayList<>();
        report.signatures().forEach(one -> one.reasons().forEach(reason -> codes.add(reason.code())));
        return codes;
    }

    private static Map<Integer, String> paper(int number, String from, String to) {
        Map<Integer, String> objects = new TreeMap<>(TestPaper.objects("approved 100"));
        objects.computeIfPresent(number, (key, text) -> text.replace(from, to));
        return objects;
    }

    // ---- what lies behind the end

    @Test
    void an_entry_of_a_table_that_points_behind_the_end_finds_nothing_there_later() {
        byte[] signed = RawPaper.sign(
                paper(3, "5 0 R", "[5 0 R 8 0 R]"),
                RawLiesTest.DICTIONARY,
                text -> RawPaper.pointed(text, 8, FAR),
                SIGNER::sign);

        assertThat(assertSeen(signed, pdf -> behindSpaces(pdf, 8))).contains("SG-332");
    }

    /** Spaces up to {@link #FAR}, there the object, and a table that lists it. */
    private static byte[] behindSpaces(byte[] pdf, int number) {
        return RawPaper.of(Forger.join(pdf, " ".repeat(FAR - pdf.length - 1)), Map.of(number, LIE))
                .behind(Forger.join(pdf, " ".repeat(FAR - pdf.length - 1)));
    }

    @Test
    void an_entry_of_a_stream_that_points_behind_the_end_finds_nothing_there_later() {
        byte[] plain = TestPaper.write(paper(3, "5 0 R", "[5 0 R 8 0 R]"));
        byte[] pointing = Forger.replaced(
                RawPaper.compressed(plain, Map.of(3, Forger.object(plain, 3)), "null"),
                "/Index [3 1 ",
                "/Index [8 1 3 1 ");
        int at = Forger.text(pointing).lastIndexOf("stream\n\u0002") + 7;
        String row = "\u0001" + Forger.text(new byte[] {0, 3, 13, 64, 0, 0});
        String text = Forger.text(pointing);
        text = text.substring(0, at) + row + text.substring(at);
        int section = text.lastIndexOf("/Type /XRef");
        text = text.substring(0, section) + text.substring(section).replaceFirst("/Length 28", "/Length 35");
        byte[] signed = TestPaper.sign(Forger.bytes(text), SIGNER);

        assertThat(assertSeen(signed, pdf -> behindSpaces(pdf, 8))).contains("SG-332");
    }

    @Test
    void a_stream_that_claims_bytes_behind_the_end_cannot_be_judged_later() {
        String stream = "<< /Length 100000 >>\nstream\nBT /F1 18 Tf 60 700 Td (approved 100) Tj ET\nendstream";
        Map<Integer, String> objects = paper(3, "5 0 R", "[5 0 R 91 0 R]");
        objects.put(91, stream);
        byte[] signed = RawPaper.sign(objects, RawLiesTest.DICTIONARY, SIGNER::sign);
        int end = Forger.text(signed).indexOf("BT", Forger.text(signed).indexOf("/Length 100000")) + 100_000;
        String head = "\n95 0 obj\n<< /Length 0000000000 >>\nstream\n";
        String content = " ".repeat(end - signed.length - head.length() - 40) + "BT 60 700 Td (approved 999) Tj ET";
        content += " ".repeat(end - signed.length - head.length() - content.length());
        byte[] forged = RawPaper.of(
                        signed,
                        Map.of(
                                95,
                                "<< /Length " + String.format("%010d", content.length()) + " >>\nstream\n" + content
                                        + "endstream"))
                .behind(signed);

        assertThat(assertSeen(signed, forged)).contains("SG-306");
    }

    @Test
    void an_object_that_goes_on_behind_the_end_cannot_be_judged_later() {
        byte[] signed = RawPaper.sign(
                paper(3, "/Contents", "/Thumb 8 0 R /Contents"),
                RawLiesTest.DICTIONARY,
                text -> {
                    int at = text.indexOf("startxref");
                    String open = text.substring(0, at) + "%8 0 obj (\n" + text.substring(at);
                    return RawPaper.pointed(open, 8, at + 1);
                },
                SIGNER::sign);

        String close = "<< /Length 9 >>\nstream\n) endobj \nendstream";
        assertThat(assertSeen(signed, pdf -> RawPaper.of(pdf, Map.of(95, close)).behind(pdf)))
                .contains("SG-306");
    }

    // ---- one object that is two things

    private static byte[] signed(Map<Integer, String> objects) {
        return RawPaper.sign(objects, RawLiesTest.DICTIONARY, SIGNER::sign);
    }

    @Test
    void the_list_of_a_field_that_is_the_content_of_a_page_leads_to_content() {
        Map<Integer, String> objects = paper(3, "5 0 R", "30 0 R");
        objects.computeIfPresent(10, (number, field) -> HonestPaperTest.filled(field, "/Kids 30 0 R"));
        objects.put(30, "[5 0 R]");
        byte[] signed = signed(objects);

        assertThat(assertSeen(signed, pdf -> Forger.update(pdf, Map.of(5, LIE))))
                .contains("SG-332");
        assertThat(assertSeen(signed, pdf -> Forger.update(pdf, Map.of(30, "[5 0 R 8 0 R]"))))
                .contains("SG-332");
    }

    @Test
    void the_list_of_fields_that_is_the_content_of_a_page_leads_to_content() {
        Map<Integer, String> objects = paper(3, "/Contents 5 0 R", "/Contents 30 0 R");
        objects.computeIfPresent(9, (number, form) -> form.replaceFirst("\\[[^]]*\\]", "30 0 R"));
        objects.put(30, "[10 0 R 11 0 R 12 0 R 5 0 R]");
        byte[] signed = signed(objects);

        assertThat(assertSeen(signed, pdf -> Forger.update(pdf, Map.of(5, LIE))))
                .contains("SG-332");
    }

    @Test
    void a_page_tree_that_calls_itself_a_field_gets_no_page() {
        Map<Integer, String> objects = paper(2, "<<", "<< /FT /Sig /T (pages)");
        objects.computeIfPresent(9, (number, form) -> form.replace("[10 0 R", "[2 0 R 10 0 R"));
        byte[] signed = signed(objects);
        String tree = Forger.object(signed, 2).replace("[3 0 R", "[96 0 R 3 0 R");
        String page = Forger.object(signed, 3).replace("/Contents 5 0 R", "/Contents 97 0 R");

        assertThat(assertSeen(signed, pdf -> Forger.update(pdf, Map.of(2, tree, 96, page, 97, LIE))))
                .contains("SG-393");
        assertThat(assertSeen(
                        signed,
                        pdf -> Forger.update(
                                pdf, Map.of(2, tree, 96, "<< /Type /Annot /Subtype /Widget /Rect [0 0 0 0] >>"))))
                .contains("SG-393");
    }

    @Test
    void a_name_tree_that_calls_itself_a_field_gets_no_name() {
        Map<Integer, String> objects = paper(1, "<<", "<< /Names << /JavaScript 40 0 R >>");
        objects.put(40, "<< /FT /Sig /T (names) /Kids [] >>");
        objects.computeIfPresent(9, (number, form) -> form.replace("[10 0 R", "[40 0 R 10 0 R"));
        byte[] signed = signed(objects);

        assertThat(assertSeen(
                        signed,
                        pdf -> Forger.update(
                                pdf,
                                Map.of(40, "<< /FT /Sig /T (names) /Kids [96 0 R] >>", 96, "<< /FT /Sig /T (x) >>"))))
                .contains("SG-332");
    }

    @Test
    void a_catalogue_a_form_and_a_field_that_a_page_draws_from_draw_nothing_else_later() {
        String drawing = "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 22 >>\nstream\n"
                + "1 g 0 0 600 900 re f  \nendstream";
        Map<Integer, List<String>> holders =
                Map.of(1, List.of("Metadata", "DSS"), 9, List.of("DA"), 10, List.of("V", "RV", "AP"));
        holders.forEach((holder, names) -> names.forEach(name -> {
            Map<Integer, String> objects = paper(3, "/Resources <<", "/Resources << /XObject " + holder + " 0 R");
            objects.computeIfPresent(9, (number, form) -> form.replace("/DA (/F1 12 Tf 0 g)", ""));
            byte[] signed = signed(objects);
            String grown = HonestPaperTest.filled(Forger.object(signed, holder), "/" + name + " 96 0 R");

            assertThat(assertSeen(signed, pdf -> Forger.update(pdf, Map.of(holder, grown, 96, drawing))))
                    .as(name)
                    .contains("SG-332");
        }));
    }

    @Test
    void a_page_that_another_page_draws_from_draws_nothing_else_later() {
        byte[] signed = signed(paper(3, "/Resources <<", "/Resources << /XObject 4 0 R"));
        String page = HonestPaperTest.filled(Forger.object(signed, 4), "/Tabs 5 0 R");

        assertThat(assertSeen(signed, pdf -> Forger.update(pdf, Map.of(4, page))))
                .contains("SG-332");
    }

    // ---- fields that were empty

    private static final String WHITE_900 = "1 g 0 0 595 842 re f BT 0 g /F1 18 Tf 5 5 Td (900) Tj ET";

    private static String look(String content) {
        return "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> >> /Length "
                + content.length() + " >>\nstream\n" + content + "\nendstream";
    }

    /** The paper with its first text field changed, and that field filled afterwards. */
    private List<String> assertFillingSeen(String from, String to, String value, String content) {
        byte[] signed = signed(paper(10, from, to));
        String field = HonestPaperTest.filled(
                Forger.object(signed, 10).replaceFirst("/AP << /N 8 0 R >>", ""), value + " /AP << /N 96 0 R >>");
        return assertSeen(signed, pdf -> Forger.update(pdf, Map.of(10, field, 96, look(content))));
    }

    @Test
    void an_empty_field_over_the_page_is_not_filled_with_another_page() {
        assertThat(assertFillingSeen("[60 600 160 620]", "[0 0 595 842]", "/V (900)", WHITE_900))
                .contains("SG-343");
    }

    @Test
    void an_empty_field_over_words_that_is_filled_with_a_ground_cannot_be_judged() {
        assertThat(assertFillingSeen("[60 600 160 620]", "[60 690 300 720]", "/V (900)", WHITE_900))
                .contains("SG-344");
    }

    @Test
    void a_filled_field_shows_its_value_and_nothing_else() {
        assertThat(assertFillingSeen("/F 4", "/F 4", "/V (100)", "BT /F1 12 Tf (900) Tj ET"))
                .contains("SG-336");
        assertThat(assertFillingSeen("/F 4", "/F 4", "/V (100)", "BT /F1 12 Tf [(1) -20 (00) 5 ( or 900)] TJ ET"))
                .contains("SG-336");
        assertThat(assertFillingSeen("/F 4", "/F 4", "/V (100)", "BT /F2 12 Tf (100) Tj ET"))
                .contains("SG-341");
        assertThat(assertFillingSeen("/F 4", "/F 4", "/V (100)", "/F1 12 Tf (100) Tj BI /W 1 /H 1 ID x EI"))
                .contains("SG-306");
    }

    @Test
    void words_that_an_empty_field_showed_are_not_exchanged() {
        assertThat(assertFillingSeen("/F 4", "/F 4 /AP << /N 8 0 R >>", "/V (100)", "BT /F1 12 Tf (100) Tj ET"))
                .contains("SG-336");
    }

    @Test
    void only_fields_for_text_choices_and_boxes_are_filled() {
        assertThat(assertFillingSeen("/FT /Tx", "/FT /Btn /Ff 65536", "/V (900)", ""))
                .contains("SG-331");
        assertThat(assertFillingSeen("/FT /Tx", "", "/V (900)", "")).contains("SG-331");
        assertThat(assertFillingSeen("/FT /Tx", "/FT /Btn", "/V /Yes", WHITE_900))
                .contains("SG-336");
    }

    @Test
    void a_field_that_shows_its_value_inside_a_border_beside_the_words_is_filled() {
        byte[] signed = signed(paper(10, "/F 4", "/F 4"));
        String field = HonestPaperTest.filled(Forger.object(signed, 10), "/V (100 yuan) /AP << /N 96 0 R >>");
        String content = "/Tx BMC q 1 1 98 18 re W n 0 0 100 20 re S BT /F1 12 Tf 2 5 Td (100 ) Tj (yuan) Tj ET Q EMC";

        assertThat(judge(Forger.update(signed, Map.of(10, field, 96, look(content))))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_certification_for_filling_lets_the_words_of_a_field_follow_its_value() {
        Map<Integer, String> objects = paper(11, "13 0 R", "14 0 R");
        objects.put(14, look("BT /F1 12 Tf (Zhang Yangli) Tj ET"));
        byte[] signed = TestPaper.sign(
                TestPaper.write(objects), TestPaper.Placing.invisible().certifying(2), SIGNER);
        String field = Forger.object(signed, 11).replace("Zhang", "Li").replace("14 0 R", "96 0 R");

        byte[] honest = Forger.update(signed, Map.of(11, field, 96, look("BT /F1 12 Tf (Li Yangli) Tj ET")));
        byte[] lying = Forger.update(signed, Map.of(11, field, 96, look("BT /F1 12 Tf (Wang Yangli) Tj ET")));

        assertThat(judge(honest).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(assertSeen(signed, lying)).contains("SG-336");
    }

    // ---- looks of later signatures, whoever made them

    private static final String SHEET = "[0 0 595 842]";
    private static final String AMOUNT = "[60 690 300 720]";

    /** A paper with a signature, and a second one whose new field on page 1 looks like this. */
    private static byte[] countersigned(String keys, String look) {
        byte[] signed = TestPaper.sign(TestPaper.plain("approved 100"), SIGNER);
        int free = Forger.free(signed);
        byte[] prepared = Forger.update(
                signed,
                Map.of(
                        9,
                        Forger.object(signed, 9).replaceFirst("/Fields \\[", "/Fields [" + free + " 0 R "),
                        3,
                        Forger.object(signed, 3).replaceFirst("/Annots \\[", "/Annots [" + free + " 0 R "),
                        free,
                        "<< /FT /Sig /T (second) /Type /Annot /Subtype /Widget /AP << /N " + (free + 1) + " 0 R >> "
                                + keys + " >>",
                        free + 1,
                        look));
        return TestPaper.sign(
                prepared,
                TestPaper.Placing.invisible().in("second"),
                TestSigner.of(AUTHORITY.identity("CN=Li"), AUTHORITY));
    }

    private List<String> assertCountersigningSeen(String keys, String look) {
        byte[] signed = TestPaper.sign(TestPaper.plain("approved 100"), SIGNER);
        return assertSeen(signed, countersigned(keys, look));
    }

    @Test
    void a_later_signature_covers_no_page_whatever_page_it_names() {
        assertThat(assertCountersigningSeen("/P 3 0 R /Rect " + SHEET, look(WHITE_900)))
                .contains("SG-343");
        assertThat(assertCountersigningSeen("/Rect " + SHEET, look(WHITE_900))).contains("SG-343");
        assertThat(assertCountersigningSeen("/P 4 0 R /Rect " + SHEET, look(WHITE_900)))
                .contains("SG-338");
    }

    @Test
    void a_later_signature_that_may_hide_words_cannot_be_judged() {
        assertThat(assertCountersigningSeen("/P 3 0 R /Rect " + AMOUNT, look(WHITE_900)))
                .contains("SG-344");
        assertThat(assertCountersigningSeen("/P 3 0 R /Rect " + AMOUNT, look("BT /F1 18 Tf (900) Tj ET")))
                .contains("SG-344");
    }

    @Test
    void a_later_signature_beside_the_words_or_see_through_is_valid() {
        String through = look("/B gs " + WHITE_900)
                .replace("/Resources <<", "/Resources << /ExtGState << /B << /BM /Multiply >> >>");
        for (byte[] honest : List.of(
                countersigned("/P 3 0 R /Rect " + AMOUNT, through),
                countersigned("/Rect [300 300 420 420]", look(WHITE_900)),
                countersigned("/P 3 0 R /Rect " + AMOUNT, look("")))) {
            assertThat(judge(honest).verdict()).isEqualTo(new Verdict.Valid());
        }
    }

    @Test
    void a_later_signature_beside_words_of_a_composite_font_is_valid_as_wide_as_they_really_are() {
        Map<Integer, String> objects = paper(3, "/F1 7 0 R", "/F1 7 0 R /F2 15 0 R");
        objects.put(
                5,
                TestPaper.stream("approved 100")
                        .replace("/F1 18 Tf", "/F2 18 Tf")
                        .replace("(approved 100)", "<000100020003>"));
        objects.put(15, "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [16 0 R] >>");
        objects.put(16, "<< /Type /Font /Subtype /CIDFontType2 /DW 1000 /W [1 [500] 2 3 500] >>");
        // three characters of 9 points, from 60 to 87
        objects.computeIfPresent(
                12,
                (number, field) ->
                        field.replace("/Rect [300 100 420 220]", "/Ready << /N 14 0 R >> /Rect [AT 690 300 720]"));
        objects.put(14, look(WHITE_900));
        for (Map.Entry<String, Boolean> left : Map.of("90", true, "80", false).entrySet()) {
            Map<Integer, String> placed = new TreeMap<>(objects);
            placed.computeIfPresent(12, (number, field) -> field.replace("AT", left.getKey()));
            byte[] signed = TestPaper.sign(TestPaper.write(placed), SIGNER);
            byte[] twice = TestPaper.sign(signed, TestPaper.Placing.invisible().in("place"), SIGNER);

            assertThat(judge(twice).verdict() instanceof Verdict.Valid).isEqualTo(left.getValue());
        }
    }

    @Test
    void a_prepared_field_that_is_signed_later_covers_no_page_and_no_words() {
        for (Map.Entry<String, String> place :
                Map.of(SHEET, "SG-343", AMOUNT, "SG-344").entrySet()) {
            Map<Integer, String> objects =
                    paper(12, "/Rect [300 100 420 220]", "/Ready << /N 14 0 R >> /Rect " + place.getKey());
            objects.put(14, look(WHITE_900));
            byte[] signed = TestPaper.sign(TestPaper.write(objects), SIGNER);
            byte[] covered = TestPaper.sign(
                    signed,
                    TestPaper.Placing.invisible().in("place"),
                    TestSigner.of(AUTHORITY.identity("CN=Li"), AUTHORITY));

            assertThat(assertSeen(signed, covered)).contains(place.getValue());
        }
    }
}
