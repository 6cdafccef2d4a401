package org.hudang.forms.layout;

import java.util.List;

/**
 * A row of a table.
 *
 * @param least height in millimetres it has at least
 * @param cells from left to right
 */
public record Row(float least, List<Cell> cells) {
    public static Row of(double least, Cell... cells) {
        return new Row((float) least, List.of(cells));
    }
}
