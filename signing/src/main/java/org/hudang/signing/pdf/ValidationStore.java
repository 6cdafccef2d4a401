package org.hudang.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;

/**
 * The document security store (DSS, ETSI EN 319 142-1 §5.4.2, ISO 32000-2 §12.8.4.3). What is there stays; new material goes
 * behind it. No VRI is written: its keys are SHA-1, EN 319 142-1 advises against it, and no verifier needs it.
 */
final class ValidationStore {
    private static final COSName DSS = COSName.getPDFName("DSS");
    private static final COSName CERTS = COSName.getPDFName("Certs");
    private static final COSName CRLS = COSName.getPDFName("CRLs");
    private static final COSName OCSPS = COSName.getPDFName("OCSPs");
    private static final COSName EXTENSIONS = COSName.getPDFName("Extensions");
    private static final COSName ESIC = COSName.getPDFName("ESIC");
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int MOST = 4096;

    private final OpenPdf pdf;
    private final Update update;

    ValidationStore(OpenPdf pdf, Update update) {
        this.pdf = pdf;
        this.update = update;
    }

    /** What the file holds. */
    static ValidationMaterial read(OpenPdf pdf) {
        ValidationMaterial material = ValidationMaterial.none();
        COSDictionary store = pdf.catalogue().getCOSDictionary(DSS);
        if (store == null) {
            return material;
        }
        for (byte[] der : contents(store, CERTS)) {
            material = material.plusCertificate(der);
        }
        for (byte[] der : contents(store, CRLS)) {
            material = material.plusList(der);
        }
        for (byte[] der : contents(store, OCSPS)) {
            material = material.plusAnswer(der);
        }
        return material;
    }

    private static List<byte[]> contents(COSDictionary store, COSName name) {
        List<byte[]> all = new ArrayList<>();
        COSArray array = store.getCOSArray(name);
        for (int i = 0; array != null && i < Math.min(array.size(), MOST); i++) {
            if (array.getObject(i) instanceof COSStream stream) {
                try (InputStream in = stream.createInputStream()) {
                    all.add(in.readNBytes(LARGEST));
                } catch (IOException e) {
                    throw new PdfUnreadable("the validation data in the file cannot be read", e);
                }
            }
        }
        return all;
    }

    /**
     * Adds what is not there yet.
     *
     * @return whether there was anything to add
     */
    boolean add(ValidationMaterial material) {
        ValidationMaterial there = read(pdf);
        List<byte[]> certificates = missing(material.certificates(), there.certificates());
        List<byte[]> lists = missing(material.lists(), there.lists());
        List<byte[]> answers = missing(material.answers(), there.answers());
        if (certificates.isEmpty() && lists.isEmpty() && answers.isEmpty()) {
            return false;
        }
        COSDictionary catalogue = pdf.catalogue();
        COSDictionary store = catalogue.getCOSDictionary(DSS);
        if (store == null) {
            store = new COSDictionary();
            store.setItem(COSName.TYPE, DSS);
            append(null, store, CERTS, certificates);
            append(null, store, CRLS, lists);
            append(null, store, OCSPS, answers);
            COSObjectKey key = pdf.newKey();
            update.object(key, store);
            catalogue.setItem(DSS, OpenPdf.reference(key));
            pdf.change(pdf.rootReference());
        } else {
            COSObject holder = catalogue.getItem(DSS) instanceof COSObject indirect ? indirect : pdf.rootReference();
            append(holder, store, CERTS, certificates);
            append(holder, store, CRLS, lists);
            append(holder, store, OCSPS, answers);
        }
        declare(catalogue);
        return true;
    }

    private static List<byte[]> missing(List<byte[]> wanted, List<byte[]> there) {
        return wanted.stream()
                .filter(der -> !ValidationMaterial.holds(there, der))
                .toList();
    }

    /** @param holder what must be written anew when the array stands directly in the store; null when the store is new */
    private void append(
            @org.jspecify.annotations.Nullable COSObject holder, COSDictionary store, COSName name, List<byte[]> all) {
        if (all.isEmpty()) {
            return;
        }
        COSArray array = store.getCOSArray(name);
        if (array == null) {
            array = new COSArray();
            store.setItem(name, array);
        }
        for (byte[] der : all) {
            COSObjectKey key = pdf.newKey();
            COSDictionary stream = new COSDictionary();
            stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
            update.stream(key, stream, deflated(der));
            array.add(OpenPdf.reference(key));
        }
        if (holder != null) {
            pdf.change(store.getItem(name) instanceof COSObject indirect ? indirect : holder);
        }
    }

    /** The developer extension that PAdES asks for in files before PDF 2.0 (EN 319 142-1 §5.6). */
    private void declare(COSDictionary catalogue) {
        COSDictionary extensions = catalogue.getCOSDictionary(EXTENSIONS);
        if (pdf.version() >= 2.0f || (extensions != null && extensions.containsKey(ESIC))) {
            return;
        }
        COSDictionary own = new COSDictionary();
        own.setName(COSName.TYPE, "DeveloperExtensions");
        own.setName("BaseVersion", "1.7");
        own.setItem("ExtensionLevel", COSInteger.get(5));
        if (extensions == null) {
            extensions = new COSDictionary();
            catalogue.setItem(EXTENSIONS, extensions);
            pdf.change(pdf.rootReference());
        } else {
            pdf.changeIn(pdf.rootReference(), catalogue, EXTENSIONS);
        }
        extensions.setItem(ESIC, own);
    }

    private static byte[] deflated(byte[] der) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(der);
            deflater.finish();
            byte[] buffer = new byte[der.length + 64 + der.length / 100];
            return java.util.Arrays.copyOf(buffer, deflater.deflate(buffer));
        } finally {
            deflater.end();
        }
    }
}
