package org.hudang.signing.verify;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hudang.signing.verify.ShapedPaper.Shape;

/** Signed papers and updates written byte by byte, with every part open to be wrong. */
final class RawPaper {
    private RawPaper() {}

    /** What an update says; {@link #of} is honest in form. */
    record Parts(String body, String table, String trailer, String end) {
        byte[] behind(byte[] pdf) {
            return Forger.join(pdf, body + table + trailer + end);
        }

        Parts body(String text) {
            return new Parts(text, table, trailer, end);
        }

        Parts table(String text) {
            return new Parts(body, text, trailer, end);
        }

        Parts trailer(String text) {
            return new Parts(body, table, text, end);
        }

        Parts end(String text) {
            return new Parts(body, table, trailer, text);
        }
    }

    static Parts of(byte[] pdf, Map<Integer, String> objects) {
        StringBuilder body = new StringBuilder("\n");
        StringBuilder table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        int size = Forger.free(pdf);
        for (Map.Entry<Integer, String> object : new TreeMap<>(objects).entrySet()) {
            table.append(object.getKey()).append(" 1\n").append(entry(pdf.length + body.length(), 0));
            body.append(object.getKey())
                    .append(" 0 obj\n")
                    .append(object.getValue())
                    .append("\nendobj\n");
            size = Math.max(size, object.getKey() + 1);
        }
        return new Parts(
                body.toString(),
                table.toString(),
                "trailer\n<< /Size " + size + " /Root " + root(pdf) + " /Prev " + Forger.startxref(pdf) + " >>\n",
                "startxref\n" + (pdf.length + body.length()) + "\n%%EOF\n");
    }

    /** An update that keeps {@code objects} in an object stream, and {@code stream} beside it as the next free object. */
    static byte[] compressed(byte[] pdf, Map<Integer, String> objects, String stream) {
        int free = Forger.free(pdf);
        StringBuilder head = new StringBuilder();
        StringBuilder values = new StringBuilder();
        Map<Integer, int[]> rows = new TreeMap<>();
        for (Map.Entry<Integer, String> object : new TreeMap<>(objects).entrySet()) {
            head.append(object.getKey()).append(' ').append(values.length()).append(' ');
            values.append(object.getValue()).append(' ');
            rows.put(object.getKey(), new int[] {2, free + 1, rows.size()});
        }
        StringBuilder body = new StringBuilder("\n");
        rows.put(free, new int[] {1, pdf.length + body.length(), 0});
        body.append(free).append(" 0 obj\n").append(stream).append("\nendobj\n");
        rows.put(free + 1, new int[] {1, pdf.length + body.length(), 0});
        String inside = head.toString() + values;
        body.append(free + 1).append(" 0 obj\n<< /Type /ObjStm /N " + objects.size() + " /First " + head.length());
        body.append(" /Length " + inside.length() + " >>\nstream\n" + inside + "\nendstream\nendobj\n");
        int section = pdf.length + body.length();
        rows.put(free + 2, new int[] {1, section, 0});
        StringBuilder index = new StringBuilder();
        StringBuilder table = new StringBuilder();
        rows.forEach((number, row) -> {
            index.append(number).append(" 1 ");
            table.append((char) row[0]);
            for (int shift = 24; shift >= 0; shift -= 8) {
                table.append((char) (row[1] >>> shift & 0xff));
            }
            table.append((char) 0).append((char) row[2]);
        });
        body.append(free + 2).append(" 0 obj\n<< /Type /XRef /W [1 4 2] /Index [" + index + "] /Size " + (free + 3));
        body.append(" /Root " + root(pdf) + " /Prev " + Forger.startxref(pdf) + " /Length " + table.length());
        body.append(" >>\nstream\n" + table + "\nendstream\nendobj\nstartxref\n" + section + "\n%%EOF\n");
        return Forger.join(pdf, body.toString());
    }

