package org.hudang.benchmarks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.assertj.core.data.Percentage;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each benchmark does what it says, once; how fast is no matter here. */
class SigningBenchmarksTest {
    private static FormSigning.Desk desk(KeyAlgorithm key) {
        FormSigning.Desk desk = new FormSigning.Desk();
        desk.key = key;
        desk.open();
        return desk;
    }

    @ParameterizedTest
    @EnumSource
    void the_form_has_three_pages_and_its_seal_is_valid(KeyAlgorithm key) {
        FormSigning.Desk desk = desk(key);

        byte[] signed = new FormSigning().hudang(desk);

        assertThat(desk.form.pages()).isEqualTo(3);
        assertThat(desk.form.pdf().length).isBetween(120_000, 160_000);
        VerificationReport report = Verifier.with(Office.clock()).verify("form.pdf", signed, desk.office.trusting());
        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures())
                .singleElement()
                .satisfies(seal -> assertThat(seal.kind()).isEqualTo(SignatureReport.Kind.SEAL));
    }

    @ParameterizedTest
    @EnumSource
    void the_floor_makes_a_cms_that_a_verifier_accepts_in_place_of_ours(KeyAlgorithm key) {
        FormSigning.Desk desk = desk(key);
        byte[] signed = new FormSigning().hudang(desk);
        VerifyingFloor check = new VerifyingFloor(key, signed);

        // the floor signs what the ranges of the signed file cover, and its CMS takes the place of ours
        byte[] covered = check.covered(signed);
        byte[] cms = new FormSigning().floor(with(desk, covered));
        byte[] exchanged =
                check.withContents(signed, HexFormat.of().formatHex(cms).getBytes(StandardCharsets.US_ASCII));

        // RSA gives the same value each time, so the floor's CMS is ours to the last byte
        assertThat(java.util.Arrays.equals(exchanged, signed)).isEqualTo(key == KeyAlgorithm.RSA_3072);
        assertThat(Verifier.with(Office.clock())
                        .verify("form.pdf", exchanged, desk.office.trusting())
                        .verdict())
                .isEqualTo(new Verdict.Valid());
    }

    private static FormSigning.Desk with(FormSigning.Desk desk, byte[] file) {
        desk.form = new OwnForm(file, desk.form.field(), desk.form.pages(), desk.form.seal());
        return desk;
    }

    @ParameterizedTest
    @EnumSource
    void verifying_finds_an_intact_form_valid_and_the_floor_tells_an_altered_one(KeyAlgorithm key) {
        FormVerifying.Desk desk = new FormVerifying.Desk();
        desk.key = key;
        desk.open();
        FormVerifying benchmark = new FormVerifying();

        assertThat(benchmark.hudang(desk).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(benchmark.floor(desk)).isTrue();

        desk.signed[1000] ^= 1;
        assertThat(benchmark.floor(desk)).isFalse();
        assertThat(benchmark.hudang(desk).verdict()).isNotEqualTo(new Verdict.Valid());
    }

    /** What a peer signed is right to our verifier, and shows the seal in the field it was meant for. */
    private static void requireSealed(byte[] signed, FormSigning.Desk desk) {
        VerificationReport report = Verifier.with(Office.clock()).verify("form.pdf", signed, desk.office.trusting());
        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures())
                .singleElement()
                .satisfies(seal -> assertThat(seal.field()).isEqualTo(desk.form.field()));
    }

    @ParameterizedTest
    @EnumSource
    void pdfbox_signs_the_same_form_in_both_ways(KeyAlgorithm key) {
        FormSigning.Desk desk = desk(key);

        byte[] plain = new FormSigning().pdfbox(desk);
        byte[] best = new FormSigning().pdfboxReady(desk);

        requireSealed(plain, desk);
        requireSealed(best, desk);
        assertThat(Drawn.in(new FormSigning().hudang(desk), desk.form.field()).deflated())
                .isEqualTo(desk.drawn.deflated());
    }

    @ParameterizedTest
    @EnumSource(names = "SM2", mode = EnumSource.Mode.EXCLUDE)
    void itext_signs_the_same_form_and_checks_ours(KeyAlgorithm key) {
        FormSigning.Desk desk = desk(key);
        FormVerifying.Desk other = new FormVerifying.Desk();
        other.signed = new FormSigning().hudang(desk);

        requireSealed(new FormSigning().itext(desk), desk);
        assertThat(new FormVerifying().itext(other)).isTrue();

        other.signed[1000] ^= 1;
        assertThat(new FormVerifying().itext(other)).isFalse();
    }

    @Test
    void itext_cannot_sign_with_SM2() {
        FormSigning.Desk desk = desk(KeyAlgorithm.SM2);

        assertThatThrownBy(() -> requireSealed(new FormSigning().itext(desk), desk))
                .isInstanceOf(Throwable.class);
    }

    @ParameterizedTest
    @EnumSource(names = "MB_50", mode = EnumSource.Mode.EXCLUDE)
    void files_of_others_are_signed_and_found_valid(Foreign paper) {
        ForeignVerifying.Desk desk = new ForeignVerifying.Desk();
        desk.paper = paper;
        desk.open();

        assertThat(new ForeignVerifying().hudang(desk).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(new ForeignVerifying().floor(desk)).isTrue();
        assertThat((double) paper.file().length).isCloseTo((double) paper.bytes(), Percentage.withPercentage(40));
    }
}
