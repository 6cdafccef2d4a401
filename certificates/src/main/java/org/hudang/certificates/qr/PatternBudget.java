package org.hudang.certificates.qr;

import com.google.zxing.ResultPoint;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.qrcode.detector.FinderPattern;

/**
 * How many corners of codes a picture may show. The reader compares every three of them with each other: a picture full of
 * corners, which anybody can draw, would keep it busy for hours. Pictures of papers show fewer than ten.
 */
final class PatternBudget implements ResultPointCallback {
    private static final int MOST_AT_ONCE = 32;
    private static final int MOST_IN_ALL = 100;
    /** Small marks inside a code, looked for once the corners are known. */
    private static final int MOST_MARKS = 2_000;

    private int thisTime;
    private int all;
    private int marks;

    /** The picture shows more corners than is looked at. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("too many corners of codes", null, false, false);
        }
    }

    /** Whether another look at the picture may begin. */
    boolean begin() {
        thisTime = 0;
        return all < MOST_IN_ALL && marks < MOST_MARKS;
    }

    @Override
    public void foundPossibleResultPoint(ResultPoint point) {
        if (point instanceof FinderPattern) {
            thisTime++;
            all++;
        } else {
            marks++;
        }
        if (thisTime > MOST_AT_ONCE || marks > MOST_MARKS) {
            throw new Spent();
        }
    }
}
