package org.hudang.signing.verify.change;

import java.util.Optional;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfView;

/** A rectangle (ISO 32000-2, 7.9.5), its corners in order. */
record Box(double left, double low, double right, double high) {

    /** Four numbers, each of them direct or behind a reference; empty when it is anything else. */
    static Optional<Box> of(PdfValue value, PdfView view) {
        if (!(view.resolve(value) instanceof Arr array) || array.items().size() != 4) {
            return Optional.empty();
        }
        double[] at = new double[4];
        for (int i = 0; i < 4; i++) {
            if (!(view.resolve(array.items().get(i)) instanceof Num number)) {
                return Optional.empty();
            }
            at[i] = number.value();
        }
        return Optional.of(of(at[0], at[1], at[2], at[3]));
    }

    static Box of(double x1, double y1, double x2, double y2) {
        return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }

    /** The smallest box around both. */
    Box with(Box other) {
        return new Box(
                Math.min(left, other.left),
                Math.min(low, other.low),
                Math.max(right, other.right),
                Math.max(high, other.high));
    }

    double area() {
        return Math.max(0, right - left) * Math.max(0, high - low);
    }

    /** The area that both cover. */
    double common(Box other) {
        return Math.max(0, Math.min(right, other.right) - Math.max(left, other.left))
                * Math.max(0, Math.min(high, other.high) - Math.max(low, other.low));
    }
}
