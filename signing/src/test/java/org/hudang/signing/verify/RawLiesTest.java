package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.hudang.signing.verify.RawPaper.Parts;
import org.hudang.signing.verify.ShapedPaper.Shape;
import org.hudang.signing.verify.TailLies.Saving;
import org.hudang.signing.verify.TailLies.Tail;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Lies in the bytes themselves: updates that are none, forged ranges and values, wrapped signatures. */
class RawLiesTest {
    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.Algorithm.EC);
    private static final TestSigner SIGNER = TestSigner.of(AUTHORITY.identity("CN=Zhang Yangli"), AUTHORITY);
    private static final String LIE = TailLies.LIE;
    private static final long SEED = 20_261_128;
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

    @TestFactory
    Stream<DynamicTest> no_update_shows_another_content() {
        return shaped((shape, pdf) -> {
            Saving saving = Saving.of(pdf);
            return TailLies.all().entrySet().stream()
                    .map(lie -> dynamicTest(
                            shape + ", " + lie.getKey(),
                            () -> assertAltered(lie.getValue().behind(saving))));
        });
    }

    /** Tests behind a signed paper. */
    private interface Behind {
        Stream<DynamicTest> tests(Shape shape, byte[] pdf);
    }

    /** The same paper in each shape of file, valid as it is. */
    private Stream<DynamicTest> shaped(Behind behind) {
        return Arrays.stream(Shape.values()).flatMap(shape -> {
            byte[] pdf = RawPaper.sign(TestPaper.objects("approved 100"), shape, new Random(SEED), SIGNER::sign);
            assertThat(judge(pdf).verdict()).as(shape.toString()).isEqualTo(new Verdict.Valid());
            return behind.tests(shape, pdf);
        });
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
                    Saving saving = Saving.of(Files.readAllBytes(corpus.get().resolve(row[0])));
                    for (Map.Entry<String, Tail> lie : TailLies.savings().entrySet()) {
                        assertThat(judge(lie.getValue().behind(saving)).integrity())
                                .as(lie.getKey())
                                .isEqualTo(Integrity.ALTERED);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> no_update_that_readers_read_in_two_ways_is_valid() {
        return shaped((shape, pdf) -> RawLies.all().entrySet().stream()
                .map(lie -> dynamicTest(
                        shape + ", " + lie.getKey(),
                        () -> assertAltered(
                                KnownPaper.of(pdf, lie.getValue()::behind).orElseThrow()))));
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
