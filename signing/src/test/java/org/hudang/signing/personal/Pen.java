package org.hudang.signing.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hudang.signing.personal.Handwriting.PenPoint;
import org.hudang.signing.personal.Handwriting.Stroke;

/** Writes 王, 大, 丁 as a hand would: strokes of many samples with trembling, time and pressure; from a seed. */
final class Pen {
    private static final double[][][] WANG = {
        {{.2, .18}, {.8, .15}}, {{.26, .48}, {.74, .46}}, {{.5, .17}, {.5, .5}, {.49, .82}}, {{.12, .85}, {.9, .82}}
    };
    private static final double[][][] DA = {
        {{.12, .38}, {.85, .34}}, {{.5, .1}, {.48, .4}, {.33, .7}, {.1, .9}}, {{.5, .4}, {.65, .68}, {.92, .9}}
    };
    private static final double[][][] DING = {{{.12, .2}, {.88, .17}}, {{.5, .2}, {.52, .6}, {.5, .86}, {.38, .78}}};

    private final Random random;
    private long time;

    private Pen(long seed) {
        this.random = new Random(seed);
    }

    /** 王大丁, on an area of 600 × 200. */
    static Handwriting wangDaDing(long seed) {
        Pen pen = new Pen(seed);
        List<Stroke> strokes = new ArrayList<>();
        double[][][][] name = {WANG, DA, DING};
        for (int i = 0; i < name.length; i++) {
            for (double[][] corners : name[i]) {
                strokes.add(pen.stroke(corners, 60 + i * 165.0, 25, 150));
            }
        }
        return new Handwriting(strokes, 600, 200);
    }

    private Stroke stroke(double[][] corners, double x, double y, double size) {
        time += 120 + random.nextInt(80);
        List<PenPoint> points = new ArrayList<>();
        int samples = 9;
        for (int i = 0; i + 1 < corners.length; i++) {
            for (int k = i == 0 ? 0 : 1; k <= samples; k++) {
                double t = k / (double) samples;
                double bow = Math.sin(Math.PI * t) * 0.015;
                double px = corners[i][0] + (corners[i + 1][0] - corners[i][0]) * t + bow + tremble();
                double py = corners[i][1] + (corners[i + 1][1] - corners[i][1]) * t - bow + tremble();
                time += 8;
                points.add(new PenPoint(x + px * size, y + py * size, time, 0.4 + 0.25 * random.nextDouble()));
            }
        }
        return new Stroke(points);
    }

    private double tremble() {
        return (random.nextDouble() - 0.5) * 0.008;
    }
}
