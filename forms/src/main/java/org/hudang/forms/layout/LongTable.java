package org.hudang.forms.layout;

import java.util.ArrayList;
import java.util.List;

/** A ruled table that is cut at the pages: every part begins with the head. A row is never cut. */
public final class LongTable {
    private final Table table;
    private final Row head;
    private final Margins at;

    /** @param head repeated on every page */
    public LongTable(Table table, Row head, Margins at) {
        this.table = table;
        this.head = head;
        this.at = at;
    }

    /** A head of plain words. */
    public static Row head(List<String> words, Style style, double pad) {
        return new Row(
                8,
                words.stream().map(word -> Cell.head(word, style).padded(pad)).toList());
    }

    /** Goes to the next page and says where on it the table goes on. */
    public interface NextPage {
        float turn();
    }

    /** Draws all rows from this height on; returns the lower edge on the last page. */
    public float draw(float y, List<Row> rows, NextPage next) {
        float top = y;
        float filled = table.heightOf(head);
        List<Row> part = new ArrayList<>(List.of(head));
        for (Row row : rows) {
            float height = table.heightOf(row);
            if (part.size() > 1 && top + filled + height > at.bottom()) {
                table.draw(at.left(), top, part);
                top = next.turn();
                filled = table.heightOf(head);
                part = new ArrayList<>(List.of(head));
            }
            part.add(row);
            filled += height;
        }
        return table.draw(at.left(), top, part);
    }
}
