package org.hudang.signing.verify.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfView;

/** The lines of text on pages of one view, for telling people what stood where. Pages that cannot be read have none. */
final class Words {
    /** Pieces whose middles are nearer stand on one line, in points. */
    private static final double SAME_LINE = 2;
    /** Pieces nearer than this part of their height are one word. */
    private static final double TOUCHING = 0.2;

    private final PdfView view;
    private final Glyphs glyphs;
    private final IdentityHashMap<Dict, List<Line>> known = new IdentityHashMap<>();

    Words(PdfView view) {
        this.view = view;
        this.glyphs = new Glyphs(view);
    }

    /** One line, or the part of one. */
    record Line(String text, Box place) {
        private double middle() {
            return (place.low() + place.high()) / 2;
        }
    }

    /** Every line of a page, from top to bottom. */
    List<Line> lines(Dict page) {
        return known.computeIfAbsent(page, key -> read(key).map(this::lined).orElse(List.of()));
    }

    /** The words of which any part lies under a box. */
    String under(Dict page, Box box) {
        Optional<Line> found = Optional.empty();
        for (Line line : read(page).map(this::pieces).orElse(List.of())) {
            double wide = Math.min(line.place().right(), box.right())
                    - Math.max(line.place().left(), box.left());
            double high = Math.min(line.place().high(), box.high())
                    - Math.max(line.place().low(), box.low());
            if (wide > 0 && high > 0) {
                found = Optional.of(found.map(before -> joined(before, line)).orElse(line));
            }
        }
        return found.map(Line::text).orElse("");
    }

    /** Two pieces as one; a space stands between them where they do not touch. */
    private static Line joined(Line one, Line two) {
        double height = two.place().high() - two.place().low();
        boolean touch = Math.abs(one.middle() - two.middle()) < SAME_LINE
                && Math.abs(two.place().left() - one.place().right()) < TOUCHING * height;
        return new Line(
                one.text() + (touch ? "" : " ") + two.text(), one.place().with(two.place()));
    }

    private Optional<Drawing> read(Dict page) {
        try {
            return Optional.of(Drawing.ofPage(page, view));
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private List<Line> pieces(Drawing drawing) {
        List<Line> lines = new ArrayList<>();
        for (Drawing.Piece piece : drawing.pieces()) {
            view.budget().step();
            String text = glyphs.text(piece).strip();
            if (!text.isEmpty()) {
                lines.add(new Line(text, piece.place()));
            }
        }
        return lines;
    }

    private List<Line> lined(Drawing drawing) {
        List<Line> pieces = new ArrayList<>(pieces(drawing));
        pieces.sort(Comparator.comparingDouble((Line line) -> -line.middle()));
        List<Line> lines = new ArrayList<>();
        for (int from = 0; from < pieces.size(); ) {
            int to = from;
            while (to < pieces.size()
                    && pieces.get(from).middle() - pieces.get(to).middle() < SAME_LINE) {
                to++;
            }
            List<Line> row = new ArrayList<>(pieces.subList(from, to));
            row.sort(Comparator.comparingDouble(line -> line.place().left()));
            lines.add(row.stream().reduce(Words::joined).orElseThrow());
            from = to;
        }
        return lines;
    }
}
