package org.hudang.signing.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the same objects in each shape that a file may have; what goes into object streams is drawn. */
final class ShapedPaper {
    /** How cross-reference and objects are written. */
    enum Shape {
        /** A table; every object stands in the file itself. */
        TABLE,
        /** A cross-reference stream; every object stands in the file itself. */
        STREAM,
        /** A cross-reference stream; about half of what may stand in object streams does. */
        OBJECT_STREAMS,
        /** A table, and a stream for the objects in object streams, which old readers do not see. */
        HYBRID
    }

    private final Shape shape;
    private final Map<Integer, String> objects;
    private final Random random;
    private final StringBuilder out = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    private final Map<Integer, int[]> rows = new TreeMap<>();
    private int next;

    private ShapedPaper(Shape shape, Map<Integer, String> objects, Random random) {
        this.shape = shape;
        this.objects = new TreeMap<>(objects);
        this.random = random;
        this.next = objects.size() + 1;
    }

    /**
     * A whole file as text.
     *
     * @param objects numbered from 1 without a gap; 1 is the catalogue
     * @param plain numbers that stand in the file itself in every shape
     */
    static String write(Shape shape, Map<Integer, String> objects, Set<Integer> plain, Random random) {
        return new ShapedPaper(shape, objects, random).write(plain);
    }

    private String write(Set<Integer> plain) {
        Set<Integer> packed = packed(plain);
        objects.forEach((number, value) -> {
            if (!packed.contains(number)) {
                object(number, value);
            }
        });
        if (!packed.isEmpty()) {
            pack(packed);
        }
        int newest = switch (shape) {
            case TABLE -> table("");
            case HYBRID -> table(" /XRefStm " + stream(packed));
            case STREAM, OBJECT_STREAMS -> {
                rows.put(0, new int[] {0, 0, 0});
                rows.put(next, new int[] {1, out.length(), 0});
                yield stream(Set.copyOf(rows.keySet()));
            }
        };
        return out.append("startxref\n").append(newest).append("\n%%EOF\n").toString();
    }

    private Set<Integer> packed(Set<Integer> plain) {
        Set<Integer> packed = new TreeSet<>();
        if (shape == Shape.OBJECT_STREAMS || shape == Shape.HYBRID) {
            objects.forEach((number, value) -> {
                if (!plain.contains(number) && !value.contains("endstream") && random.nextBoolean()) {
                    packed.add(number);
                }
            });
        }
        return packed;
    }

    /** In two object streams, drawn; either may be empty. */
    private void pack(Set<Integer> packed) {
        List<List<Integer>> containers = List.of(new ArrayList<>(), new ArrayList<>());
        packed.forEach(number -> containers.get(random.nextInt(2)).add(number));
        for (List<Integer> inside : containers) {
            StringBuilder head = new StringBuilder();
            StringBuilder values = new StringBuilder();
            for (int i = 0; i < inside.size(); i++) {
                int number = inside.get(i);
                head.append(number).append(' ').append(values.length()).append(' ');
                values.append(objects.get(number)).append('\n');
                rows.put(number, new int[] {2, next, i});
            }
            String content = head.toString() + values;
            object(
                    next++,
                    "<< /Type /ObjStm /N " + inside.size() + " /First " + head.length() + " /Length " + content.length()
                            + " >>\nstream\n" + content + "\nendstream");
        }
    }

    private void object(int number, String value) {
        rows.put(number, new int[] {1, out.length(), 0});
        out.append(number).append(" 0 obj\n").append(value).append("\nendobj\n");
    }

    /** A cross-reference stream over these numbers, which may be its own among them. */
    private int stream(Set<Integer> numbers) {
        int at = out.length();
        StringBuilder index = new StringBuilder();
        StringBuilder table = new StringBuilder();
        for (int number : new TreeSet<>(numbers)) {
            int[] row = Objects.requireNonNull(rows.get(number));
            index.append(number).append(" 1 ");
            table.append((char) row[0]);
            for (int shift = 24; shift >= 0; shift -= 8) {
                table.append((char) (row[1] >>> shift & 0xff));
            }
            table.append((char) 0).append((char) row[2]);
        }
        object(
                next++,
                "<< /Type /XRef /W [1 4 2] /Index [" + index + "] /Size " + next + " /Root 1 0 R /Length "
                        + table.length() + " >>\nstream\n" + table + "\nendstream");
        return at;
    }

    private int table(String more) {
        int at = out.length();
        out.append("xref\n0 ").append(next).append("\n0000000000 65535 f \n");
        for (int number = 1; number < next; number++) {
            int[] row = Objects.requireNonNull(rows.get(number));
            out.append(row[0] == 1 ? RawPaper.entry(row[1], 0) : "0000000000 00000 f \n");
        }
        out.append("trailer\n<< /Size ")
                .append(next)
                .append(" /Root 1 0 R")
                .append(more)
                .append(" >>\n");
        return at;
    }
}
