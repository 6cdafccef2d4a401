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

/** A file that others wrote gets a visible seal in a new field, ECDSA, without timestamp. */
public class ForeignSigning {
    /** The file and who seals it. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        /** Which file. */
        @Param
        public Foreign paper;

        Office office;
        byte[] file;
        SigningFloor floor;
        PdfSigner signer;
        Signers signers;
        SignatureTask task;
        PdfBoxPeer pdfBox;

        /** Makes all of it. */
        @Setup
        public void open() {
            office = Office.given();
            file = paper.file();
            SigningKey seal = office.seal(KeyAlgorithm.EC_P256);
            floor = new SigningFloor(KeyAlgorithm.EC_P256, office.bareKey(KeyAlgorithm.EC_P256), seal.chain());
            signer = PdfSigner.withoutTimestamps();
            signers = Signers.intl(seal);
            task = Foreign.task(OwnForm.composed().seal());
            pdfBox = new PdfBoxPeer(
                    Foreign.FIELD, Drawn.in(signer.sign(file, task, signers).bytes(), Foreign.FIELD));
        }
    }

    /** The hash and the prepared CMS. */
    @Benchmark
    public byte[] floor(Desk desk) {
        return desk.floor.sign(desk.file);
    }

    /** The signed file. */
    @Benchmark
    public byte[] hudang(Desk desk) {
        return desk.signer.sign(desk.file, desk.task, desk.signers).bytes();
    }

    /** The file signed by PDFBox, with a ready template and a prepared CMS. */
    @Benchmark
    public byte[] pdfboxReady(Desk desk) {
        return desk.pdfBox.signWithReadyTemplate(desk.file, content -> desk.floor.message(desk.floor.digest(content)));
    }
}
