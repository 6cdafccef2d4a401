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

/** A file that others wrote and the house sealed, untouched since, is judged. */
public class ForeignVerifying {
    /** The sealed file and its judge. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        /** Which file. */
        @Param
        public Foreign paper;

        byte[] signed;
        VerifyingFloor floor;
        Verifier verifier;
        VerificationOptions options;

        /** Makes all of it. */
        @Setup
        public void open() {
            ForeignSigning.Desk desk = new ForeignSigning.Desk();
            desk.paper = paper;
            desk.open();
            signed = new ForeignSigning().hudang(desk);
            floor = new VerifyingFloor(KeyAlgorithm.EC_P256, signed);
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
        return desk.verifier.verify("file.pdf", desk.signed, desk.options);
    }
}
