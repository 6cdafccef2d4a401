package org.hudang.forms.layout;

import java.util.List;
import java.util.Optional;

/**
 * A cell of a table.
 *
 * @param paragraphs its text, none for an empty cell
 * @param style how it is set
 * @param header heads its column, or its row when it is the first
 * @param columns how many columns it spans
 * @param pad space at its left and right in millimetres
 * @param spread ems a short label is spread over, 0 to leave it
 * @param painter draws into the cell after its text
 */
public record Cell(
        List<RichText> paragraphs,
        Style style,
        Kind header,
        int columns,
        float pad,
        float spread,
        Optional<Painter> painter) {
    /** Whether a cell heads others. */
    public enum Kind {
        HEADER,
        DATA
    }

    /** Draws into a cell, as part of its structure element. */
    public interface Painter {
        void paint(Area cell);
    }

    private static final float PAD = 1.6f;

    /** A cell of data; each line of the text is a paragraph. */
    public static Cell of(String text, Style style) {
        List<RichText> paragraphs =
                text.isEmpty() ? List.of() : text.lines().map(RichText::of).toList();
        return new Cell(paragraphs, style, Kind.DATA, 1, PAD, 0, Optional.empty());
    }

    public static Cell of(RichText text, Style style) {
        return new Cell(List.of(text), style, Kind.DATA, 1, PAD, 0, Optional.empty());
    }

    /** A heading in bold, centred. */
    public static Cell head(String text, Style style) {
        return of(text, style.bold().centred()).asHeader();
    }

    /** A cell that is drawn, not written. */
    public static Cell drawn(Style style, Painter painter) {
        return new Cell(List.of(), style, Kind.DATA, 1, PAD, 0, Optional.of(painter));
    }

    public Cell asHeader() {
        return new Cell(paragraphs, style, Kind.HEADER, columns, pad, spread, painter);
    }

    public Cell spanning(int count) {
        return new Cell(paragraphs, style, header, count, pad, spread, painter);
    }

    public Cell padded(double mm) {
        return new Cell(paragraphs, style, header, columns, (float) mm, spread, painter);
    }

    /** Spreads a one-line label over so many ems. */
    public Cell spreadOver(double ems) {
        return new Cell(paragraphs, style, header, columns, pad, (float) ems, painter);
    }
}
