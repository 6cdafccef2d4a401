package org.hudang.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;

/** One incremental update (ISO 32000-2 §7.5.6) being written behind a file. */
final class Update {
    private final ByteArrayOutputStream out;
    private final long base;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();

    private record Entry(int generation, long offset) {}

    /**
     * An empty update.
     *
     * @param base length of the file it is appended to
     * @param room bytes expected
     */
    Update(long base, int room) {
        this.base = base;
        this.out = new ByteArrayOutputStream(room);
        out.write('\n');
    }

    /** Where the next byte will stand, from the start of the update. */
    int position() {
        return out.size();
    }

    ByteArrayOutputStream out() {
        return out;
    }

    void startObject(COSObjectKey key) {
        entries.put(key.getNumber(), new Entry(key.getGeneration(), base + out.size()));
        CosText.text(out, key.getNumber() + " " + key.getGeneration() + " obj\n");
    }

    void endObject() {
        CosText.text(out, "\nendobj\n");
    }

    void object(COSObjectKey key, COSBase value) {
        startObject(key);
        CosText.write(out, value);
        endObject();
    }

    void stream(COSObjectKey key, COSDictionary dictionary, byte[] content) {
        dictionary.setInt(COSName.LENGTH, content.length);
        startObject(key);
        CosText.write(out, dictionary);
        CosText.text(out, "\nstream\n");
        out.writeBytes(content);
        CosText.text(out, "\nendstream");
        endObject();
    }

    /**
     * Closes the update with a section of the same kind as the one before it.
     *
     * @param trailer Root, Info and ID
     * @param next the first object number that is free
     */
    byte[] finish(Tail tail, COSDictionary trailer, long next) {
        trailer.setLong(COSName.PREV, tail.startXref());
        long section = base + out.size();
        if (tail.kind() == Tail.Kind.TABLE) {
            trailer.setLong(COSName.SIZE, next);
            table(trailer);
        } else {
            trailer.setLong(COSName.SIZE, next + 1);
            entries.put(next, new Entry(0, section));
            crossReferenceStream(new COSObjectKey(next, 0), trailer);
        }
        CosText.text(out, "\nstartxref\n" + section + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void table(COSDictionary trailer) {
        CosText.text(out, "xref\n");
        runs((first, count) -> {
            CosText.text(out, first + " " + count + "\n");
            entries.subMap(first, first + count)
                    .forEach((number, entry) ->
                            CosText.text(out, pad(entry.offset(), 10) + " " + pad(entry.generation(), 5) + " n \n"));
        });
        CosText.text(out, "trailer\n");
        CosText.write(out, trailer);
    }

    private void crossReferenceStream(COSObjectKey own, COSDictionary trailer) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        var index = new org.apache.pdfbox.cos.COSArray();
        runs((first, count) -> {
            index.add(org.apache.pdfbox.cos.COSInteger.get(first));
            index.add(org.apache.pdfbox.cos.COSInteger.get(count));
            for (Map.Entry<Long, Entry> one :
                    entries.subMap(first, first + count).entrySet()) {
                rows.write(1);
                number(rows, one.getValue().offset(), 5);
                number(rows, one.getValue().generation(), 2);
            }
        });
        trailer.setItem(COSName.TYPE, COSName.XREF);
        trailer.setItem(COSName.INDEX, index);
        trailer.setItem(COSName.W, org.apache.pdfbox.cos.COSArray.ofCOSIntegers(java.util.List.of(1, 5, 2)));
        trailer.setInt(COSName.LENGTH, rows.size());
        CosText.text(out, own.getNumber() + " 0 obj\n");
        CosText.write(out, trailer);
        CosText.text(out, "\nstream\n");
        out.writeBytes(rows.toByteArray());
        CosText.text(out, "\nendstream\nendobj");
    }

    private interface Run {
        void take(long first, long count);
    }

    /** Runs of consecutive object numbers. */
    private void runs(Run run) {
        long first = -1;
        long count = 0;
        for (long number : entries.keySet()) {
            if (first >= 0 && number == first + count) {
                count++;
            } else {
                if (first >= 0) {
                    run.take(first, count);
                }
                first = number;
                count = 1;
            }
        }
        if (first >= 0) {
            run.take(first, count);
        }
    }

    private static void number(ByteArrayOutputStream rows, long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            rows.write((int) (value >>> (8 * i)));
        }
    }

    private static String pad(long value, int digits) {
        String text = Long.toString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
