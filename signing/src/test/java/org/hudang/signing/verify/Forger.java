package org.hudang.signing.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes updates behind a signed paper, byte by byte, so that every lie can be told. */
final class Forger {
    private Forger() {}

    static String text(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[] pdf, String more) {
        byte[] tail = bytes(more);
        byte[] all = Arrays.copyOf(pdf, pdf.length + tail.length);
        System.arraycopy(tail, 0, all, pdf.length, tail.length);
        return all;
    }

    /** The newest text of an object. */
    static String object(byte[] pdf, int number) {
        Matcher matcher = Pattern.compile("(?:^|\n)" + number + " 0 obj\\s(.*?)\\s?endobj", Pattern.DOTALL)
                .matcher(text(pdf));
        String found = "";
        while (matcher.find()) {
            found = matcher.group(1);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("no object " + number);
        }
        return found;
    }

    /** The first unused object number. */
    static int free(byte[] pdf) {
        Matcher matcher = Pattern.compile("/Size (\\d+)").matcher(text(pdf));
        int size = 0;
        while (matcher.find()) {
            size = Math.max(size, Integer.parseInt(matcher.group(1)));
        }
        return size;
    }

    /** A correct update with a cross-reference table. */
    static byte[] update(byte[] pdf, Map<Integer, String> objects) {
        return update(pdf, objects, "");
    }

    /** The same with a comment line before {@code startxref}. */
    static byte[] update(byte[] pdf, Map<Integer, String> objects, String comment) {
        StringBuilder out = new StringBuilder();
        StringBuilder table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        int size = free(pdf);
        for (Map.Entry<Integer, String> object : new TreeMap<>(objects).entrySet()) {
            table.append(object.getKey()).append(" 1\n");
            table.append(String.format("%010d 00000 n \n", pdf.length + out.length()));
            out.append(object.getKey())
                    .append(" 0 obj\n")
                    .append(object.getValue())
                    .append("\nendobj\n");
            size = Math.max(size, object.getKey() + 1);
        }
        int xref = pdf.length + out.length();
        out.append(table).append("trailer\n<< /Size ").append(size).append(" /Root 1 0 R /Prev ");
        out.append(startxref(pdf))
                .append(" >>\n")
                .append(comment)
                .append("startxref\n")
                .append(xref);
        return join(pdf, out.append("\n%%EOF\n").toString());
    }

    /** A table alone that lists {@code entries} of object number and offset. */
    static byte[] table(byte[] pdf, Map<Integer, Integer> entries) {
        StringBuilder out = new StringBuilder("xref\n");
        for (Map.Entry<Integer, Integer> entry : new TreeMap<>(entries).entrySet()) {
            out.append(entry.getKey()).append(" 1\n");
            out.append(String.format("%010d 00000 n \n", entry.getValue()));
        }
        out.append("trailer\n<< /Size ")
                .append(free(pdf))
                .append(" /Root 1 0 R /Prev ")
                .append(startxref(pdf));
        return join(pdf, out + " >>\nstartxref\n" + pdf.length + "\n%%EOF\n");
    }

    static int startxref(byte[] pdf) {
        Matcher matcher = Pattern.compile("startxref\\s+(\\d+)").matcher(text(pdf));
        int last = -1;
        while (matcher.find()) {
            last = Integer.parseInt(matcher.group(1));
        }
        return last;
    }

    static byte[] replaced(byte[] pdf, String old, String with) {
        String text = text(pdf);
        if (!text.contains(old)) {
            throw new IllegalStateException("nothing to replace: " + old);
        }
        return bytes(text.replace(old, with));
    }
}
