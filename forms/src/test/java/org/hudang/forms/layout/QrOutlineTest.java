package org.hudang.forms.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Path2D;
import java.util.BitSet;
import org.hudang.forms.QrMatrix;
import org.hudang.forms.Specimens;
import org.junit.jupiter.api.Test;

class QrOutlineTest {
    @Test
    void the_outline_filled_by_even_odd_covers_exactly_the_dark_modules() {
        QrMatrix qr = Specimens.noise(57);
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (QrOutline.Corner[] contour : QrOutline.of(qr)) {
            path.moveTo(contour[0].x(), contour[0].y());
            for (int i = 1; i < contour.length; i++) {
                path.lineTo(contour[i].x(), contour[i].y());
            }
            path.closePath();
        }

        BitSet found = new BitSet();
        for (int row = 0; row < 57; row++) {
            for (int column = 0; column < 57; column++) {
                found.set(row * 57 + column, path.contains(column + .5, row + .5));
            }
        }
        assertThat(found).isEqualTo(qr.dark());
    }
}
