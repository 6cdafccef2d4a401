package org.hudang.signing.verify.change;

import java.util.Optional;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfView;

/**
 * How a page is shown.
 *
 * @param paper what of it is shown
 * @param turned by how many quarters, clockwise
 */
record Sheet(Box paper, int turned) {
    private static final int WHOLE = 1000;
    private static final int QUARTER = 90;

    /** Empty where the page has no size. */
    static Optional<Sheet> of(Dict page, PdfView view) {
        Optional<Box> cropped = Box.of(Drawing.inherited(page, "CropBox", view), view);
        Optional<Box> paper = cropped.isPresent() ? cropped : Box.of(Drawing.inherited(page, "MediaBox", view), view);
        int degrees = Drawing.inherited(page, "Rotate", view) instanceof Num number ? (int) number.value() : 0;
        return paper.filter(box -> box.area() > 0)
                .map(box -> new Sheet(box, Math.floorMod(Math.floorDiv(degrees, QUARTER), 4)));
    }

    /** Where a box of the page's own space is seen; empty where nothing of it is on the paper. */
    Optional<Area> seen(Box box) {
        if (box.right() < paper.left()
                || box.left() > paper.right()
                || box.high() < paper.low()
                || box.low() > paper.high()) {
            return Optional.empty();
        }
        double left = part(box.left() - paper.left(), paper.right() - paper.left());
        double right = part(box.right() - paper.left(), paper.right() - paper.left());
        double low = part(box.low() - paper.low(), paper.high() - paper.low());
        double high = part(box.high() - paper.low(), paper.high() - paper.low());
        return Optional.of(
                switch (turned) {
                    case 1 -> area(low, left, high, right);
                    case 2 -> area(1 - right, low, 1 - left, high);
                    case 3 -> area(1 - high, 1 - right, 1 - low, 1 - left);
                    default -> area(left, 1 - high, right, 1 - low);
                });
    }

    private static double part(double length, double all) {
        return Math.max(0, Math.min(1, length / all));
    }

    private static Area area(double left, double top, double right, double bottom) {
        int x = (int) Math.floor(left * WHOLE);
        int y = (int) Math.floor(top * WHOLE);
        return new Area(
                x,
                y,
                Math.max(1, (int) Math.ceil(right * WHOLE) - x),
                Math.max(1, (int) Math.ceil(bottom * WHOLE) - y));
    }
}
