package org.hudang.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a name the way a finger does on glass: rounded corners, a lean, uneven speed and pressure, sampled every 16 milliseconds. */
final class Signature {

    private static final int CELL = 200;
    private static final int MARGIN = 20;
    private static final int STEP_MILLIS = 16;

    private final Random random;
    private final List<List<List<Number>>> strokes = new ArrayList<>();
    private long millis;

    private Signature(Random random) {
        this.random = random;
    }

    /** The strokes of version 1: {@code version, w, h, strokes: [[[x, y, millis, pressure], …], …]}. */
    static Map<String, Object> of(String name, Random random) {
        Signature signature = new Signature(random);
        int[] points = name.codePoints().toArray();
        double lean = 0.04 + random.nextDouble() * 0.14;
        double size = 0.82 + random.nextDouble() * 0.14;
        for (int i = 0; i < points.length; i++) {
            double left = MARGIN + i * (CELL * 0.9) + random.nextInt(12);
            double top = MARGIN + random.nextInt(16);
            for (double[][] stroke : Skeletons.of(Character.toString(points[i]))) {
                signature.write(stroke, left, top, size, lean);
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("w", MARGIN * 2 + CELL * points.length);
        json.put("h", MARGIN * 2 + CELL);
        json.put("strokes", signature.strokes);
        return json;
    }

    private void write(double[][] corners, double left, double top, double size, double lean) {
        double[][] bent = new double[corners.length][];
        for (int i = 0; i < corners.length; i++) {
            bent[i] = new double[] {
                corners[i][0] + random.nextGaussian() * 1.6, corners[i][1] + random.nextGaussian() * 1.6
            };
        }
        double length = 0;
        for (int i = 1; i < bent.length; i++) {
            length += Math.hypot(bent[i][0] - bent[i - 1][0], bent[i][1] - bent[i - 1][1]);
        }
        int samples = Math.max(6, (int) (length / (5.2 + random.nextDouble() * 2)));
        List<List<Number>> points = new ArrayList<>();
        for (int i = 0; i <= samples; i++) {
            double part = (double) i / samples;
            double eased = part + 0.08 * Math.sin(part * Math.PI * 2) * -1;
            double[] at = spline(bent, eased);
            double x = left + (at[0] + (60 - at[1]) * lean) / 100 * CELL * size;
            double y = top + at[1] / 100 * CELL * size;
            double pressure =
                    0.32 + 0.4 * Math.sin(Math.min(1, part * 1.15) * Math.PI * 0.92) + random.nextDouble() * 0.06;
            points.add(List.of(tenth(x), tenth(y), millis, Math.round(pressure * 100) / 100.0));
            millis += STEP_MILLIS;
        }
        millis += 70 + random.nextInt(90);
        strokes.add(points);
    }

    /** Catmull-Rom through the corners, at 0 to 1. */
    private static double[] spline(double[][] p, double part) {
        double place = Math.max(0, Math.min(1, part)) * (p.length - 1);
        int i = Math.min(p.length - 2, (int) place);
        double t = place - i;
        double[] before = p[Math.max(0, i - 1)];
        double[] after = p[Math.min(p.length - 1, i + 2)];
        double[] at = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            double a = p[i][axis];
            double b = p[i + 1][axis];
            double in = (b - before[axis]) * 0.3;
            double out = (after[axis] - a) * 0.3;
            double t2 = t * t;
            double t3 = t2 * t;
            at[axis] = (2 * t3 - 3 * t2 + 1) * a + (t3 - 2 * t2 + t) * in + (3 * t2 - 2 * t3) * b + (t3 - t2) * out;
        }
        return at;
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
