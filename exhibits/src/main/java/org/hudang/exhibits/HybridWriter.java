package org.hudang.exhibits;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a small hybrid file: plain objects in a table, the last ones in an object stream. */
final class HybridWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Integer, Integer> offsets = new TreeMap<>();

    HybridWriter() {
        text("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    void object(int number, String body) {
        offsets.put(number, out.size());
        text(number + " 0 obj\n" + body + "\nendobj\n");
    }

    void stream(int number, String entries, byte[] content) {
        offsets.put(number, out.size());
        text(number + " 0 obj\n<<" + entries + "/Length " + content.length + ">>stream\n");
        out.writeBytes(content);
        text("\nendstream\nendobj\n");
    }

    /** Two objects in an object stream, numbered from {@code first}, and both cross-references. */
    byte[] finish(List<String> hidden, int first) {
        String head = first + " 0 " + (first + 1) + " " + hidden.get(0).length() + " ";
        int holder = first + 2;
        stream(
                holder,
                "/Type/ObjStm/N 2/First " + head.length(),
                (head + hidden.get(0) + hidden.get(1)).getBytes(StandardCharsets.US_ASCII));
        byte[] rows = {2, 0, (byte) holder, 0, 2, 0, (byte) holder, 1};
        int listing = holder + 1;
        int size = listing + 1;
        stream(listing, "/Type/XRef/Size " + size + "/W[1 2 1]/Index[" + first + " 2]/Root 1 0 R", rows);
        int table = out.size();
        text("xref\n0 " + first + "\n0000000000 65535 f \n");
        for (int number = 1; number < first; number++) {
            row(number);
        }
        text(holder + " 2\n");
        row(holder);
        row(listing);
        text("trailer\n<</Size " + size + "/Root 1 0 R/XRefStm " + offsets.get(listing) + ">>\nstartxref\n" + table
                + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void row(int number) {
        text(String.format("%010d 00000 n \n", offsets.get(number)));
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
