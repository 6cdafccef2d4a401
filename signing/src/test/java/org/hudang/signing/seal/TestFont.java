package org.hudang.signing.seal;

import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Real Han letters for tests: the font that the forms fetch, else a Noto Serif CJK of the machine. */
public final class TestFont implements GlyphOutlines {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Map<Weight, Font> fonts;

    private TestFont(Map<Weight, Font> fonts) {
        this.fonts = fonts;
    }

    /** The font, or the test is aborted with a loud word. */
    public static GlyphOutlines orSkip() {
        for (List<String> names : List.of(
                List.of("NotoSerifSC_400Regular.ttf", "NotoSerifSC_700Bold.ttf"),
                List.of("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"))) {
            Optional<Path> regular = find(names.get(0));
            Optional<Path> bold = find(names.get(1));
            if (bold.isPresent()) {
                Map<Weight, Font> fonts = new EnumMap<>(Weight.class);
                fonts.put(Weight.BOLD, load(bold.get()));
                fonts.put(Weight.REGULAR, load(regular.orElse(bold.get())));
                return new TestFont(fonts);
            }
        }
        System.err.println("SKIPPED: no Noto Serif with Han letters found (Debian: fonts-noto-cjk, or HUDANG_FONTS)");
        return abort("no Noto Serif with Han letters on this machine");
    }

    /** Letters whose ink fills nine tenths of the em box: harder to place than any real font, and always there. */
    public static GlyphOutlines blocks() {
        return (codePoint, weight) -> Optional.of(new Glyph(
                codePoint == '（'
                        ? new Rectangle2D.Double(0.62, -0.07, 0.30, 0.90)
                        : codePoint == '）'
                                ? new Rectangle2D.Double(0.08, -0.07, 0.30, 0.90)
                                : new Rectangle2D.Double(0.05, -0.07, 0.90, 0.90),
                1));
    }

    @Override
    public Optional<Glyph> glyph(int codePoint, Weight weight) {
        Font font = fonts.get(weight);
        if (font == null || !font.canDisplay(codePoint)) {
            return Optional.empty();
        }
        GlyphVector glyphs = font.createGlyphVector(EXACT, Character.toString(codePoint));
        return Optional.of(new Glyph(
                AffineTransform.getScaleInstance(1 / 1000.0, -1 / 1000.0).createTransformedShape(glyphs.getOutline()),
                glyphs.getGlyphMetrics(0).getAdvanceX() / 1000));
    }

    private static Font load(Path file) {
        try {
            Font[] all = Font.createFonts(file.toFile());
            return Arrays.stream(all)
                    .filter(f -> f.getFontName().contains(" SC"))
                    .findFirst()
                    .orElse(all[0])
                    .deriveFont(1000f);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(file + " is no font", e);
        }
    }

    private static Optional<Path> find(String name) {
        return Stream.of(
                        Optional.ofNullable(System.getenv("HUDANG_FONTS")).map(Path::of),
                        Optional.of(Path.of("../forms/target")),
                        Optional.of(Path.of("/usr/share/fonts")))
                .flatMap(Optional::stream)
                .filter(Files::isDirectory)
                .flatMap(folder -> findIn(folder, name).stream())
                .findFirst();
    }

    private static Optional<Path> findIn(Path folder, String name) {
        try (Stream<Path> files = Files.walk(folder, 8)) {
            return files.filter(f -> f.endsWith(name)).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
