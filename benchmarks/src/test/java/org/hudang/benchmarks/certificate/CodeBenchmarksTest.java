package org.hudang.benchmarks.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.hudang.certificates.check.CertificateVerdict.Genuine;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.cose.SignedEnvelope.Match;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.payload.CertificatePayload;
import org.hudang.certificates.qr.QrReader;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each benchmark does what it says, once; how fast is no matter here. */
class CodeBenchmarksTest {
    @ParameterizedTest
    @EnumSource
    void the_payload_is_signed_with_the_current_key(PayloadAlgorithm algorithm) {
        PayloadSigning.Desk desk = new PayloadSigning.Desk();
        desk.algorithm = algorithm;
        desk.open();

        SignedEnvelope envelope = SignedEnvelope.readBare(new PayloadSigning().hudang(desk));

        assertThat(envelope.matches(
                        desk.signer.current(PayloadContext.CERTIFICATE).publicKey()))
                .isEqualTo(Match.SIGNED);
        assertThat(CertificatePayload.read(envelope.payload())).isEqualTo(Code.facts());
        assertThat(new PayloadSigning().floor(desk)).hasSizeBetween(68, 72);
    }

    @Test
    void the_code_is_the_bare_encoders_and_reads_back_as_the_link() {
        CodeDrawing.Desk desk = new CodeDrawing.Desk();
        desk.open();
        CodeDrawing benchmark = new CodeDrawing();

        assertThat(QrReader.read(QrWriter.image(QrWriter.of(desk.text), 4))).containsExactly(desk.text);
        assertThat(benchmark.hudang(desk)).isEqualTo(QrWriter.svg(QrWriter.of(desk.text)));
        assertThat(benchmark.floor(desk).getVersion().getVersionNumber())
                .isEqualTo(QrWriter.of(desk.text).version());
    }

    @ParameterizedTest
    @EnumSource
    void the_code_is_found_genuine_and_the_bare_check_holds(PayloadAlgorithm algorithm) {
        CertificateChecking.Desk desk = new CertificateChecking.Desk();
        desk.algorithm = algorithm;
        desk.open();

        assertThat(new CertificateChecking().hudang(desk).verdict()).isInstanceOf(Genuine.class);
        assertThat(new CertificateChecking().floor(desk)).isTrue();
        desk.message[0] ^= 1;
        assertThat(new CertificateChecking().floor(desk)).isFalse();
    }

    @Test
    void a_million_places_are_signed_and_opened_and_take_little_more_than_their_packed_bits() {
        ListSigning.Desk signing = new ListSigning.Desk();
        signing.open();
        ListReading.Desk reading = new ListReading.Desk();
        reading.open();

        int packed = new ListSigning().floor(signing);
        assertThat(new ListSigning().hudang(signing)).isBetween(packed, packed + Lists.OF_A_MILLION * 400);
        assertThat(new ListReading().hudang(reading)).isEqualTo(sum(Lists.OF_A_MILLION));
    }

    private static int sum(int lists) {
        int sum = 0;
        for (int list = 1; list <= lists; list++) {
            sum += Lists.withdrawn(list).getOrDefault(StatusPlace.PLACES - list, 0);
        }
        return sum;
    }
}
