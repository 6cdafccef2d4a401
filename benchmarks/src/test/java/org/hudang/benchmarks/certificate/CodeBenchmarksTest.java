package org.hudang.benchmarks.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.cose.SignedEnvelope.Match;
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
}
