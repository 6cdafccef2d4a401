package org.hudang.benchmarks.certificate;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.hudang.benchmarks.signing.Office;
import org.hudang.benchmarks.signing.RawKey;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckMaterial;
import org.hudang.certificates.check.CheckResult;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.key.KeyAlgorithm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The text of a code is checked by the lists at hand: digits, signature, facts, standing in a list in which every hundredth place
 * is withdrawn; beside the bare check of a signature over a message of the same length.
 */
public class CertificateChecking {
    /** The code and its checker. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        /** Kind of the payload key. */
        @Param
        public PayloadAlgorithm algorithm;

        String text;
        CertificateChecker checker;
        RawCheck raw;
        byte[] message;
        byte[] signature;

        /** Makes all of it. */
        @Setup
        public void open() {
            Office office = Office.fresh();
            PayloadSigner signer = office.payloads(algorithm);
            byte[] envelope = Code.envelope(signer);
            byte[] list = Lists.signed(1, signer);
            text = Code.link(envelope);
            checker = CertificateChecker.with(
                    new CheckMaterial(Set.of(Code.HOST), Optional.of(Lists.trust(signer)), uri -> Optional.of(list)),
                    Office.clock());
            KeyAlgorithm kind = algorithm == PayloadAlgorithm.SM2 ? KeyAlgorithm.SM2 : KeyAlgorithm.EC_P256;
            message = new byte[envelope.length];
            new SecureRandom().nextBytes(message);
            signature = RawKey.of(kind, office.bareKey(kind)).sign(message);
            raw = RawCheck.of(algorithm, office.seal(kind).chain().get(0).getPublicKey());
        }
    }

    /** The bare check. */
    @Benchmark
    public boolean floor(Desk desk) {
        return desk.raw.holds(desk.message, desk.signature);
    }

    /** From text to verdict. */
    @Benchmark
    public CheckResult hudang(Desk desk) {
        return desk.checker.check(desk.text);
    }
}
