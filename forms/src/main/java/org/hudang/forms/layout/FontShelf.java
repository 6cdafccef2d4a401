package org.hudang.forms.layout;

import java.awt.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hudang.forms.FontRefused;
import org.hudang.forms.GlyphMissing;
import org.hudang.forms.GlyphSource;
import org.hudang.forms.Weight;

/**
 * The faces papers are set in: Noto Serif SC in two weights, then whatever was handed in. Each character is taken from the
 * first face that has it, faces of the asked weight first. Nothing changes after opening; safe for use by several threads.
 */
public final class FontShelf implements GlyphSource {
    private final List<Face> regular;
    private final List<Face> bold;

    private FontShelf(List<Face> regular, List<Face> bold) {
        this.regular = List.copyOf(regular);
        this.bold = List.copyOf(bold);
    }

    /**
     * Opens the shelf.
     *
     * @param more font files with TrueType outlines, in the order they are asked
     * @throws FontRefused if one of them cannot be used
     */
    public static FontShelf open(List<Path> more) {
        Face base = own("NotoSerifSC_400Regular.ttf");
        Face baseBold = own("NotoSerifSC_700Bold.ttf");
        List<Face> light = new ArrayList<>();
        List<Face> heavy = new ArrayList<>();
        for (Path path : more) {
            Face face = Face.read(path);
            (face.file().isBold() ? heavy : light).add(face);
        }
        List<Face> regular = new ArrayList<>(List.of(base));
        regular.addAll(light);
        regular.addAll(heavy);
        List<Face> bold = new ArrayList<>(List.of(baseBold));
        bold.addAll(heavy);
        bold.addAll(light);
        bold.add(base);
        return new FontShelf(regular, bold);
    }

    private static Face own(String name) {
        String resource = "/org/hudang/forms/typeface/" + name;
        try (InputStream in = FontShelf.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FontRefused(Path.of(name), "not in the jar: the build did not obtain it");
            }
            return Face.read(in.readAllBytes(), Path.of(name));
        } catch (IOException e) {
            FontRefused refusal = new FontRefused(Path.of(name), "cannot be read from the jar");
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** The face a character is set in. */
    Face face(int codePoint, Weight weight) {
        for (Face face : weight == Weight.BOLD ? bold : regular) {
            if (face.has(codePoint)) {
                return face;
            }
        }
        throw new GlyphMissing(codePoint);
    }

    @Override
    public Shape outline(int codePoint, Weight weight) {
        return face(codePoint, weight).outline(codePoint);
    }

    @Override
    public double advance(int codePoint, Weight weight) {
        return face(codePoint, weight).advance(codePoint);
    }
}
