package org.hudang.benchmarks.certificate;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.Map;
import org.hudang.benchmarks.signing.Office;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.signing.PayloadAlgorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Signed bytes become digits, a code and an SVG, beside the bare encoder over the same text. */
public class CodeDrawing {
    /** What is drawn. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        byte[] envelope;
        String text;

        /** Makes all of it. */
        @Setup
        public void open() {
            envelope = Code.envelope(Office.fresh().payloads(PayloadAlgorithm.ES256));
            text = Code.link(envelope);
        }
    }

    /** ZXing's encoder. */
    @Benchmark
    public QRCode floor(Desk desk) {
        try {
            return Encoder.encode(desk.text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_COMPACT, true));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Digits, link, code, SVG. */
    @Benchmark
    public String hudang(Desk desk) {
        return QrWriter.svg(QrWriter.of(Code.link(desk.envelope)));
    }
}
