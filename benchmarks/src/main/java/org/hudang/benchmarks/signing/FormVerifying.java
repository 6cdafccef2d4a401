package org.hudang.benchmarks.signing;

import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A sealed form of the house, untouched since, is judged: all rules, the chain and its revocation lists. */
public class FormVerifying {
    /** The sealed form and its judge. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        /** Kind of the seal's key. */
        @Param
        public KeyAlgorithm key;

        byte[] signed;
        VerifyingFloor floor;
        Verifier verifier;
        VerificationOptions options;

        /** Makes all of it. */
        @Setup
        public void open() {
            FormSigning.Desk desk = new FormSigning.Desk();
            desk.key = key;
            desk.open();
            signed = new FormSigning().hudang(desk);
            floor = new VerifyingFloor(key, signed);
            verifier = Verifier.with(Office.clock());
            options = desk.office.trusting();
        }
    }

    /** The hash and one check. */
    @Benchmark
    public boolean floor(Desk desk) {
        return desk.floor.holds(desk.signed);
    }

    /** The whole report. */
    @Benchmark
    public VerificationReport hudang(Desk desk) {
        return desk.verifier.verify("form.pdf", desk.signed, desk.options);
    }

    /** Range, digest and signature value by iText, which asks nobody who signed; it knows no SM2. */
    @Benchmark
    public boolean itext(Desk desk) {
        return ITextPeer.holds(desk.signed);
    }
}
