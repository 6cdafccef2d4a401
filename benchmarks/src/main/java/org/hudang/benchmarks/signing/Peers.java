package org.hudang.benchmarks.signing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hudang.signing.key.KeyAlgorithm;

/**
 * A folder with one office, one form and one signed form per key, so that all rivals of a run have the same, those on
 * another class path too.
 */
public final class Peers {
    /** System property that names the folder. */
    public static final String PROPERTY = "hudang.benchmarks.peers";

    private static final float DPI = 300;

    private Peers() {}

    /** Fills an empty folder. */
    public static void fill(Path folder) {
        Office office = Office.in(folder.resolve("office"));
        OwnForm form = OwnForm.composed();
        try {
            Files.write(folder.resolve("form.pdf"), form.pdf());
            Files.writeString(
                    folder.resolve("form.properties"), "field=" + form.field() + "\ntime=" + Office.NOW + "\n");
            for (KeyAlgorithm key : List.of(KeyAlgorithm.EC_P256, KeyAlgorithm.RSA_3072)) {
                FormSigning.Desk desk = FormSigning.Desk.of(key, office, form);
                byte[] signed = new FormSigning().hudang(desk);
                String name = key.name().toLowerCase(Locale.ROOT).replace('_', '-');
                Files.write(folder.resolve(name + ".signed.pdf"), signed);
                Files.copy(office.keys().resolve("seal-" + name + ".p12"), folder.resolve(name + ".p12"));
                for (int i = 0; i < desk.chain.size(); i++) {
                    Files.write(
                            folder.resolve(name + "." + (i + 1) + ".cer"),
                            desk.chain.get(i).getEncoded());
                }
                X509Certificate root = root(office, desk);
                Files.write(folder.resolve(name + ".root.der"), root.getEncoded());
                lists(folder.resolve(name), office, desk, root);
                if (key == KeyAlgorithm.EC_P256) {
                    ImageIO.write(
                            image(desk.pdfBox.template(), desk),
                            "png",
                            folder.resolve("seal.png").toFile());
                }
            }
            Files.copy(office.passphrase(), folder.resolve("passphrase"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateEncodingException | CRLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate root(Office office, FormSigning.Desk desk) {
        List<X509Certificate> chain = desk.chain;
        X509Certificate last = chain.get(chain.size() - 1);
        return office.authority().anchors().stream()
                .filter(anchor ->
                        anchor.equals(last) || anchor.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
                .findFirst()
                .orElseThrow();
    }

    /** The lists of everybody on the chain; DSS cannot read those of the national branch. */
    private static void lists(Path stem, Office office, FormSigning.Desk desk, X509Certificate root)
            throws IOException, CRLException {
        int count = 0;
        for (X509CRL list : office.authority().crls()) {
            boolean ours = list.getIssuerX500Principal().equals(root.getSubjectX500Principal())
                    || desk.chain.stream()
                            .anyMatch(one -> one.getSubjectX500Principal().equals(list.getIssuerX500Principal()));
            if (ours) {
                count++;
                Files.write(stem.resolveSibling(stem.getFileName() + "." + count + ".crl"), list.getEncoded());
            }
        }
    }

    private static BufferedImage image(byte[] template, FormSigning.Desk desk) throws IOException {
        try (PDDocument document = Loader.loadPDF(template)) {
            document.getPage(0).setCropBox(desk.drawn.rectangle());
            return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.ARGB);
        }
    }
}
