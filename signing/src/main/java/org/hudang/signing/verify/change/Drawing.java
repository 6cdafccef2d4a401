package org.hudang.signing.verify.change;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.ContentReader;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Str;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.hudang.signing.verify.structure.PdfView;
import org.jspecify.annotations.Nullable;

/**
 * What a page or an appearance draws, as far as the judges ask: where text, pictures and curved outlines lie, whether
 * anything is painted, whether what lies beneath stays visible, and the words that are shown. Straight lines and areas
 * count as painting, not as content.
 */
final class Drawing {
    private static final int DEEPEST = 12;
    private static final Set<String> SEE_THROUGH = Set.of("Multiply", "Darken");
    /** White space, the one that does not break a line included. */
    static final String BLANKS = "[\\s\u00a0]";

    private static final double WIDE = 1000;
    private static final Box UNIT = new Box(0, 0, 1, 1);
    /** A move between characters that readers take for a space, in thousandths of the size. */
    private static final double SPACE = 180;

    private final PdfView view;
    private final List<Box> content = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final IdentityHashMap<Dict, FontWidths> fonts = new IdentityHashMap<>();
    private boolean paints;
    private boolean opaque;

    private Drawing(PdfView view) {
        this.view = view;
    }

    static Drawing ofPage(Dict page, PdfView view) {
        Drawing drawing = new Drawing(view);
        Dict resources = inherited(page, "Resources", view) instanceof Dict found ? found : Dict.EMPTY;
        PdfValue contents = view.get(page, "Contents");
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (PdfValue part : contents instanceof Arr array ? array.items() : List.of(contents)) {
            if (view.resolve(part) instanceof Stream stream) {
                all.writeBytes(view.file().decode(stream));
                all.write('\n');
            }
        }
        drawing.read(all.toByteArray(), resources, new State(), 0);
        return drawing;
    }

    static Drawing ofForm(Stream form, PdfView view) {
        Drawing drawing = new Drawing(view);
        drawing.form(form, Dict.EMPTY, new State(), 0);
        return drawing;
    }

    /** The value of a key of a page, or of the nearest node above it that has it. */
    static PdfValue inherited(Dict page, String key, PdfView view) {
        Dict at = page;
        for (int i = 0; i < 32; i++) {
            PdfValue value = view.get(at, key);
            if (!(value instanceof PdfValue.Null)) {
                return value;
            }
            Optional<Dict> parent = view.dict(at.get("Parent"));
            if (parent.isEmpty()) {
                return PdfValue.NULL;
            }
            at = parent.get();
        }
        return PdfValue.NULL;
    }

    /**
     * What one operator shows.
     *
     * @param place where it stands
     * @param font empty where it is missing
     * @param codes the characters as they are written, an empty part for a space between them
     */
    record Piece(Box place, Dict font, List<byte[]> codes) {}

    /** The text, piece by piece, in the order in which it is drawn. */
    List<Piece> pieces() {
        return pieces;
    }

    /** Where text, pictures and curved outlines lie. */
    List<Box> content() {
        return content;
    }

    /** Whether there is anything but text: lines, areas, pictures. */
    boolean paints() {
        return paints;
    }

    boolean showsNothing() {
        return !paints && words().isEmpty();
    }

    /** Whether anything of it hides what lies beneath. */
    boolean opaque() {
        return opaque;
    }

    /** The characters shown, each byte for one, without white space. */
    String words() {
        return words.toString().replaceAll(BLANKS, "");
    }

    /** The fonts that words are shown in; an empty one where the font is missing. */
    Set<Dict> fonts() {
        return fonts.keySet();
    }

    private static final class State {
        Matrix place = Matrix.SAME;
        Matrix line = Matrix.SAME;
        Matrix text = Matrix.SAME;

        @Nullable
        Dict font;

        double size;
        double leading;
        double scale = 1;
        double characterSpace;
        double rise;
        boolean through;

        State copy() {
            State copy = new State();
            copy.place = place;
            copy.line = line;
            copy.text = text;
            copy.font = font;
            copy.size = size;
            copy.leading = leading;
            copy.scale = scale;
            copy.characterSpace = characterSpace;
            copy.rise = rise;
            copy.through = through;
            return copy;
        }

        void nextLine(double x, double y) {
            line = Matrix.moved(x, y).then(line);
            text = line;
        }
    }

    private void form(Stream form, Dict around, State state, int level) {
        State inside = state.copy();
        if (view.get(form.dict(), "Matrix") instanceof Arr matrix) {
            inside.place = Matrix.of(matrix.items(), view).then(inside.place);
        }
        Dict resources = view.get(form.dict(), "Resources") instanceof Dict own ? own : around;
        read(view.file().decode(form), resources, inside, level);
    }

    private void read(byte[] bytes, Dict resources, State start, int level) {
        if (level > DEEPEST) {
            throw Unjudged.malformed(0, "drawing without a loop");
        }
        Reading reading = new Reading(resources, start, level);
        ContentReader.read(bytes, view.budget(), reading::take);
    }

    /** One content stream while it is read. */
    private final class Reading {
        private final Dict resources;
        private final int level;
        private final Deque<State> saved = new ArrayDeque<>();
        private State state;
        private @Nullable Box path;
        private boolean curved;

        Reading(Dict resources, State start, int level) {
            this.resources = resources;
            this.state = start;
            this.level = level;
        }

