package org.hudang.signing.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Well-formed updates behind a signed paper, written by PDFBox: only what they say is honest or not. */
final class LaterUpdates {
    private LaterUpdates() {}

    /** What an update does to a document. */
    interface Deed {
        /** Does it; false when this document has nothing of the kind. */
        boolean on(Scene scene) throws IOException;
    }

    /** A document while it is being changed. */
    record Scene(PDDocument document, Random random, Set<COSDictionary> changed) {
        COSDictionary catalog() {
            return document.getDocumentCatalog().getCOSObject();
        }

        COSDictionary page() {
            return document.getPage(random.nextInt(document.getNumberOfPages())).getCOSObject();
        }

        /** Notes a dictionary for writing; direct ones are written with the object that holds them. */
        void touch(COSDictionary dictionary) {
            changed.add(dictionary);
        }

        COSStream stream(String content) throws IOException {
            return RichPaper.stream(document, content).getCOSObject();
        }

        /** The signature or other fields, by type. */
        List<COSDictionary> fields(String type) {
            COSDictionary form = catalog().getCOSDictionary(COSName.ACRO_FORM);
            if (form == null) {
                return List.of();
            }
            List<COSDictionary> found = new java.util.ArrayList<>();
            collect(form.getCOSArray(COSName.FIELDS), type, found);
            return found;
        }

        private static void collect(COSArray list, String type, List<COSDictionary> found) {
            for (int i = 0; list != null && i < list.size(); i++) {
                if (list.getObject(i) instanceof COSDictionary field) {
                    if (type.equals(field.getNameAsString(COSName.FT))) {
                        found.add(field);
                    }
                    collect(field.getCOSArray(COSName.KIDS), type, found);
                }
            }
        }

        /** Marks the holder of a list: the list itself when it is an object of its own. */
        void touchList(COSDictionary holder, COSName key) {
            COSBase item = holder.getItem(key);
            if (item instanceof COSObject object && object.getObject() instanceof COSArray array) {
                array.setNeedToBeUpdated(true);
            }
            touch(holder);
        }
    }

    /** The same paper with one update more; the same bytes when the deed does not apply. */
    static byte[] apply(byte[] pdf, Deed deed, Random random) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Scene scene = new Scene(document, random, new HashSet<>());
            if (!deed.on(scene)) {
                return pdf;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out, scene.changed());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a DSS with a certificate and a revocation list. */
    static byte[] validationData(byte[] pdf, List<byte[]> certificateAndList) {
        return apply(
                pdf,
                scene -> {
                    COSDictionary dss = new COSDictionary();
                    dss.setItem("Certs", list(scene, certificateAndList.get(0)));
                    dss.setItem("CRLs", list(scene, certificateAndList.get(1)));
                    scene.catalog().setItem("DSS", dss);
                    scene.touch(scene.catalog());
                    return true;
                },
                new Random(1));
    }

    private static COSArray list(Scene scene, byte[] content) throws IOException {
        COSArray array = new COSArray();
        COSStream stream = scene.document().getDocument().createCOSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
        array.add(stream);
        return array;
    }
}
