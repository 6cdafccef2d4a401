package org.hudang.archive.volume;

import org.hudang.archive.CommandRefused;

/**
 * What the catalogue says of an item besides title, date and maker (著录项, ML-01).
 *
 * @param documentNumber 文号, as printed; empty when the paper has none
 * @param secrecy 密级
 * @param pages 页数, pages with content (ML-02); 0 when nobody has counted
 */
public record Particulars(String documentNumber, Secrecy secrecy, int pages) {
    private static final int MOST_PAGES = 100_000;

    /** A paper without number, as papers about people are, not counted. */
    public static final Particulars PLAIN = new Particulars("", Secrecy.RESTRICTED, 0);

    /** @throws CommandRefused when pages cannot be so many */
    public Particulars {
        if (pages < 0 || pages > MOST_PAGES) {
            throw new CommandRefused("pages", "0-" + MOST_PAGES);
        }
    }

    /** A paper without number of so many pages. */
    public static Particulars pages(int pages) {
        return new Particulars("", Secrecy.RESTRICTED, pages);
    }
}
