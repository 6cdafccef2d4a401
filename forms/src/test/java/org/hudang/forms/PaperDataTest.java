package org.hudang.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PaperDataTest {
    @Test
    void a_certificate_does_not_take_a_name_or_number_that_is_not_masked() {
        refused(() -> face("张样例", "999***********0013"), "certificate.maskedName");
        refused(() -> face("张*例", "999001198503120013"), "certificate.maskedNumber");
        refused(() -> face("张*例", "9990011985031200*3"), "certificate.maskedNumber");
        assertThat(face("张*例", "999***********0013").householdSize()).isEqualTo(4);
    }

    @Test
    void a_letter_does_not_take_a_ward_without_guardian_or_a_guardian_without_ward() {
        Authoriser ward = new Authoriser(
                "w",
                "张小样",
                "子",
                Specimens.id("99900120160520003"),
                Authoriser.Standing.LIVES_TOGETHER,
                Optional.of("absent"));
        Authoriser adult = Specimens.adult("a", "张样例", "户主", "99900119850312001");

        refused(() -> letter(List.of(ward), List.of()), "authoriser.guardian");
        refused(() -> letter(List.of(adult), List.of(Specimens.father())), "guardian.key");
        refused(() -> letter(List.of(adult, adult), List.of()), "authoriser.key");
        refused(() -> letter(List.of(), List.of()), "letter.authorisers");
    }

    @Test
    void a_name_of_several_lines_or_with_half_a_character_is_refused() {
        refused(() -> Specimens.reader("a", "张\n样例"), "confirmer.name");
        refused(() -> Specimens.reader("a", "张\ud842"), "confirmer.name");
        refused(() -> Specimens.reader("a", " "), "confirmer.name");
        refused(() -> Specimens.reader("a", "长".repeat(61)), "confirmer.name");
        refused(() -> Specimens.reader("a.b", "张样例"), "confirmer.key");
    }

    @Test
    void a_refusal_does_not_repeat_what_was_refused() {
        assertThatThrownBy(() -> new IdDocument(IdDocument.Kind.RESIDENT_ID, "99900119850312001x"))
                .isInstanceOf(PaperDataRefused.class)
                .hasMessageNotContaining("99900119850312001");
        assertThat(Specimens.letter().toString()).doesNotContain("999001198503120013");
        assertThat(Specimens.crowdedApplication().toString()).doesNotContain("99900120");
    }

    @Test
    void a_seal_larger_than_its_place_and_a_matrix_that_is_no_code_are_refused() {
        refused(() -> new SealSpot("a", "某局", 60, 42, Optional.empty()), "seal.widthMm");
        refused(() -> new SealSpot("a", "某局", Double.NaN, 42, Optional.empty()), "seal.widthMm");
        refused(() -> new QrMatrix(22, new BitSet()), "qr.size");
        refused(() -> new QrMatrix(21, new BitSet()), "qr.dark");
    }

    @Test
    void a_matrix_does_not_change_with_the_bits_it_was_made_of() {
        BitSet bits = new BitSet();
        bits.set(0);
        QrMatrix qr = new QrMatrix(21, bits);
        bits.set(1);
        qr.dark().set(2);

        assertThat(qr.isDark(0, 0)).isTrue();
        assertThat(qr.isDark(0, 1)).isFalse();
        assertThat(qr.isDark(0, 2)).isFalse();
        assertThat(qr.isDark(-1, 0)).isFalse();
    }

    @Test
    void a_report_of_an_inspection_takes_no_stage_result_or_digest_of_its_own_making() {
        refused(() -> new InspectionPaper.Extent(1, 1, "sha256"), "inspection.sha256");
        refused(() -> new InspectionPaper.Extent(-1, 1, Specimens.SM3), "inspection.extent");
        refused(
                () -> new InspectionPaper.Line(
                        "XX-1-1",
                        "检测",
                        InspectionPaper.What.CONTENT,
                        "比对",
                        new InspectionPaper.Found(InspectionPaper.Word.PASSED, "", List.of(), 0)),
                "inspection.line");
        refused(
                () -> new InspectionPaper(
                        new TemplateCode("JC-2026-1"), Specimens.inspection(1).head(), List.of(), Specimens.BUREAU),
                "inspection.lines");
    }

    @Test
    void a_copy_is_a_sheet_and_does_not_outlast_its_certificate() {
        AnnotatedCertificate copy = Specimens.copy("办理医疗救助", "某县人民医院（样例）");
        LocalDate last = copy.certificate().face().validTo();

        refused(
                () -> new AnnotatedCertificate(
                        copy.template(), Specimens.certificate(CertificatePaper.Shape.CARD), copy.note()),
                "copy.shape");
        refused(
                () -> new AnnotatedCertificate(copy.template(), copy.certificate(), note("cpy_1", last.plusDays(1))),
                "copy.until");
        refused(() -> note("cpy_1", LocalDate.of(2026, 11, 2)), "copy.until");
        refused(() -> note("cpy 1", last), "copy.number");
        refused(() -> Specimens.copy(" ", "某县人民医院（样例）"), "copy.purpose");
        refused(() -> Specimens.copy("办理医疗救助", "例".repeat(41)), "copy.requester");
    }

    private static AnnotatedCertificate.Note note(String number, LocalDate until) {
        return new AnnotatedCertificate.Note(number, "办理医疗救助", "某县人民医院（样例）", LocalDate.of(2026, 11, 3), until);
    }

    private static void refused(ThrowingCallable making, String field) {
        assertThatThrownBy(making).isInstanceOf(PaperDataRefused.class).hasMessageStartingWith("FO-005: " + field);
    }

    private static AuthorizationLetter letter(List<Authoriser> authorisers, List<Guardian> guardians) {
        return Specimens.letter(authorisers, guardians, List.of(Specimens.TOWNSHIP));
    }

    private static CertificateFace face(String name, String number) {
        return new CertificateFace(
                name,
                number,
                "最低生活保障",
                4,
                4,
                YearMonth.of(2026, 11),
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2027, 10, 31),
                "某社区",
                "某局",
                LocalDate.of(2026, 10, 23));
    }
}
