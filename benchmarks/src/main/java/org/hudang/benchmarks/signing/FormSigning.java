package org.hudang.benchmarks.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
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
        List<X509Certificate> chain;
        Drawn drawn;
        PdfBoxPeer pdfBox;
        BouncyMessage plain;
        ITextPeer iText;

        /** Makes all of it. */
        @Setup
        public void open() {
            open(Office.given(), OwnForm.composed());
        }

        /** With an office and a form that are there. */
        static Desk of(KeyAlgorithm key, Office office, OwnForm form) {
            Desk desk = new Desk();
            desk.key = key;
            desk.open(office, form);
            return desk;
        }

        private void open(Office itsOffice, OwnForm itsForm) {
            office = itsOffice;
            form = itsForm;
            SigningKey seal = office.seal(key);
            chain = seal.chain();
            PrivateKey bare = office.bareKey(key);
            floor = new SigningFloor(key, bare, chain);
            signer = PdfSigner.withoutTimestamps();
            signers = key == KeyAlgorithm.SM2 ? Signers.guomi(seal) : Signers.intl(seal);
            task = SignatureTask.inField(form.field(), form.seal(), Office.NOW, Office.NAME);
            drawn = Drawn.in(signer.sign(form.pdf(), task, signers).bytes(), form.field());
            pdfBox = new PdfBoxPeer(form.field(), drawn);
            plain = new BouncyMessage(key, bare, chain);
            iText = new ITextPeer(form.field(), drawn, key, RawKey.of(key, bare), chain);
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

    /** The file signed by PDFBox as its examples do: template and CMS made for each file. */
    @Benchmark
    public byte[] pdfbox(Desk desk) {
        return desk.pdfBox.sign(desk.form.pdf(), desk.plain::over);
    }

    /** The file signed by PDFBox at its best: a ready template, a prepared CMS. */
    @Benchmark
    public byte[] pdfboxReady(Desk desk) {
        return desk.pdfBox.signWithReadyTemplate(
                desk.form.pdf(), content -> desk.floor.message(desk.floor.digest(content)));
    }

    /** The file signed by iText (CAdES); it knows no SM2. */
    @Benchmark
    public byte[] itext(Desk desk) {
        return desk.iText.sign(desk.form.pdf());
    }
}