    /** Points the entry of one object in the only table of a file somewhere else. */
    static String pointed(String text, int number, int offset) {
        int first = text.indexOf("0000000000 65535 f \n", text.lastIndexOf("\nxref\n"));
        int at = first + 20 * number;
        return text.substring(0, at) + entry(offset, 0) + text.substring(at + 20);
    }

    static String entry(int offset, int generation) {
        return String.format("%010d %05d n \n", offset, generation);
    }

    static String root(byte[] pdf) {
        Matcher matcher = Pattern.compile("/Root\\s+(\\d+ \\d+ R)").matcher(Forger.text(pdf));
        String found = "";
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }

    /** Number of the object that is the (first) content of the first page. */
    static int content(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSBase item = document.getPage(0).getCOSObject().getItem(COSName.CONTENTS);
            if (item instanceof COSObject object && object.getObject() instanceof COSArray array) {
                item = array.get(0);
            } else if (item instanceof COSArray array) {
                item = array.get(0);
            }
            return Math.toIntExact(((COSObject) item).getKey().getNumber());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Where the Contents of the first signature stand, with their brackets. */
    static int[] gap(byte[] pdf) {
        String text = Forger.text(pdf);
        Matcher matcher = Pattern.compile("/Contents\\s*<[0-9a-fA-F]+>").matcher(text);
        while (matcher.find()) {
            int open = text.indexOf('<', matcher.start());
            if (matcher.end() - open > 1000) {
                return new int[] {open, matcher.end()};
            }
        }
        throw new IllegalStateException("no signature");
    }

    private static final String HOLE = "<" + "0".repeat(12000) + ">";
    private static final String RANGE = "[0 0000000000 0000000000 0000000000]";

    /**
     * Signs {@link TestPaper#objects} as one file, in field “place”. {@code layout} is the signature dictionary with the
     * words HOLE and RANGE where Contents and ByteRange go.
     */
    static byte[] sign(Map<Integer, String> paper, String layout, UnaryOperator<byte[]> signer) {
        return sign(paper, layout, text -> text, signer);
    }

    /** The same with something in the file that its table and trailer do not fit to; nothing before them may move. */
    static byte[] sign(
            Map<Integer, String> paper, String layout, UnaryOperator<String> prepared, UnaryOperator<byte[]> signer) {
        return signed(prepared.apply(Forger.text(TestPaper.write(withSignature(paper, layout)))), signer);
    }

    /** The same in another shape; what may stand in object streams is drawn, the signature never does. */
    static byte[] sign(Map<Integer, String> paper, Shape shape, Random random, UnaryOperator<byte[]> signer) {
        Map<Integer, String> objects = withSignature(paper, RawLiesTest.DICTIONARY);
        return signed(ShapedPaper.write(shape, objects, Set.of(90), random), signer);
    }

    private static Map<Integer, String> withSignature(Map<Integer, String> paper, String layout) {
        Map<Integer, String> objects = new TreeMap<>(paper);
        objects.compute(12, (number, field) -> HonestPaperTest.filled(String.valueOf(field), "/V 90 0 R"));
        objects.put(90, layout.replace("HOLE", HOLE).replace("RANGE", RANGE));
        for (int i = 1; i < 90; i++) {
            objects.putIfAbsent(i, "null");
        }
        return objects;
    }

    private static byte[] signed(String whole, UnaryOperator<byte[]> signer) {
        int from = whole.indexOf(HOLE);
        int to = from + HOLE.length();
        String text = whole.replace(RANGE, String.format("[0 %-10d %-10d %-10d]", from, to, whole.length() - to));
        byte[] value = signer.apply(Forger.bytes(text.substring(0, from) + text.substring(to)));
        StringBuilder hex = new StringBuilder(java.util.HexFormat.of().formatHex(value));
        hex.append("0".repeat(HOLE.length() - 2 - hex.length()));
        return Forger.bytes(text.substring(0, from + 1) + hex + text.substring(to - 1));
    }
}
