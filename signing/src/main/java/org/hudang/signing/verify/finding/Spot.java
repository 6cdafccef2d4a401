package org.hudang.signing.verify.finding;

/**
 * A place that a sentence names in the reader's language.
 *
 * @param where as findings write it: {@code page 2}, {@code field seal-1}, {@code catalogue /Names}, {@code pages}
 */
public record Spot(String where) {
    /** The kind of place, the first word. */
    public String kind() {
        int space = where.indexOf(' ');
        return space < 0 ? where : where.substring(0, space);
    }

    /** Which one of its kind; empty when there is only one. */
    public String which() {
        int space = where.indexOf(' ');
        return space < 0 ? "" : where.substring(space + 1);
    }
}
