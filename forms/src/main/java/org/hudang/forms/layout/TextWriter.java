package org.hudang.forms.layout;

import com.itextpdf.io.source.ByteUtils;
import com.itextpdf.kernel.pdf.PdfOutputStream;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.util.Locale;

/** Writes lines as text objects (ISO 32000-1, 9.4): one show operation per run of a face, every offset from the line. */
final class TextWriter {
    private final PaperFile file;
    private final PdfOutputStream out;
    private final float size;

    TextWriter(PdfCanvas canvas, PaperFile file, float size) {
        this.file = file;
        this.out = canvas.getContentStream().getOutputStream();
        this.size = size;
        write("BT\n");
    }

    void show(Line line, float x, float y) {
        StringBuilder seen = new StringBuilder();
        int i = 0;
        while (i < line.glyphs().size()) {
            i = run(line, i, x, y);
        }
        line.glyphs().forEach(g -> seen.appendCodePoint(g.codePoint()));
        file.witness(seen + "@" + number(x) + "," + number(y) + "/" + number(size));
    }

    void finish() {
        write("ET\n");
    }

    private int run(Line line, int from, float x, float y) {
        Face face = line.glyphs().get(from).face();
        StringBuilder show = new StringBuilder("[<");
        float start = line.xs()[from];
        float expected = start;
        int i = from;
        while (i < line.glyphs().size() && line.glyphs().get(i).face() == face) {
            Glyph glyph = line.glyphs().get(i);
            int thousandths = Math.round((line.xs()[i] - expected) * 1000);
            if (thousandths != 0) {
                show.append('>').append(-thousandths).append('<');
                expected += thousandths / 1000f;
            }
            show.append("%04X".formatted(file.font(face).code(glyph.codePoint())));
            expected += glyph.natural();
            i++;
        }
        write("/" + file.fontName(face) + " " + number(size) + " Tf\n");
        write("1 0 0 1 " + number(x + start * size) + " " + number(y) + " Tm\n");
        write(show.append(">]TJ\n").toString());
        return i;
    }

    private void write(String operators) {
        out.writeBytes(ByteUtils.getIsoBytes(operators));
    }

    private static String number(float value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
