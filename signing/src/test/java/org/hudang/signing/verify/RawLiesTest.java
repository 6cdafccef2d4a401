package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.hudang.signing.verify.RawPaper.Parts;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Lies in the bytes themselves: updates that are none, forged ranges and values, wrapped signatures. */
class RawLiesTest {
    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.Algorithm.EC);
    private static final TestSigner SIGNER = TestSigner.of(AUTHORITY.identity("CN=Zhang Yangli"), AUTHORITY);
    private static final String LIE = TestPaper.stream("approved 999");
    static final String DICTIONARY =
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange RANGE /Contents HOLE >>";
    private static final String RANGE_LAST =
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Contents HOLE /ByteRange RANGE >>";

    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    private VerificationReport judge(byte[] pdf) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(AUTHORITY.trust()));
    }

    private void assertAltered(byte[] forged) {
        VerificationReport report = judge(forged);
        assertThat(report.verdict()).isInstanceOf(Verdict.Altered.class);
        assertThat(report.integrity()).isEqualTo(Integrity.ALTERED);
    }

    private static byte[] signed(String layout) {
        return RawPaper.sign(TestPaper.objects("approved 100"), layout, SIGNER::sign);
    }

    // ---- incremental saving

    /** Updates that give the first page another content, each wrong in form in its own way or honest in form. */
    private static Map<String, byte[]> savings(byte[] pdf) {
        int page = RawPaper.content(pdf);
        Parts parts = RawPaper.of(pdf, Map.of(page, LIE));
        int at = pdf.length + 1;
        int old = Forger.startxref(pdf);
        String head = "xref\n0 1\n0000000000 65535 f \n" + page + " 1\n";
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("complete", parts.behind(pdf));
        all.put("body only", Forger.join(pdf, parts.body()));
        all.put("body and end", parts.table("").trailer("").behind(pdf));
        all.put("body and trailer", parts.table("").behind(pdf));
        all.put("body and table", parts.trailer("").behind(pdf));
        all.put("no end", parts.end("").behind(pdf));
        all.put("no end marker", parts.end(parts.end().replace("%%EOF", "")).behind(pdf));
        all.put("bare end marker", parts.table("").trailer("").end("%%EOF\n").behind(pdf));
        all.put("old startxref", parts.end("startxref\n" + old + "\n%%EOF\n").behind(pdf));
        all.put("startxref 0", parts.end("startxref\n0\n%%EOF\n").behind(pdf));
        all.put("startxref beyond", parts.end("startxref\n99999999\n%%EOF\n").behind(pdf));
        all.put(
                "startxref huge",
                parts.end("startxref\n99999999999999\n%%EOF\n").behind(pdf));
        all.put("startxref negative", parts.end("startxref\n-1\n%%EOF\n").behind(pdf));
        all.put(
                "entry beside the object",
                parts.table(head + RawPaper.entry(at + 1, 0)).behind(pdf));
        all.put("entry beyond", parts.table(head + RawPaper.entry(99999999, 0)).behind(pdf));
        all.put(
                "entry of a new generation",
                parts.table(head + RawPaper.entry(at, 1)).behind(pdf));
        all.put("entry free", parts.table(head + "0000000000 00001 f \n").behind(pdf));
        all.put(
                "object of a new generation",
                parts.body(parts.body().replace(" 0 obj", " 1 obj"))
                        .table(head + RawPaper.entry(at, 1))
                        .behind(pdf));
        all.put("same content, new generation", sameContentNewGeneration(pdf, page));
        all.putAll(trailersAndBodies(pdf, page, parts));
        return all;
    }

    private static Map<String, byte[]> trailersAndBodies(byte[] pdf, int page, Parts parts) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "no Prev",
                parts.trailer(parts.trailer().replaceAll("/Prev \\d+", "")).behind(pdf));
        all.put(
                "Prev 0",
                parts.trailer(parts.trailer().replaceAll("/Prev \\d+", "/Prev 0"))
                        .behind(pdf));
        all.put(
                "Prev itself",
                parts.trailer(parts.trailer()
                                .replaceAll(
                                        "/Prev \\d+",
                                        "/Prev " + (pdf.length + parts.body().length())))
                        .behind(pdf));
        all.put(
                "another Root",
                parts.trailer(parts.trailer().replaceAll("/Root \\d+", "/Root 2"))
                        .behind(pdf));
        all.put(
                "Root twice",
                parts.trailer(parts.trailer().replace(">>", "/Root 2 0 R >>")).behind(pdf));
        all.put(
                "object twice",
                parts.body(parts.body() + page + " 0 obj\n(x)\nendobj\n").behind(pdf));
        all.put(
                "object in a comment",
                parts.body("%" + page + " 0 obj (x) endobj\n" + parts.body()).behind(pdf));
        all.put(
                "object behind endobj",
                parts.body(parts.body().replace("endobj", "endobj 77 0 obj (x)"))
                        .behind(pdf));
        all.put("rubbish before", parts.body("rubbish" + parts.body()).behind(pdf));
        all.put("second header", parts.body("%PDF-1.4\n" + parts.body()).behind(pdf));
        return all;
    }

    private static byte[] sameContentNewGeneration(byte[] pdf, int page) {
        // a reader that asks for generation 0 finds nothing and shows an empty page
        String body = "\n" + page + " 1 obj\n" + copyOf(pdf, page) + "\nendobj\n";
        String table = "xref\n0 1\n0000000000 65535 f \n" + page + " 1\n" + RawPaper.entry(pdf.length + 1, 1);
        Parts parts = RawPaper.of(pdf, Map.of());
        return parts.body(body)
                .table(table)
                .end("startxref\n" + (pdf.length + body.length()) + "\n%%EOF\n")
                .behind(pdf);
    }

    private static String copyOf(byte[] pdf, int number) {
        try {
            return Forger.object(pdf, number);
        } catch (IllegalStateException e) {
            return LIE; // it lies in an object stream, or is written in another form
        }
    }

    @TestFactory
    Stream<DynamicTest> no_update_shows_another_content() {
        byte[] pdf = signed(DICTIONARY);
        assertThat(judge(pdf).verdict()).isEqualTo(new Verdict.Valid());
        return savings(pdf).entrySet().stream()
                .map(lie -> dynamicTest(lie.getKey(), () -> assertAltered(lie.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> no_update_shows_another_content_of_a_real_paper() {
        Optional<Path> corpus = Corpora.folder("pdf-signatures");
        if (corpus.isEmpty()) {
            System.err.println("SKIPPED: the corpus pdf-signatures is not there");
            return Stream.empty();
        }
        return Corpora.rows(corpus.get().resolve("verdicts.tsv")).stream()
                .filter(row -> row[7].equals("VALID"))
                .map(row -> dynamicTest(row[0], () -> {
                    byte[] pdf = Files.readAllBytes(corpus.get().resolve(row[0]));
                    for (Map.Entry<String, byte[]> lie : savings(pdf).entrySet()) {
                        assertThat(judge(lie.getValue()).integrity())
                                .as(lie.getKey())
                                .isEqualTo(Integrity.ALTERED);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> no_update_that_readers_read_in_two_ways_is_valid() {
        byte[] pdf = signed(DICTIONARY);
        return RawLies.all().entrySet().stream()
                .map(lie -> dynamicTest(
                        lie.getKey(),
                        () -> assertAltered(
                                KnownPaper.of(pdf, lie.getValue()::behind).orElseThrow())));
    }

    @Test
    void an_update_with_compressed_objects_is_permitted_when_it_says_nothing_new() {
        byte[] pdf = signed(DICTIONARY);

        byte[] more = RawPaper.compressed(pdf, Map.of(3, Forger.object(pdf, 3)), LIE);

        assertThat(judge(more).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_paper_that_is_encrypted_afterwards_is_refused() {
        byte[] pdf = signed(DICTIONARY);
        Parts parts = RawPaper.of(pdf, Map.of());

        assertThat(judge(parts.trailer(parts.trailer().replace(">>", "/Encrypt << >> >>"))
                                .behind(pdf))
                        .verdict())
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void an_object_hidden_in_a_stream_of_a_permitted_update_is_seen() {
        byte[] pdf = signed(DICTIONARY);
        String hidden = "5 0 obj\n" + LIE + "\nendobj\n";
        String metadata =
                "<< /Type /Metadata /Subtype /XML /Length " + hidden.length() + " >>\nstream\n" + hidden + "endstream";
        String catalog = HonestPaperTest.filled(Forger.object(pdf, 1), "/Metadata 95 0 R");

        assertAltered(RawPaper.of(pdf, Map.of(1, catalog, 95, metadata)).behind(pdf));
    }

    // ---- universal forgery

    private static final List<String> RANGES = List.of(
            "null",
            "[]",
            "[null]",
            "[0]",
            "[0 1]",
            "[0 1 2]",
            "[0 0 0 0]",
            "[0 1 2 3]",
            "[0 10 5 100]",
            "[1 2 3 4]",
            "[0 -1 2 3]",
            "[0 A B -1]",
            "[0 A B C D]",
            "[0 A B 0]",
            "[0 A B 99999999]",
            "[0 A B 99999999999999999999]",
            "[0.0 A B C]",
            "[0 A.5 B C]",
            "[0 A B C.0]",
            "[-0 A B C]",
            "[0 A B C 0 1]",
            "[0 A B C null]",
            "[[0 A B C]]",
            "[0 (A) B C]",
            "[/0 A B C]",
            "[C B A 0]",
            "[0 A A C]",
            "[B C 0 A]",
            "[0 B A C]",
            "(0 A B C)",
            "<< >>",
            "true",
            "/ByteRange",
            "90 0 R",
            "1 0 R",
            "[1 0 R A B C]",
            "[0 A B",
            "0 A B C",
            "");

    private static final List<String> VALUES = List.of(
            "null",
            "<>",
            "<00>",
            "<0>",
            "()",
            "(x)",
            "<zz>",
            "<30",
            "[]",
            "90 0 R",
            "1 0 R",
            "true",
            "/x",
            "<< >>",
            "",
            "<3000>",
            "<3080>",
            "<30800000>",
            "<3082ffff00>",
            "<0400>",
            "<0500>",
            "<30030201>",
            "<FF>",
            "<00 00>");

    @TestFactory
    Stream<DynamicTest> a_signature_with_another_range_or_value_is_neither_valid_nor_unsigned() {
        byte[] pdf = signed(DICTIONARY);
        int[] gap = RawPaper.gap(pdf);
        String contents = Forger.text(pdf).substring(gap[0], gap[1]);
        List<DynamicTest> tests = new ArrayList<>();
        for (String range : RANGES) {
            String written = range.replace("A", "" + gap[0])
                    .replace("B", "" + gap[1])
                    .replace("C", "" + (pdf.length - gap[1]))
                    .replace("D", "7");
            tests.add(dynamicTest(
                    "range " + range, () -> assertForgeries(pdf, "/ByteRange " + written, "/Contents " + contents)));
        }
        for (String value : VALUES) {
            String range = "/ByteRange [0 " + gap[0] + " " + gap[1] + " " + (pdf.length - gap[1]) + "]";
            tests.add(dynamicTest("value " + value, () -> assertForgeries(pdf, range, "/Contents " + value)));
            tests.add(dynamicTest("neither, value " + value, () -> assertForgeries(pdf, "", "/Contents " + value)));
        }
        tests.add(dynamicTest("nothing at all", () -> assertForgeries(pdf, "", "")));
        return tests.stream();
    }

    /** In place, and as an update that replaces the value, the whole dictionary reversed too. */
    private void assertForgeries(byte[] pdf, String range, String contents) {
        String head = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ";
        for (String dictionary : List.of(
                head + range + " " + contents + " >>",
                contents + " " + range + " " + head.substring(2) + " >>",
                "<< " + contents + " " + range + " >>",
                "<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 " + range + " " + contents + " >>")) {
            String shape = dictionary.startsWith("<<") ? dictionary : "<< " + dictionary;
            assertAltered(RawPaper.of(pdf, Map.of(90, shape)).behind(pdf));
            String text = Forger.text(pdf);
            int from = text.indexOf("90 0 obj\n") + 9;
            int to = text.indexOf("\nendobj", from);
            String padding = " ".repeat(Math.max(0, to - from - shape.length()));
            assertAltered(Forger.bytes(text.substring(0, from) + shape + padding + text.substring(to)));
        }
    }

    @Test
    void a_value_that_is_the_field_itself_an_array_or_a_number_is_never_unsigned() {
        byte[] pdf = signed(DICTIONARY);
        String field = Forger.object(pdf, 12);
        for (String value : List.of("null", "12 0 R", "[90 0 R]", "7", "(x)", "<< >>", "77 0 R", "90 1 R", "true")) {
            assertAltered(
                    RawPaper.of(pdf, Map.of(12, field.replace("90 0 R", value))).behind(pdf));
        }
    }

    @Test
    void names_written_in_another_way_change_nothing() {
        byte[] hidden = signed(DICTIONARY.replace("/ByteRange", "/Byte#52ange").replace("/Contents", "/C#6fntents"));
        assertThat(judge(hidden).verdict()).isEqualTo(new Verdict.Valid());

        assertAltered(Forger.replaced(hidden, "approved 100", "approved 900"));
    }

    // ---- wrapping

    @TestFactory
    Stream<DynamicTest> a_signature_wrapped_around_foreign_bytes_is_seen() {
        Random random = new Random(20261124);
        List<DynamicTest> tests = new ArrayList<>();
        for (String layout : List.of(DICTIONARY, RANGE_LAST)) {
            byte[] pdf = signed(layout);
            assertThat(judge(pdf).verdict()).isEqualTo(new Verdict.Valid());
            for (int i = 0; i < 24; i++) {
                int seed = random.nextInt();
                tests.add(dynamicTest("wrapping " + seed, () -> assertAltered(wrapped(pdf, new Random(seed)))));
            }
        }
        return tests.stream();
    }

    /** Both signed parts stay byte for byte; foreign objects stand between them or behind the moved second one. */
    private static byte[] wrapped(byte[] pdf, Random random) {
        String text = Forger.text(pdf);
        int[] gap = RawPaper.gap(pdf);
        String first = text.substring(0, gap[0]);
        String second = text.substring(gap[1]);
        String contents = text.substring(gap[0], gap[1]);
        String foreign = "\n5 0 obj\n" + LIE + "\nendobj\n";
        String table = "xref\n5 1\n" + RawPaper.entry(first.length() + contents.length() + 200, 0);
        String middle = switch (random.nextInt(6)) {
            case 0 -> foreign;
            case 1 -> " >> endobj" + foreign + table + "trailer << /Root 1 0 R >> startxref 0 %%EOF ";
            case 2 -> foreign + "<" + "0".repeat(64) + ">";
            case 3 -> " /ByteRange [0 " + gap[0] + " " + (gap[1] + 500) + " " + second.length() + "] " + foreign;
            case 4 -> "%" + "x".repeat(100) + "\n" + foreign;
            default -> "(" + foreign.replace("(", "").replace(")", "") + ")";
        };
        int moved = first.length() + contents.length() + middle.length();
        String range = "/ByteRange [0 " + gap[0] + " " + moved + " " + second.length() + "] ";
        String wrapped = switch (random.nextInt(4)) {
            case 0 -> contents + middle;
            case 1 -> contents + " " + range + middle;
            case 2 -> contents.replace(">", "") + middle + ">";
            default -> "<00> " + range + middle + contents;
        };
        return Forger.bytes(first + wrapped + second);
    }

    // ---- behind and inside

    @Test
    void the_value_of_another_paper_does_not_fit() {
        byte[] one = signed(DICTIONARY);
        byte[] other = RawPaper.sign(TestPaper.objects("approved 200"), DICTIONARY, SIGNER::sign);
        int[] gap = RawPaper.gap(one);
        String value = Forger.text(one).substring(gap[0], gap[1]);
        int[] place = RawPaper.gap(other);
        String text = Forger.text(other);

        assertAltered(Forger.bytes(text.substring(0, place[0]) + value + text.substring(place[1])));
    }

    @Test
    void the_value_of_a_signature_is_no_document_timestamp() {
        byte[] pdf = RawPaper.sign(
                TestPaper.objects("approved 100"),
                DICTIONARY.replace("ETSI.CAdES.detached", "ETSI.RFC3161"),
                SIGNER::sign);

        assertThat(judge(pdf).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void a_timestamp_of_another_paper_does_not_fit() {
        TestAuthority.Identity tsa = AUTHORITY.identity("CN=TSA", TestAuthority.Terms.stamping());
        String layout =
                DICTIONARY.replace("ETSI.CAdES.detached", "ETSI.RFC3161").replace("/Sig ", "/DocTimeStamp ");
        byte[] honest = RawPaper.sign(
                TestPaper.objects("x"), layout, content -> TestSigner.token(content, tsa, TestAuthority.NOW));
        byte[] swapped = RawPaper.sign(
                TestPaper.objects("x"),
                layout,
                content -> TestSigner.token(Forger.bytes("another paper"), tsa, TestAuthority.NOW));

        TrustData trust = AUTHORITY.trust().plusAnchors("issuing", TestAuthority.pem(AUTHORITY.issuing.certificate()));
        VerificationOptions options = VerificationOptions.strict().trusting(trust);
        VerificationReport report = verifier.verify("x", honest, options);
        assertThat(report.signatures())
                .singleElement()
                .satisfies(stamp -> assertThat(stamp.integrity()).isEqualTo(SignatureReport.SignatureIntegrity.INTACT));
        assertThat(report.verdict()).as("a timestamp is nobody's signature").isInstanceOf(Verdict.Unsigned.class);
        assertThat(verifier.verify("x", swapped, options).verdict()).isInstanceOf(Verdict.Altered.class);
    }
}
