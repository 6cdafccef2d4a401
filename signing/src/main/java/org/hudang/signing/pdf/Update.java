package org.hudang.signing.pdf;

import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;

/** One incremental update (ISO 32000-2 §7.5.6) being written behind a file. */
final class Update {
    private final Pen out;
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
        this.out = new Pen(room);
        out.write('\n');
    }

    /** Where the next byte will stand, from the start of the update. */
    int position() {
        return out.size();
    }

    Pen out() {
        return out;
    }

    void startObject(COSObjectKey key) {
        entries.put(key.getNumber(), new Entry(key.getGeneration(), base + out.size()));
        out.number(key.getNumber());
        out.write(' ');
        out.number(key.getGeneration());
        out.text(" obj\n");
    }

    void endObject() {
        out.text("\nendobj\n");
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
        out.text("\nstream\n");
        out.write(content);
        out.text("\nendstream");
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
        out.text("\nstartxref\n" + section + "\n%%EOF\n");
        return out.toBytes();
    }

    private void table(COSDictionary trailer) {
        out.text("xref\n");
        runs((first, count) -> {
            out.text(first + " " + count + "\n");
            entries.subMap(first, first + count).forEach((number, entry) -> {
                out.number(entry.offset(), 10);
                out.write(' ');
                out.number(entry.generation(), 5);
                out.text(" n \n");
            });
        });
        out.text("trailer\n");
        CosText.write(out, trailer);
    }

    private void crossReferenceStream(COSObjectKey own, COSDictionary trailer) {
        Pen rows = new Pen(8 * (entries.size() + 1));
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
        out.text(own.getNumber() + " 0 obj\n");
        CosText.write(out, trailer);
        out.text("\nstream\n");
        out.write(rows.toBytes());
        out.text("\nendstream\nendobj");
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

    private static void number(Pen rows, long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            rows.write((int) (value >>> (8 * i)));
        }
    }
}