        void take(String operator, List<PdfValue> operands) {
            switch (operator) {
                case "q" -> saved.push(state.copy());
                case "Q" -> state = saved.isEmpty() ? state : saved.pop();
                case "cm" -> state.place = Matrix.of(operands, view).then(state.place);
                case "gs" -> blend(named("ExtGState", operands));
                case "Do" -> draw(named("XObject", operands));
                case "m", "l", "c", "v", "y", "re" -> path(operator, operands);
                case "n" -> endPath();
                case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*" -> paintPath();
                case "sh" -> painted();
                default -> text(operator, operands);
            }
        }

        private PdfValue named(String kind, List<PdfValue> operands) {
            return operands.size() == 1 && operands.get(0) instanceof Name name
                    ? view.dict(resources.get(kind))
                            .map(all -> view.get(all, name.text()))
                            .orElse(PdfValue.NULL)
                    : PdfValue.NULL;
        }

        private void blend(PdfValue graphics) {
            if (graphics instanceof Dict dict && view.get(dict, "BM") instanceof Name mode) {
                state.through = SEE_THROUGH.contains(mode.text());
            }
        }

        private void painted() {
            paints = true;
            opaque |= !state.through;
        }

        private void draw(PdfValue object) {
            if (!(object instanceof Stream stream)) {
                return;
            }
            if (stream.dict().is("Subtype", "Form")) {
                boolean before = opaque;
                form(stream, resources, state, level + 1);
                boolean group = state.through && view.get(stream.dict(), "Group") instanceof Dict;
                opaque = group ? before : opaque;
            } else {
                painted();
                content.add(state.place.around(UNIT));
            }
        }

        private void path(String operator, List<PdfValue> operands) {
            boolean box = operator.equals("re") && operands.size() == 4;
            for (int i = 0; i + 1 < operands.size(); i += 2) {
                double x = number(operands, i) + (box && i > 0 ? number(operands, 0) : 0);
                double y = number(operands, i + 1) + (box && i > 0 ? number(operands, 1) : 0);
                Box point = state.place.around(new Box(x, y, x, y));
                path = path == null ? point : path.with(point);
            }
            curved |= operator.equals("c") || operator.equals("v") || operator.equals("y");
        }

        private void paintPath() {
            painted();
            if (curved && path != null) {
                content.add(path);
            }
            endPath();
        }

        private void endPath() {
            path = null;
            curved = false;
        }

        private void text(String operator, List<PdfValue> operands) {
            switch (operator) {
                case "BT" -> {
                    state.line = Matrix.SAME;
                    state.text = Matrix.SAME;
                }
                case "Tf" -> {
                    state.font = operands.isEmpty()
                            ? null
                            : named("Font", operands.subList(0, 1)) instanceof Dict dict ? dict : null;
                    state.size = number(operands, 1);
                }
                case "TL" -> state.leading = number(operands, 0);
                case "Tz" -> state.scale = number(operands, 0) / 100;
                case "Tc" -> state.characterSpace = number(operands, 0);
                case "Ts" -> state.rise = number(operands, 0);
                case "Td" -> state.nextLine(number(operands, 0), number(operands, 1));
                case "TD" -> {
                    state.leading = -number(operands, 1);
                    state.nextLine(number(operands, 0), number(operands, 1));
                }
                case "Tm" -> {
                    state.line = Matrix.of(operands, view);
                    state.text = state.line;
                }
                case "T*" -> state.nextLine(0, -state.leading);
                case "Tj" -> show(operands);
                case "TJ" ->
                    show(operands.size() == 1 && operands.get(0) instanceof Arr array ? array.items() : List.of());
                case "'", "\"" -> {
                    state.nextLine(0, -state.leading);
                    show(operands.isEmpty() ? operands : operands.subList(operands.size() - 1, operands.size()));
                }
                default -> {
                    // colours, clipping and marks show nothing
                }
            }
        }

        private void show(List<PdfValue> parts) {
            double width = 0;
            List<byte[]> codes = new ArrayList<>();
            for (PdfValue part : parts) {
                if (part instanceof Str text) {
                    width += width(text.bytes());
                    words.append(new String(text.bytes(), StandardCharsets.ISO_8859_1));
                    codes.add(text.bytes());
                } else if (part instanceof Num move) {
                    width -= move.value() / WIDE * state.size * state.scale;
                    if (move.value() < -SPACE) {
                        codes.add(new byte[0]);
                    }
                }
            }
            opaque |= !state.through;
            Box line = Box.of(0, state.rise - 0.2 * state.size, width, state.rise + 0.8 * state.size);
            Box place = state.text.then(state.place).around(line);
            content.add(place);
            pieces.add(new Piece(place, state.font == null ? Dict.EMPTY : state.font, codes));
            state.text = Matrix.moved(width, 0).then(state.text);
        }

        private double width(byte[] codes) {
            view.budget().step();
            FontWidths widths = fonts.computeIfAbsent(
                    state.font == null ? Dict.EMPTY : state.font, font -> FontWidths.of(font, view));
            return (widths.of(codes) * state.size + widths.count(codes) * state.characterSpace) * state.scale;
        }

        private static double number(List<PdfValue> operands, int index) {
            return index < operands.size() && operands.get(index) instanceof Num number ? number.value() : 0;
        }
    }
}
