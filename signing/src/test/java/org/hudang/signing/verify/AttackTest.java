package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestPaper.Placing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test per lie, each told over a paper that was valid a moment before. */
class AttackTest {
    private static final TestAuthority AUTHORITY = new TestAuthority(Algorithm.EC);
    private static final TestSigner SIGNER = TestSigner.of(AUTHORITY.identity("CN=Zhang Yangli"), AUTHORITY);
    private static final byte[] SIGNED = TestPaper.sign(TestPaper.plain("approved 100"), SIGNER);
    private static final byte[] CERTIFIED_P3 =
            TestPaper.sign(TestPaper.plain("approved 100"), Placing.invisible().certifying(3), SIGNER);

    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    private VerificationReport judge(byte[] pdf) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(AUTHORITY.trust()));
    }

    private void assertAltered(byte[] forged, String code) {
        assertThat(judge(SIGNED).verdict()).isEqualTo(new Verdict.Valid());
        VerificationReport report = judge(forged);
        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(report.integrity()).isEqualTo(VerificationReport.Integrity.ALTERED);
        assertThat(codes(report)).contains(code);
    }

    private static List<String> codes(VerificationReport report) {
        List<String> codes =
                new ArrayList<>(report.reasons().stream().map(Reason::code).toList());
        report.signatures()
                .forEach(signature -> codes.addAll(
                        signature.reasons().stream().map(Reason::code).toList()));
        return codes;
    }

    // ---- incremental saving

    @Test
    void an_update_that_replaces_the_content_of_a_page_is_seen() {
        byte[] forged = Forger.update(SIGNED, Map.of(5, TestPaper.stream("approved 999")));

        assertAltered(forged, "SG-332");
        assertThat(judge(forged).signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.integrity()).isEqualTo(SignatureIntegrity.INTACT);
            assertThat(signature.changesAfter()).isEqualTo(ChangesAfter.FORBIDDEN);
        });
    }

    @Test
    void an_update_without_a_table_is_unaccounted() {
        assertAltered(Forger.join(SIGNED, "5 0 obj\n" + TestPaper.stream("approved 999") + "\nendobj\n"), "SG-325");
    }

    @Test
    void an_update_with_a_bare_end_marker_is_unaccounted() {
        assertAltered(
                Forger.join(SIGNED, "5 0 obj\n" + TestPaper.stream("approved 999") + "\nendobj\n%%EOF\n"), "SG-325");
    }

    @Test
    void an_update_that_points_startxref_to_the_old_table_is_seen() {
        String update = "5 0 obj\n" + TestPaper.stream("approved 999") + "\nendobj\nstartxref\n"
                + Forger.startxref(SIGNED) + "\n%%EOF\n";

        assertAltered(Forger.join(SIGNED, update), "SG-328");
    }

    @Test
    void an_object_that_its_table_does_not_list_is_seen() {
        String hidden = "5 0 obj\n" + TestPaper.stream("approved 999") + "\nendobj\n";
        int at = SIGNED.length + hidden.length();
        String table = "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size " + Forger.free(SIGNED)
                + " /Root 1 0 R /Prev " + Forger.startxref(SIGNED) + " >>\nstartxref\n" + at + "\n%%EOF\n";

        assertAltered(Forger.join(SIGNED, hidden + table), "SG-326");
    }

    @Test
    void an_end_marker_inside_a_comment_of_an_update_is_seen() {
        assertAltered(Forger.update(SIGNED, Map.of(), "%%EOF 5 0 obj\n"), "SG-325");
    }

    @ParameterizedTest
    @ValueSource(strings = {"% a comment\n", "PK\u0003\u0004 an archive", "\u0000\u0000\u0000\u0000", "<html>"})
    void bytes_behind_the_end_are_unaccounted(String tail) {
        assertAltered(Forger.join(SIGNED, tail), "SG-325");
    }

    @Test
    void an_appended_linearization_dictionary_is_seen() {
        int free = Forger.free(SIGNED);

        assertAltered(
                Forger.update(SIGNED, Map.of(free, "<< /Linearized 1 /L 100 /H [1 2] /O 3 /E 4 /N 1 /T 5 >>")),
                "SG-329");
    }

    // ---- shadow attacks

    @Test
    void a_page_switched_to_hidden_content_is_seen() {
        byte[] forged = Forger.update(SIGNED, Map.of(3, Forger.object(SIGNED, 3).replace("5 0 R", "8 0 R")));

        assertAltered(forged, "SG-332");
    }

    @Test
    void a_table_that_points_a_page_to_hidden_bytes_is_seen() {
        int hidden = Forger.text(SIGNED).indexOf("\n8 0 obj") + 1;

        assertAltered(Forger.table(SIGNED, Map.of(5, hidden)), "SG-327");
    }

    @Test
    void a_freed_object_that_covered_the_content_is_seen() {
        String table = "xref\n0 1\n0000000000 65535 f \n7 1\n0000000000 00001 f \ntrailer\n<< /Size "
                + Forger.free(SIGNED) + " /Root 1 0 R /Prev " + Forger.startxref(SIGNED) + " >>\nstartxref\n"
                + SIGNED.length + "\n%%EOF\n";

        assertAltered(Forger.join(SIGNED, table), "SG-332");
    }

    @Test
    void a_swapped_font_is_seen() {
        assertAltered(
                Forger.update(SIGNED, Map.of(7, "<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>")),
                "SG-332");
    }

    @Test
    void an_object_that_the_signed_paper_referred_to_in_vain_is_seen_when_it_appears() {
        Map<Integer, String> objects = new TreeMap<>(TestPaper.objects("approved 100"));
        objects.computeIfPresent(3, (number, page) -> page.replace("5 0 R", "[5 0 R 77 0 R]"));
        byte[] signed = TestPaper.sign(TestPaper.write(objects), SIGNER);
        assertThat(judge(signed).verdict()).isEqualTo(new Verdict.Valid());

        assertAltered(Forger.update(signed, Map.of(77, TestPaper.stream("and 900 more"))), "SG-332");
    }

    @Test
    void a_changed_stream_length_is_seen() {
        Map<Integer, String> objects = new TreeMap<>(TestPaper.objects("approved 100"));
        objects.put(5, TestPaper.stream("approved 100").replaceFirst("/Length (\\d+)", "/Length 14 0 R"));
        objects.put(14, TestPaper.stream("approved 100").replaceFirst("(?s).*?/Length (\\d+).*", "$1"));
        byte[] signed = TestPaper.sign(TestPaper.write(objects), SIGNER);
        assertThat(judge(signed).verdict()).isEqualTo(new Verdict.Valid());

        assertAltered(Forger.update(signed, Map.of(14, "10")), "SG-332");
    }

    @Test
    void a_key_that_stood_twice_when_it_was_signed_cannot_be_judged_after_an_update() {
        Map<Integer, String> objects = new TreeMap<>(TestPaper.objects("approved 100"));
        objects.computeIfPresent(3, (number, page) -> HonestPaperTest.filled(page, "/Contents 8 0 R"));
        byte[] signed = RawPaper.sign(objects, RawLiesTest.DICTIONARY, SIGNER::sign);
        assertThat(judge(signed).verdict()).isEqualTo(new Verdict.Valid());

        VerificationReport behind = judge(Forger.update(signed, Map.of(8, TestPaper.stream("approved 999"))));
        VerificationReport once =
                judge(Forger.update(signed, Map.of(3, Forger.object(signed, 3).replace("/Contents 8 0 R", ""))));

        assertThat(behind.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(once.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(codes(behind)).contains("SG-319");
    }

    @Test
    void an_object_that_the_size_left_out_when_it_was_signed_cannot_be_judged_after_an_update() {
        byte[] signed = RawPaper.sign(
                TestPaper.objects("approved 100"),
                RawLiesTest.DICTIONARY,
                text -> text.replaceFirst("/Size \\d+", "/Size 12"),
                SIGNER::sign);
        assertThat(judge(signed).verdict()).isEqualTo(new Verdict.Valid());

        VerificationReport report = judge(Forger.update(signed, Map.of(95, "null")));

        assertThat(report.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(codes(report)).contains("SG-341");
    }

    // ---- annotations and forms

    @Test
    void an_annotation_is_never_permitted_even_where_the_certification_permits_it() {
        int free = Forger.free(CERTIFIED_P3);
        String page = Forger.object(CERTIFIED_P3, 3);
        byte[] forged = Forger.update(
                CERTIFIED_P3,
                Map.of(
                        3,
                        page.replaceFirst("/Annots \\[", "/Annots [" + free + " 0 R "),
                        free,
                        "<< /Type /Annot /Subtype /FreeText /Rect [60 690 300 720] /Contents (999) >>"));

        assertAltered(forged, "SG-333");
    }

    @Test
    void a_swapped_appearance_without_a_new_value_is_seen() {
        int free = Forger.free(SIGNED);
        byte[] forged = Forger.update(
                SIGNED,
                Map.of(
                        11,
                        Forger.object(SIGNED, 11).replace("13 0 R", free + " 0 R"),
                        free,
                        TestPaper.EMPTY_APPEARANCE.replace("[0 0 100 20]", "[0 0 200 40]")));

        assertAltered(forged, "SG-336");
    }

    @Test
    void an_appearance_changed_in_place_is_seen() {
        assertAltered(
                Forger.update(SIGNED, Map.of(13, TestPaper.EMPTY_APPEARANCE.replace("[0 0 100 20]", "[0 0 9 9]"))),
                "SG-332");
    }

    @Test
    void a_value_that_was_there_is_not_overwritten() {
        assertAltered(
                Forger.update(SIGNED, Map.of(11, Forger.object(SIGNED, 11).replace("Zhang Yangli", "Li Yangli"))),
                "SG-337");
    }

    @Test
    void a_locked_field_stays_as_it_is() {
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"), Placing.invisible().locking("amount"), SIGNER);
        assertThat(judge(signed).verdict()).isEqualTo(new Verdict.Valid());

        assertAltered(
                Forger.update(signed, Map.of(10, HonestPaperTest.filled(Forger.object(signed, 10), "/V (999)"))),
                "SG-334");
    }

    @Test
    void nothing_is_filled_after_a_closing_certification() {
        byte[] signed = TestPaper.sign(
                TestPaper.plain("approved 100"), Placing.invisible().certifying(1), SIGNER);
        assertThat(judge(signed).verdict()).isEqualTo(new Verdict.Valid());

        assertAltered(
                Forger.update(signed, Map.of(10, HonestPaperTest.filled(Forger.object(signed, 10), "/V (999)"))),
                "SG-335");
    }

    @Test
    void a_moved_field_is_seen() {
        assertAltered(
                Forger.update(SIGNED, Map.of(11, Forger.object(SIGNED, 11).replace("60 560", "60 660"))), "SG-332");
    }

    @Test
    void a_new_text_field_is_seen() {
        int free = Forger.free(SIGNED);
        byte[] forged = Forger.update(
                SIGNED,
                Map.of(
                        9,
                        Forger.object(SIGNED, 9).replaceFirst("/Fields \\[", "/Fields [" + free + " 0 R "),
                        free,
                        "<< /FT /Tx /T (more) /V (900) /Type /Annot /Subtype /Widget /Rect [60 700 90 720] >>"));

        assertAltered(forged, "SG-338");
    }

    @Test
    void a_form_that_asks_for_new_appearances_is_seen() {
        assertAltered(
                Forger.update(
                        SIGNED, Map.of(9, HonestPaperTest.filled(Forger.object(SIGNED, 9), "/NeedAppearances true"))),
                "SG-332");
    }

    @Test
    void a_script_in_the_catalogue_is_seen() {
        assertAltered(
                Forger.update(
                        SIGNED,
                        Map.of(
                                1,
                                HonestPaperTest.filled(
                                        Forger.object(SIGNED, 1),
                                        "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"))),
                "SG-332");
    }

    // ---- forged signatures

    @Test
    void a_changed_byte_is_seen() {
        assertAltered(Forger.replaced(SIGNED, "approved 100", "approved 900"), "SG-349");
    }

    @Test
    void a_second_field_with_the_same_value_is_seen() {
        int free = Forger.free(SIGNED);
        String value = Forger.text(SIGNED).replaceAll("(?s).*/V (\\d+ 0 R).*", "$1");
        byte[] forged = Forger.update(
                SIGNED,
                Map.of(
                        9,
                        Forger.object(SIGNED, 9).replaceFirst("/Fields \\[", "/Fields [" + free + " 0 R "),
                        free,
                        "<< /FT /Sig /T (copy) /V " + value + " /Type /Annot /Subtype /Widget /Rect [0 0 0 0] >>"));

        assertAltered(forged, "SG-312");
    }

    @Test
    void a_signature_value_that_no_field_holds_is_seen() {
        int free = Forger.free(SIGNED);

        assertAltered(
                Forger.update(SIGNED, Map.of(free, "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>")), "SG-321");
    }

    @Test
    void a_removed_signature_is_seen() {
        String form = Forger.object(SIGNED, 9);
        byte[] forged = Forger.update(SIGNED, Map.of(9, form.replaceFirst("/Fields \\[[^]]*\\]", "/Fields []")));

        assertAltered(forged, "SG-322");
    }

    @Test
    void a_removed_signature_stays_removed_under_a_mere_timestamp() {
        TestAuthority.Identity tsa = AUTHORITY.identity("CN=TSA", TestAuthority.Terms.stamping());
        byte[] twice = TestPaper.sign(SIGNED, TestSigner.of(AUTHORITY.identity("CN=Li Yangli"), AUTHORITY));
        byte[] stripped = Forger.update(twice, Map.of(9, Forger.object(SIGNED, 9), 3, Forger.object(SIGNED, 3)));

        byte[] bare = Forger.update(
                SIGNED,
                Map.of(
                        9,
                        String.valueOf(TestPaper.objects("").get(9)),
                        3,
                        String.valueOf(TestPaper.objects("").get(3))));

        assertAltered(TestPaper.stamp(stripped, tsa, TestAuthority.NOW.minusSeconds(30)), "SG-322");
        assertAltered(TestPaper.stamp(bare, tsa, TestAuthority.NOW.minusSeconds(30)), "SG-322");
    }

    @Test
    void a_paper_with_nothing_but_a_timestamp_is_unsigned() {
        TestAuthority.Identity tsa = AUTHORITY.identity("CN=TSA", TestAuthority.Terms.stamping());

        VerificationReport report =
                judge(TestPaper.stamp(TestPaper.plain("approved 999"), tsa, TestAuthority.NOW.minusSeconds(30)));

        assertThat(report.verdict()).isInstanceOf(Verdict.Unsigned.class);
        assertThat(codes(report)).contains("SG-309");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[0 10]", "[0 10 20 -5]", "[0 0 0 0]", "[0 1 2 99999999]", "(x)"})
    void a_byte_range_that_is_none_is_never_unsigned(String range) {
        byte[] forged = Forger.bytes(Forger.text(SIGNED).replaceFirst("/ByteRange \\[[^]]*\\]", "/ByteRange " + range));

        VerificationReport report = judge(forged);

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "<>", "<00>", "(x)", "<zz>"})
    void contents_that_are_none_are_never_unsigned(String contents) {
        byte[] forged =
                Forger.bytes(Forger.text(SIGNED).replaceFirst("/Contents <[0-9a-fA-F]*>", "/Contents " + contents));

        VerificationReport report = judge(forged);

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_value_of_null_is_never_unsigned() {
        byte[] forged = Forger.bytes(Forger.text(SIGNED).replaceFirst("/V \\d+ 0 R", "/V null "));

        assertThat(judge(forged).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_range_wrapped_around_foreign_objects_is_seen() {
        String text = Forger.text(SIGNED);
        int close = text.indexOf('>', text.indexOf("/Contents <"));
        String foreign = " 5 0 obj\n" + TestPaper.stream("approved 999") + "\nendobj ";
        byte[] forged = Forger.bytes(text.substring(0, close) + "> " + foreign + "<00" + text.substring(close));

        assertThat(judge(forged).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void bytes_hidden_in_the_padding_of_the_value_are_seen() {
        String text = Forger.text(SIGNED);
        int close = text.indexOf('>', text.indexOf("/Contents <"));
        byte[] forged = Forger.bytes(text.substring(0, close - 4) + "41" + text.substring(close - 2));

        assertAltered(forged, "SG-318");
    }

    @Test
    void a_second_signature_that_lies_is_no_excuse_for_a_change() {
        TestSigner stranger = TestSigner.of(AUTHORITY.identity("CN=Li Yangli"), AUTHORITY);
        byte[] forged = TestPaper.sign(Forger.update(SIGNED, Map.of(5, TestPaper.stream("approved 999"))), stranger);

        VerificationReport report = judge(forged);

        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(report.signatures())
                .extracting(SignatureReport::changesAfter)
                .containsExactly(ChangesAfter.FORBIDDEN, ChangesAfter.NONE);
    }

    @Test
    void a_new_signature_does_not_cover_the_page() {
        int free = Forger.free(SIGNED);
        byte[] prepared = Forger.update(
                SIGNED,
                Map.of(
                        9,
                        Forger.object(SIGNED, 9).replaceFirst("/Fields \\[", "/Fields [" + free + " 0 R "),
                        3,
                        Forger.object(SIGNED, 3).replaceFirst("/Annots \\[", "/Annots [" + free + " 0 R "),
                        free,
                        "<< /FT /Sig /T (cover) /Type /Annot /Subtype /Widget /P 3 0 R /Rect [0 0 595 842]"
                                + " /AP << /N 13 0 R >> >>"));

        assertThat(judge(prepared).verdict()).isInstanceOf(Verdict.Altered.class);
        byte[] covered = TestPaper.sign(prepared, Placing.invisible().in("cover"), SIGNER);
        assertThat(codes(judge(covered))).contains("SG-343");
    }

    // ---- chance

    @Test
    void no_random_damage_is_ever_valid_and_none_breaks_the_verifier() {
        Random random = new Random(20261124);
        Map<String, Integer> seen = new LinkedHashMap<>();
        int contents = Forger.text(SIGNED).indexOf("/Contents <");
        int end = Forger.text(SIGNED).indexOf('>', contents);
        for (int i = 0; i < 1500; i++) {
            byte[] damaged = damage(SIGNED, random);
            VerificationReport report = judge(damaged);
            boolean onlyPadding = onlyDiffersWithin(damaged, contents, end + 1);
            assertThat(report.verdict() instanceof Verdict.Valid && !onlyPadding)
                    .as("round %d", i)
                    .isFalse();
            seen.merge(report.verdict().word(), 1, Integer::sum);
        }
        assertThat(seen).containsKey("altered");
    }

    private static byte[] damage(byte[] pdf, Random random) {
        byte[] copy = pdf.clone();
        switch (random.nextInt(4)) {
            case 0 -> copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                return Arrays.copyOf(copy, random.nextInt(copy.length));
            }
            case 2 -> {
                int from = random.nextInt(copy.length - 20);
                for (int i = 0; i < 20; i++) {
                    copy[from + i] = (byte) random.nextInt(256);
                }
            }
            default -> {
                int from = random.nextInt(copy.length);
                int to = random.nextInt(copy.length);
                int count = Math.min(40, copy.length - Math.max(from, to));
                System.arraycopy(pdf, from, copy, to, count);
                if (Arrays.equals(copy, pdf)) {
                    copy[to] ^= 1;
                }
            }
        }
        return copy;
    }

    /** Hexadecimal digits may change their case without changing the value. */
    private static boolean onlyDiffersWithin(byte[] damaged, int from, int to) {
        if (damaged.length != SIGNED.length) {
            return false;
        }
        for (int i = 0; i < damaged.length; i++) {
            if (damaged[i] != SIGNED[i] && (i < from || i >= to)) {
                return false;
            }
        }
        return true;
    }
}
