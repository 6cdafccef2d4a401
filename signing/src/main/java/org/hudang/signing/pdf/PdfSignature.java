package org.hudang.signing.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.bouncycastle.asn1.ASN1InputStream;

/** A signature or document timestamp as it stands in a file; read, not judged. */
public final class PdfSignature {
    private static final String TIMESTAMP = "ETSI.RFC3161";

    private final String field;
    private final boolean documentTimestamp;
    private final byte[] message;
    private final long coveredTo;

    private PdfSignature(String field, boolean documentTimestamp, byte[] message, long coveredTo) {
        this.field = field;
        this.documentTimestamp = documentTimestamp;
        this.message = message;
        this.coveredTo = coveredTo;
    }

    /**
     * All of a file, the first made first.
     *
     * @throws PdfUnreadable when one of them is damaged
     */
    public static List<PdfSignature> in(byte[] pdf) {
        try (OpenPdf open = OpenPdf.of(pdf)) {
            return in(open);
        }
    }

    static List<PdfSignature> in(OpenPdf open) {
        List<PdfSignature> all = new ArrayList<>();
        for (Fields.Field one : Fields.of(open).signatures()) {
            if (one.signed()) {
                COSDictionary value =
                        one.value().orElseThrow(() -> new PdfUnreadable("a signature's value is no dictionary"));
                all.add(read(one.name(), value));
            }
        }
        all.sort(Comparator.comparingLong(PdfSignature::coveredTo));
        return all;
    }

    private static PdfSignature read(String field, COSDictionary value) {
        COSArray range = value.getCOSArray(COSName.BYTERANGE);
        if (range == null
                || range.size() != 4
                || !(range.getObject(2) instanceof COSInteger from)
                || !(range.getObject(3) instanceof COSInteger length)
                || !(value.getDictionaryObject(COSName.CONTENTS) instanceof COSString contents)) {
            throw new PdfUnreadable("a signature has no range or no contents");
        }
        boolean timestamp = TIMESTAMP.equals(value.getNameAsString(COSName.SUB_FILTER));
        return new PdfSignature(field, timestamp, message(contents.getBytes()), from.longValue() + length.longValue());
    }

    /** The first object in Contents; what follows is room that was not used. */
    private static byte[] message(byte[] contents) {
        ByteArrayInputStream in = new ByteArrayInputStream(contents);
        try (ASN1InputStream asn1 = new ASN1InputStream(in)) {
            if (asn1.readObject() == null) {
                throw new PdfUnreadable("a signature is empty");
            }
            return Arrays.copyOf(contents, contents.length - in.available());
        } catch (IOException | IllegalArgumentException e) {
            throw new PdfUnreadable("a signature cannot be read", e);
        }
    }

    /** The full name of its field. */
    public String field() {
        return field;
    }

    /** Whether it is a document timestamp. */
    public boolean documentTimestamp() {
        return documentTimestamp;
    }

    /** The CMS message: signed data, for a document timestamp the token. */
    public byte[] message() {
        return message.clone();
    }

    /** The first byte behind what it covers. */
    public long coveredTo() {
        return coveredTo;
    }
}
