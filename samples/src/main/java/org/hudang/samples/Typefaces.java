package org.hudang.samples;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The two fonts that everything is drawn with.
 *
 * @param regularFile TrueType outlines, for embedding
 */
record Typefaces(Font regular, Font bold, Path regularFile, Path boldFile) {

    static final String REGULAR = "NotoSerifSC_400Regular.ttf";
    static final String BOLD = "NotoSerifSC_700Bold.ttf";

    /** Reads both files from a folder. */
    static Typefaces in(Path folder) throws IOException {
        Path regular = folder.resolve(REGULAR);
        Path bold = folder.resolve(BOLD);
        if (!Files.isRegularFile(regular) || !Files.isRegularFile(bold)) {
            throw new IOException("no " + REGULAR + " and " + BOLD + " in " + folder.toAbsolutePath());
        }
        return new Typefaces(load(regular), load(bold), regular, bold);
    }

    private static Font load(Path file) throws IOException {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (FontFormatException e) {
            throw new IOException(file + " is no TrueType font", e);
        }
    }
}
