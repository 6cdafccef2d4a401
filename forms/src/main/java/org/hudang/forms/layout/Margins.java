package org.hudang.forms.layout;

/**
 * The text area of A4 papers: 26 mm at the binding side, 24 mm outside, text from 21 to 272 mm, footer at 281 mm.
 *
 * @param left first column
 * @param width measure
 * @param top first line
 * @param bottom no text below
 */
public record Margins(float left, float width, float top, float bottom) {
    /** The forms. */
    public static final Margins FORM = new Margins(26, 160, 21, 272);

    private static final float FOOTER = 281;

    /** Writes the footer on every page; {@code pageOf} makes “page n of m”. */
    public void footers(Sheet sheet, String leftText, String rightText, java.util.function.IntFunction<String> pageOf) {
        for (int page = 1; page <= sheet.pages(); page++) {
            int number = page;
            sheet.turnTo(page);
            sheet.pagination(() -> {
                sheet.text(leftText, left, FOOTER, 60, Styles.FOOTER);
                sheet.text(pageOf.apply(number), left, FOOTER - .6f, width, Styles.PAGE_NUMBER);
                sheet.text(rightText, left + width - 60, FOOTER, 60, Styles.FOOTER.align(Align.RIGHT));
            });
        }
    }
}
