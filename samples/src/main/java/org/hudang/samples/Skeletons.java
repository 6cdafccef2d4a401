package org.hudang.samples;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The strokes of the few characters that the invented people sign with, drawn for this purpose: corner points on a square of 100 by 100, y
 * downwards, strokes separated by semicolons.
 */
final class Skeletons {

    private static final Pattern STROKE = Pattern.compile(";");
    private static final Pattern POINT = Pattern.compile(" ");
    private static final String TREE = "6,31 41,30;23,8 24,94;23,36 15,54 6,68;24,38 32,48 40,58;";

    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry(
                    "张",
                    "8,14 34,13 33,34;33,34 12,35 10,54;10,54 36,53 34,76 28,90 20,84;"
                            + "88,12 74,28 58,40;44,51 70,48 94,49;62,10 62,60 62,88 78,76;66,52 76,74 92,92"),
            Map.entry("样", TREE + "56,8 59,14 62,20;88,6 80,20;52,27 92,25;54,45 90,43;47,65 96,63;72,26 72,60 71,97"),
            Map.entry(
                    "例",
                    "24,6 16,26 6,44;16,32 16,94;30,17 62,15;44,16 39,36 31,52;40,35 58,33 51,62 31,92;40,47 48,57;"
                            + "72,22 72,66;90,8 90,60 90,90 81,82"),
            Map.entry(
                    "李",
                    "14,21 86,19;50,6 50,46;48,22 34,36 16,46;52,22 68,36 86,44;28,53 70,51 52,65;52,65 56,82 44,95 35,88;"
                            + "8,74 92,71"),
            Map.entry("示", "26,17 74,15;10,41 90,39;50,40 51,70 50,91 40,84;32,56 24,68 13,80;66,56 78,66 88,79"),
            Map.entry(
                    "范",
                    "10,19 90,17;34,6 35,30;66,6 65,30;14,41 24,47;8,59 18,65;8,93 18,82 28,70;"
                            + "42,43 82,41 81,62 71,62;44,43 43,80 58,92 88,89 90,74"),
            Map.entry("王", "16,17 84,15;20,49 80,47;50,16 50,86;8,89 92,86"),
            Map.entry(
                    "模",
                    TREE + "46,17 94,15;58,6 59,28;80,6 79,28;54,34 55,62;54,34 86,33 85,62;55,48 85,47;55,62 85,61;"
                            + "44,75 96,73;70,62 64,80 44,96;71,76 80,88 95,96"),
            Map.entry("板", TREE + "90,10 74,16 54,20;54,20 52,60 41,94;56,43 86,41 76,68 49,94;60,58 74,78 95,93"),
            Map.entry("本", "10,31 90,29;50,6 50,96;48,32 32,58 8,78;52,32 68,56 95,76;33,75 67,73"),
            Map.entry(
                    "陈",
                    "10,11 34,10 22,34;22,34 34,46 29,61 17,56;12,10 12,94;42,23 94,21;64,6 56,30 49,47 86,45;"
                            + "70,34 70,70 70,91 60,84;56,58 50,70 43,80;80,58 86,66 92,78"),
            Map.entry(
                    "老",
                    "22,19 74,17;48,4 48,40;8,41 92,39;81,10 56,42 11,75;76,56 60,64 42,69;40,54 40,82 52,92 86,90 88,77"),
            Map.entry(
                    "赵",
                    "12,21 46,19;30,6 30,40;6,41 50,39;30,40 30,72;30,57 48,55;18,52 14,76 4,92;14,77 40,91 96,93;"
                            + "86,22 70,48 52,66;58,28 72,46 92,70"),
            Map.entry(
                    "急",
                    "40,4 30,20 15,32;34,14 64,13 54,28;22,29 74,27 74,58;26,44 74,42;22,59 74,57;16,72 12,82 7,89;"
                            + "30,70 33,88 46,95 64,92 65,82;45,66 50,79;72,66 82,74 89,85"),
            Map.entry(
                    "难",
                    "6,23 40,21 28,56 5,87;10,38 26,60 43,82;60,6 54,26 45,41;54,30 54,96;70,8 76,20;54,29 92,27;"
                            + "54,49 90,47;54,69 90,67;54,91 95,89;72,28 72,90"),
            Map.entry(
                    "钱",
                    "24,6 16,20 5,33;18,21 40,19;10,43 38,41;6,61 40,59;24,42 24,93 39,80;50,35 88,27;46,57 92,47;"
                            + "62,8 66,50 76,84 92,91 94,74;88,58 72,78 47,92;78,8 87,18"));

    private Skeletons() {}

    /** Strokes of a character, each a list of points. */
    static double[][][] of(String character) {
        String drawn = CHARACTERS.get(character);
        if (drawn == null) {
            throw new IllegalArgumentException("no skeleton of " + character);
        }
        return STROKE.splitAsStream(drawn)
                .map(stroke -> POINT.splitAsStream(stroke).map(Skeletons::point).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    private static double[] point(String text) {
        int comma = text.indexOf(',');
        return new double[] {Double.parseDouble(text.substring(0, comma)), Double.parseDouble(text.substring(comma + 1))
        };
    }
}
