package org.hudang.benchmarks.certificate;

import java.security.SecureRandom;
import org.hudang.benchmarks.signing.Office;
import org.hudang.benchmarks.signing.RawKey;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.key.KeyAlgorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The payload of a certificate is written and signed, beside a bare signature over a message of the same length. */
public class PayloadSigning {
    /** The keys. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        /** Kind of the payload key. */
        @Param
        public PayloadAlgorithm algorithm;

        PayloadSigner signer;
        RawKey raw;
        byte[] message;

        /** Makes all of it. */
        @Setup
        public void open() {
            Office office = Office.fresh();
            signer = office.payloads(algorithm);
            KeyAlgorithm kind = algorithm == PayloadAlgorithm.SM2 ? KeyAlgorithm.SM2 : KeyAlgorithm.EC_P256;
            raw = RawKey.of(kind, office.bareKey(kind));
            message = new byte[Code.envelope(signer).length];
            new SecureRandom().nextBytes(message);
        }
    }

    /** The bare signature. */
    @Benchmark
    public byte[] floor(Desk desk) {
        return desk.raw.sign(desk.message);
    }

    /** Payload, envelope, signature. */
    @Benchmark
    public byte[] hudang(Desk desk) {
        return Code.envelope(desk.signer);
    }
}
