package org.hudang.signing.seal;

import java.awt.geom.AffineTransform;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.seal.GlyphOutlines.Weight;

/**
 * Draws a signature as lines of text (文字签名): signer, reason, time, each shown as given; the words before them come from the
 * caller, in the language of the paper. Vectors only, no font is needed to read them.
 */
public final class TextLineArt {
    private static final int INK = 0x12162C;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final double EDGE = 2;
    private static final double LARGEST = 12;

    /** As long as a purpose may be. */
    private static final int LONGEST = 200;

    private final Lettering letters;
    private final ZoneId zone;

    /** Letters of this font, times of this zone. */
    public TextLineArt(GlyphOutlines outlines, ZoneId zone) {
        this.letters = new Lettering(outlines, Weight.REGULAR);
        this.zone = zone;
    }

    /**
     * What the lines say.
     *
     * @param signer label and value, for example {@code 签署人} and {@code 样例县民政局}
     * @param reason label and value
     * @param time label of the time
     * @param at the time claimed
     */
    public record Lines(Entry signer, Entry reason, String time, Instant at) {}

    /** A label and its value. */
    public record Entry(String label, String value) {
        public Entry {
            Words.line("label", label, 20);
            Words.line("value", value, LONGEST);
        }

        private String text() {
            return label + "：" + value;
        }
    }

    /**
     * The drawing for a field; letters are as large as the field allows, up to 12 points, and long lines are squeezed.
     *
     * @param widthPt of the field
     * @param heightPt of the field
     * @throws MissingGlyph when the font lacks a character
     */
    public Appearance draw(Lines lines, double widthPt, double heightPt) {
        List<String> texts = texts(lines);
        double pitch = (heightPt - 2 * EDGE) / texts.size();
        double size = Math.min(LARGEST, pitch * 0.8);
        double widest = widthPt - 2 * EDGE;
        Ink ink = new Ink().colour(INK);
        for (int i = 0; i < texts.size(); i++) {
            double width = Math.min(widest, letters.width(texts.get(i)) * size);
            double y = heightPt - EDGE - pitch * (i + 0.5);
            letters.line(
                    ink, texts.get(i), new Lettering.Line(EDGE + width / 2, y, size, widest, 1), new AffineTransform());
        }
        return Appearance.of((float) widthPt, (float) heightPt, ink.fill().operators());
    }

    /** The same as text, for those who do not see the drawing. */
    List<String> texts(Lines lines) {
        return List.of(
                lines.signer().text(),
                lines.reason().text(),
                new Entry(lines.time(), TIME.format(lines.at().atZone(zone))).text());
    }
}
