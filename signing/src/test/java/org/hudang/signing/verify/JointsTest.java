package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Papers that had to be repaired before they were signed: what was signed is intact, and still nobody can say what it shows. */
class JointsTest {
    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.Algorithm.EC);
    private static final TestSigner SIGNER = TestSigner.of(AUTHORITY.identity("CN=Zhang Yangli"), AUTHORITY);
    private static final String PAPER = Forger.text(TestPaper.plain("approved 100"));

    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    private VerificationReport judge(byte[] pdf) {
        return verifier.verify("paper.pdf", pdf, VerificationOptions.strict().trusting(AUTHORITY.trust()));
    }

    private void assertDoubtful(byte[] signed) {
        VerificationReport report = judge(signed);
        assertThat(report.verdict()).isInstanceOf(Verdict.CannotTell.class);
        assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(report.reasons()).extracting(Reason::code).contains("SG-394");
        assertThat(report.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.integrity()).isEqualTo(SignatureReport.SignatureIntegrity.INTACT);
            assertThat(signature.trust()).isEqualTo(SignatureReport.Trust.TRUSTED);
        });
    }

    /** An honest update behind something, chained to the table that stands there. */
    private static byte[] continued(String base) {
        int table = base.lastIndexOf("\nxref\n") + 1;
        String update = "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size " + Forger.free(Forger.bytes(base))
                + " /Root 1 0 R /Prev " + table + " >>\nstartxref\n" + base.length() + "\n%%EOF\n";
        return Forger.bytes(base + update);
    }

    @Test
    void an_end_that_names_another_place_than_its_section_leaves_it_open() {
        String lie = PAPER.replaceFirst("startxref\n\\d+", "startxref\n100");

        assertDoubtful(TestPaper.sign(continued(lie), SIGNER));
    }

    @Test
    void a_file_that_a_library_repaired_while_it_signed_leaves_it_open() {
        String lie = PAPER.replaceFirst("startxref\n\\d+", "startxref\n100");

        assertDoubtful(TestPaper.sign(Forger.bytes(lie), SIGNER));
    }

    @Test
    void a_part_without_an_end_leaves_it_open() {
        String endless = PAPER.substring(0, PAPER.lastIndexOf("startxref"));

        assertDoubtful(TestPaper.sign(continued(endless), SIGNER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004 an archive ", "<html> ", "\u0001", "trailer << /Root 2 0 R >> "})
    void something_else_between_an_end_and_the_next_update_leaves_it_open(String foreign) {
        assertDoubtful(TestPaper.sign(continued(PAPER + foreign), SIGNER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", "% a comment\n"})
    void white_space_and_comments_between_are_as_good_as_nothing(String blank) {
        assertThat(judge(TestPaper.sign(continued(PAPER + blank), SIGNER)).verdict())
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void an_end_that_names_the_white_space_before_its_section_is_right() {
        int table = PAPER.lastIndexOf("\nxref\n");
        String early = PAPER.replaceFirst("startxref\n\\d+", "startxref\n" + table);

        assertThat(judge(TestPaper.sign(continued(early), SIGNER)).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_paper_saved_many_times_before_it_was_signed_is_valid() {
        byte[] pdf = Forger.bytes(PAPER);
        for (int i = 0; i < 5; i++) {
            pdf = Forger.update(pdf, Map.of(8, TestPaper.stream("draft " + i)));
        }

        assertThat(judge(TestPaper.sign(pdf, SIGNER)).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_paper_that_is_to_be_read_from_its_beginning_is_valid() {
        byte[] pdf = fromItsBeginning();

        assertThat(judge(TestPaper.sign(pdf, SIGNER)).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(judge(TestPaper.sign(Forger.update(pdf, Map.of(8, "null")), SIGNER))
                        .verdict())
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_paper_that_is_to_be_read_from_its_beginning_must_end_there() {
        String text = Forger.text(fromItsBeginning());
        int last = text.lastIndexOf("startxref");
        String lie = text.substring(0, last) + text.substring(last).replaceFirst("\\d+", "100");
        int first = text.indexOf("xref");
        String update = "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 14 /Root 1 0 R /Prev " + first
                + " >>\nstartxref\n" + lie.length() + "\n%%EOF\n";

        assertDoubtful(TestPaper.sign(Forger.bytes(lie + update), SIGNER));
    }

    /** The first section stands at the front and speaks of all objects but the first three, the second at the end. */
    private static byte[] fromItsBeginning() {
        Map<Integer, String> objects = TestPaper.objects("approved 100");
        String head = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
        int first = head.length();
        int entries = objects.size() - 3;
        String trailer = "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R /Prev 0000000000 >>\n";
        String end = "startxref\n0\n%%EOF\n";
        int at = first + ("xref\n4 " + entries + "\n").length() + 20 * entries + trailer.length() + end.length();
        StringBuilder body = new StringBuilder();
        StringBuilder front = new StringBuilder("xref\n4 " + entries + "\n");
        StringBuilder back = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (Map.Entry<Integer, String> object : objects.entrySet()) {
            (object.getKey() < 4 ? back : front).append(RawPaper.entry(at + body.length(), 0));
            body.append(object.getKey() + " 0 obj\n" + object.getValue() + "\nendobj\n");
        }
        String main = String.format("%010d", at + body.length());
        return Forger.bytes(head + front + trailer.replace("0000000000", main) + end + body + back
                + "trailer\n<< /Size 4 >>\nstartxref\n" + first + "\n%%EOF\n");
    }
}
