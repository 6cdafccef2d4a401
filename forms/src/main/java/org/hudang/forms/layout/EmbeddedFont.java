package org.hudang.forms.layout;

import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.kernel.pdf.PdfStream;
import com.itextpdf.kernel.pdf.PdfString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A subset as a font of a PDF: Type0 over CIDFontType2 with identity mapping, widths and ToUnicode (ISO 32000-1, 9.7). Its
 * dictionary exists from the start so that pages can refer to it; it is filled when all text is set.
 */
final class EmbeddedFont {
    private static final int SYMBOLIC = 4;
    private static final int SERIF = 2;

    private final FaceSubset subset;
    private final PdfDocument pdf;
    private final PdfDictionary dictionary;

    EmbeddedFont(Face face, PdfDocument pdf) {
        this.subset = new FaceSubset(face);
        this.pdf = pdf;
        this.dictionary = new PdfDictionary();
        dictionary.makeIndirect(pdf);
    }

    /** The font dictionary for page resources. */
    PdfDictionary dictionary() {
        return dictionary;
    }

    /** The character's code in show strings: two bytes. */
    int code(int codePoint) {
        return subset.number(codePoint);
    }

    /** Writes program, widths and mapping; no character may be added later. */
    void finish() {
        TrueTypeFile file = subset.face().file();
        List<Integer> codePoints = subset.codePoints();
        PdfName name = new PdfName(prefix(codePoints) + "+" + file.postScriptName());
        PdfDictionary descendant = new PdfDictionary();
        descendant.put(PdfName.Type, PdfName.Font);
        descendant.put(PdfName.Subtype, PdfName.CIDFontType2);
        descendant.put(PdfName.BaseFont, name);
        descendant.put(PdfName.CIDSystemInfo, identity());
        descendant.put(PdfName.CIDToGIDMap, PdfName.Identity);
        descendant.put(PdfName.DW, new PdfNumber(1000));
        descendant.put(PdfName.W, widths(codePoints));
        descendant.put(PdfName.FontDescriptor, descriptor(name).makeIndirect(pdf));
        dictionary.put(PdfName.Type, PdfName.Font);
        dictionary.put(PdfName.Subtype, PdfName.Type0);
        dictionary.put(PdfName.BaseFont, name);
        dictionary.put(PdfName.Encoding, PdfName.IdentityH);
        dictionary.put(PdfName.DescendantFonts, new PdfArray(descendant.makeIndirect(pdf)));
        dictionary.put(PdfName.ToUnicode, stream(mapping(codePoints).getBytes(StandardCharsets.US_ASCII)));
    }

    /** Six capitals that depend on nothing but the characters (ISO 32000-1, 9.6.4). */
    private static String prefix(List<Integer> codePoints) {
        int hash = codePoints.hashCode() & 0x7fffffff;
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            prefix.append((char) ('A' + hash % 26));
            hash /= 26;
        }
        return prefix.toString();
    }

    private static PdfDictionary identity() {
        PdfDictionary info = new PdfDictionary();
        info.put(PdfName.Registry, new PdfString("Adobe"));
        info.put(PdfName.Ordering, new PdfString("Identity"));
        info.put(PdfName.Supplement, new PdfNumber(0));
        return info;
    }

    private PdfArray widths(List<Integer> codePoints) {
        PdfArray each = new PdfArray();
        for (int c : codePoints) {
            float thousandths = subset.face().advance(c) * 1000;
            each.add(new PdfNumber(Math.round(thousandths * 100) / 100.0));
        }
        PdfArray widths = new PdfArray(new PdfNumber(1));
        widths.add(each);
        return widths;
    }

    private PdfDictionary descriptor(PdfName name) {
        TrueTypeFile file = subset.face().file();
        ByteBuffer head = file.table("head").orElseThrow();
        ByteBuffer hhea = file.table("hhea").orElseThrow();
        double scale = 1000.0 / file.unitsPerEm();
        PdfDictionary descriptor = new PdfDictionary();
        descriptor.put(PdfName.Type, PdfName.FontDescriptor);
        descriptor.put(PdfName.FontName, name);
        descriptor.put(PdfName.Flags, new PdfNumber(SYMBOLIC | SERIF));
        PdfArray box = new PdfArray();
        for (int at = 36; at < 44; at += 2) {
            box.add(new PdfNumber((int) Math.round(head.getShort(at) * scale)));
        }
        descriptor.put(PdfName.FontBBox, box);
        descriptor.put(PdfName.Ascent, new PdfNumber((int) Math.round(hhea.getShort(4) * scale)));
        descriptor.put(PdfName.Descent, new PdfNumber((int) Math.round(hhea.getShort(6) * scale)));
        descriptor.put(PdfName.CapHeight, new PdfNumber((int) Math.round(hhea.getShort(4) * scale * .8)));
        descriptor.put(PdfName.ItalicAngle, new PdfNumber(0));
        descriptor.put(PdfName.StemV, new PdfNumber(file.isBold() ? 140 : 80));
        byte[] program = subset.program();
        PdfStream embedded = stream(program);
        embedded.put(PdfName.Length1, new PdfNumber(program.length));
        descriptor.put(PdfName.FontFile2, embedded);
        return descriptor;
    }

    private PdfStream stream(byte[] bytes) {
        PdfStream stream = new PdfStream(bytes);
        stream.makeIndirect(pdf);
        return stream;
    }

    private static String mapping(List<Integer> codePoints) {
        StringBuilder cmap = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int from = 0; from < codePoints.size(); from += 100) {
            int to = Math.min(from + 100, codePoints.size());
            cmap.append(to - from).append(" beginbfchar\n");
            for (int i = from; i < to; i++) {
                cmap.append("<%04X> <".formatted(i + 1));
                for (char unit : Character.toChars(codePoints.get(i))) {
                    cmap.append("%04X".formatted((int) unit));
                }
                cmap.append(">\n");
            }
            cmap.append("endbfchar\n");
        }
        return cmap.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
