package org.hudang.forms.layout;

/**
 * The text area of A4 papers.
 *
 * @param left first column
 * @param width measure
 * @param top first line
 * @param bottom no text below
 * @param footer line of the footer
 */
public record Margins(float left, float width, float top, float bottom, float footer) {
    /** The forms: 26 mm at the binding side, 24 mm outside, text from 21 to 272 mm, footer at 281 mm. */
    public static final Margins FORM = new Margins(26, 160, 21, 272, 281);

    /** Pages that are bound together: their foot lies lower than any foot of their own. */
    public static final Margins BOUND = new Margins(14, 182, 5, 285, 287);

    /** Writes the footer on every page; {@code pageOf} makes “page n of m”. */
    public void footers(Sheet sheet, String leftText, String rightText, java.util.function.IntFunction<String> pageOf) {
        for (int page = 1; page <= sheet.pages(); page++) {
            int number = page;
            sheet.turnTo(page);
            sheet.pagination(() -> {
                sheet.text(leftText, left, footer, 60, Styles.FOOTER);
                sheet.text(pageOf.apply(number), left, footer - .6f, width, Styles.PAGE_NUMBER);
                sheet.text(rightText, left + width - 60, footer, 60, Styles.FOOTER.align(Align.RIGHT));
            });
        }
    }
}
