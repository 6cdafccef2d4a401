package org.hudang.signing.pdf;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/** Writes PDF objects as text; references stay references, strings are written in hexadecimal. */
final class CosText {
    private static final int DEEPEST = 100;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private CosText() {}

    static void write(Pen out, COSBase value) {
        try {
            write(out, value, 0);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory does not fail", impossible);
        }
    }

    private static void write(Pen out, COSBase value, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new PdfUnreadable("an object is nested deeper than " + DEEPEST);
        }
        if (value instanceof COSObject reference) {
            COSObjectKey key = reference.getKey();
            if (key == null) {
                out.text("null");
            } else {
                out.number(key.getNumber());
                out.write(' ');
                out.number(key.getGeneration());
                out.text(" R");
            }
        } else if (value instanceof COSStream) {
            throw new PdfUnreadable("a stream stands where only a reference to it may");
        } else if (value instanceof COSDictionary dictionary) {
            out.text("<<");
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                entry.getKey().writePDF(out);
                out.write(' ');
                write(out, entry.getValue(), depth + 1);
                out.write('\n');
            }
            out.text(">>");
        } else if (value instanceof COSArray array) {
            out.write('[');
            for (int i = 0; i < array.size(); i++) {
                if (i > 0) {
                    out.write(' ');
                }
                COSBase item = array.get(i);
                write(out, item == null ? COSNull.NULL : item, depth + 1);
            }
            out.write(']');
        } else {
            simple(out, value);
        }
    }

    private static void simple(Pen out, COSBase value) throws IOException {
        if (value instanceof COSName name) {
            name.writePDF(out);
        } else if (value instanceof COSString string) {
            out.text("<" + HEX.formatHex(string.getBytes()) + ">");
        } else if (value instanceof COSInteger number) {
            number.writePDF(out);
        } else if (value instanceof COSFloat number) {
            number.writePDF(out);
        } else if (value instanceof COSBoolean truth) {
            truth.writePDF(out);
        } else {
            out.text("null");
        }
    }
}
