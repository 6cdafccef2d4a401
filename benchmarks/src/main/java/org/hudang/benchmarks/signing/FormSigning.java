package org.hudang.benchmarks.signing;

import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.Signers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A form of the house gets a visible seal, without timestamp. */
public class FormSigning {
    /** The office, the form, and who seals it. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        /** Kind of the seal's key. */
        @Param
        public KeyAlgorithm key;

        Office office;
        OwnForm form;
        SigningFloor floor;
        PdfSigner signer;
        Signers signers;
        SignatureTask task;

        /** Makes all of it. */
        @Setup
        public void open() {
            office = Office.fresh();
            form = OwnForm.composed();
            SigningKey seal = office.seal(key);
            floor = new SigningFloor(key, office.bareKey(key), seal.chain());
            signer = PdfSigner.withoutTimestamps();
            signers = key == KeyAlgorithm.SM2 ? Signers.guomi(seal) : Signers.intl(seal);
            task = SignatureTask.inField(form.field(), form.seal(), Office.NOW, Office.NAME);
        }
    }

    /** The hash and the prepared CMS. */
    @Benchmark
    public byte[] floor(Desk desk) {
        return desk.floor.sign(desk.form.pdf());
    }

    /** The signed file. */
    @Benchmark
    public byte[] hudang(Desk desk) {
        return desk.signer.sign(desk.form.pdf(), desk.task, desk.signers).bytes();
    }
}
