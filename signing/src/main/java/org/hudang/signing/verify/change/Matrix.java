package org.hudang.signing.verify.change;

import java.util.List;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfView;

/** A change of coordinates (ISO 32000-2, 8.3.3). */
record Matrix(double a, double b, double c, double d, double e, double f) {
    static final Matrix SAME = new Matrix(1, 0, 0, 1, 0, 0);

    /** Six numbers; no change when they are anything else. */
    static Matrix of(List<PdfValue> items, PdfView view) {
        if (items.size() != 6) {
            return SAME;
        }
        double[] at = new double[6];
        for (int i = 0; i < 6; i++) {
            at[i] = view.resolve(items.get(i)) instanceof Num number ? number.value() : 0;
        }
        return new Matrix(at[0], at[1], at[2], at[3], at[4], at[5]);
    }

    static Matrix moved(double x, double y) {
        return new Matrix(1, 0, 0, 1, x, y);
    }

    /** First this one, then the other. */
    Matrix then(Matrix next) {
        return new Matrix(
                a * next.a + b * next.c,
                a * next.b + b * next.d,
                c * next.a + d * next.c,
                c * next.b + d * next.d,
                e * next.a + f * next.c + next.e,
                e * next.b + f * next.d + next.f);
    }

    /** The upright box around a box as it lies after the change. */
    Box around(Box box) {
        double[] x = new double[4];
        double[] y = new double[4];
        for (int i = 0; i < 4; i++) {
            double fromX = i % 2 == 0 ? box.left() : box.right();
            double fromY = i < 2 ? box.low() : box.high();
            x[i] = a * fromX + c * fromY + e;
            y[i] = b * fromX + d * fromY + f;
        }
        return new Box(least(x), least(y), -least(negative(x)), -least(negative(y)));
    }

    private static double least(double[] of) {
        return Math.min(Math.min(of[0], of[1]), Math.min(of[2], of[3]));
    }

    private static double[] negative(double[] of) {
        return new double[] {-of[0], -of[1], -of[2], -of[3]};
    }
}
