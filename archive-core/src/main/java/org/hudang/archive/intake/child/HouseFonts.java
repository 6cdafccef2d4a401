package org.hudang.archive.intake.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The fonts for text whose font is not embedded: those handed in, else the Latin font that PDFBox carries. The system is
 * never searched: that takes tens of seconds when cold, and what a page shows would depend on the machine.
 */
final class HouseFonts implements FontMapper {
    private final List<Path> files;
    private @Nullable TrueTypeFont latin;
    private @Nullable OpenTypeFont preferred;

    HouseFonts(List<Path> files) {
        this.files = files;
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(
            @Nullable String baseFont, @Nullable PDFontDescriptor fontDescriptor) {
        return new FontMapping<>(simple(), true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(@Nullable String baseFont, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(simple(), true);
    }

    @Override
    public CIDFontMapping getCIDFont(
            @Nullable String baseFont, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo info) {
        OpenTypeFont font = preferred();
        return font != null && !font.isPostScript()
                ? new CIDFontMapping(null, font, true)
                : font != null ? new CIDFontMapping(font, null, true) : new CIDFontMapping(null, simple(), true);
    }

    private TrueTypeFont simple() {
        TrueTypeFont font = latin;
        if (font == null) {
            try (InputStream in = PDDocument.class.getResourceAsStream(
                    "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
                if (in == null) {
                    throw new IOException("the font of PDFBox is missing");
                }
                font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            latin = font;
        }
        return font;
    }

    private @Nullable OpenTypeFont preferred() {
        if (preferred == null && !files.isEmpty()) {
            try {
                preferred = new OTFParser()
                        .parse(new RandomAccessReadBufferedFile(files.get(0).toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return preferred;
    }
}
