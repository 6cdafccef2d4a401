package org.hudang.signing.verify.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.jspecify.annotations.Nullable;

/** One cross-reference section, table or stream, looked up in place: nothing is copied for a table of ordinary form. */
final class XrefSection {
    private static final int ENTRY = 20;

    private final int start;
    private final int end;
    private final Dict trailer;
    private final List<Run> runs;
    private final @Nullable Ref streamObject;
    private @Nullable XrefSection hybrid;

    /** Entries of consecutive numbers. */
    private interface Run {
        int first();

        int count();

        Entry entry(int number);

        /** Tells one entry without making an object of it. */
        void tell(int number, Reader reader);
    }

    /** Is told entries one after another. */
    interface Reader {
        /** The section says nothing about the object, or that it is free. */
        void nothing(int number);

        /** The object stands at an offset of the file. */
        void at(int number, int offset);

        /** The object stands in an object stream. */
        void in(int number, int container);
    }

    private XrefSection(int start, int end, Dict trailer, List<Run> runs, @Nullable Ref streamObject) {
        this.start = start;
        this.end = end;
        this.trailer = trailer;
        this.runs = runs;
        this.streamObject = streamObject;
    }

    int start() {
        return start;
    }

    /** Offset after the trailer dictionary or after {@code endobj} of the stream. */
    int end() {
        return end;
    }

    Dict trailer() {
        return trailer;
    }

    boolean isStream() {
        return streamObject != null;
    }

    @Nullable
    Ref streamObject() {
        return streamObject;
    }

    @Nullable
    XrefSection hybrid() {
        return hybrid;
    }

    void hybrid(XrefSection section) {
        hybrid = section;
    }

    /** What this section, its hybrid part included, says about an object. */
    Entry lookup(int number) {
        Entry own = ownEntry(number);
        if (hybrid != null && !(own instanceof Entry.At)) {
            Entry hidden = hybrid.ownEntry(number);
            if (!(hidden instanceof Entry.None)) {
                return hidden;
            }
        }
        return own;
    }

    Entry ownEntry(int number) {
        for (Run run : runs) {
            if (number >= run.first() && number - run.first() < run.count()) {
                return run.entry(number);
            }
        }
        return Entry.NONE;
    }

    /** The highest number of an entry, the hybrid part included; -1 when there is none. */
    int highestNumber() {
        int highest = runs.stream()
                .filter(run -> run.count() > 0)
                .mapToInt(run -> run.first() + run.count() - 1)
                .max()
                .orElse(-1);
        return hybrid == null ? highest : Math.max(highest, hybrid.highestNumber());
    }

    /** Tells every entry, in the order of the file, the hybrid part left out. */
    void tellAll(Budget budget, Reader reader) {
        for (Run run : runs) {
            for (int i = 0; i < run.count(); i++) {
                budget.step();
                run.tell(run.first() + i, reader);
            }
        }
    }

    /** Every entry, in the order of the file. */
    void forEach(Budget budget, BiConsumer<Integer, Entry> consumer) {
        for (Run run : runs) {
            for (int i = 0; i < run.count(); i++) {
                budget.step();
                consumer.accept(run.first() + i, run.entry(run.first() + i));
            }
        }
    }

    // ---- tables

    /** Reads {@code xref … trailer << >>} at {@code offset}. */
    static XrefSection table(byte[] file, int offset, int limit, Budget budget) {
        ValueReader reader = new ValueReader(file, offset, limit, budget);
        reader.expect("xref");
        List<Run> runs = new ArrayList<>();
        reader.skipSpace();
        while (ValueReader.isDigit(reader.peek())) {
            int first = reader.expectInteger();
            int count = reader.expectInteger();
            if (first > Integer.MAX_VALUE - count) {
                throw Unjudged.malformed(reader.position(), "object number");
            }
            reader.skipBlank();
            int entries = reader.position();
            long after = entries + (long) count * ENTRY;
            if (after <= limit && regular(file, entries, count)) {
                runs.add(new TableRun(file, entries, first, count));
                reader.position((int) after);
            } else {
                runs.add(oddRun(reader, first, count, budget));
            }
            reader.skipSpace();
        }
        reader.expect("trailer");
        reader.skipSpace();
        if (!(reader.read() instanceof Dict dict)) {
            throw Unjudged.malformed(reader.position(), "trailer dictionary");
        }
        return new XrefSection(offset, reader.position(), dict, runs, null);
    }

    private static boolean regular(byte[] file, int at, int count) {
        if (count == 0) {
            return true;
        }
        return isEntry(file, at) && isEntry(file, at + (count - 1) * ENTRY);
    }

    private static boolean isEntry(byte[] file, int at) {
        for (int i = 0; i < 16; i++) {
            boolean good = i == 10 ? file[at + i] == ' ' : ValueReader.isDigit(file[at + i]);
            if (!good) {
                return false;
            }
        }
        return file[at + 16] == ' '
                && (file[at + 17] == 'n' || file[at + 17] == 'f')
                && ValueReader.isSpace(file[at + 18])
                && ValueReader.isSpace(file[at + 19]);
    }

    @SuppressWarnings("ArrayRecordComponent") // a window on the file, never compared
    private record TableRun(byte[] file, int at, int first, int count) implements Run {
        @Override
        public Entry entry(int number) {
            int start = start(number);
            return file[start + 17] == 'f'
                    ? Entry.FREE
                    : new Entry.At(offset(start), (int) digits(file, start + 11, 5));
        }

        @Override
        public void tell(int number, Reader reader) {
            int start = start(number);
            if (file[start + 17] == 'f') {
                reader.nothing(number);
            } else {
                reader.at(number, offset(start));
            }
        }

        private int start(int number) {
            int start = at + (number - first) * ENTRY;
            if (!isEntry(file, start)) {
                throw Unjudged.malformed(start, "cross-reference entry");
            }
            return start;
        }

        private int offset(int start) {
            long offset = digits(file, start, 10);
            if (offset > Integer.MAX_VALUE) {
                throw Unjudged.malformed(start, "offset");
            }
            return (int) offset;
        }
    }

    private record MapRun(int first, int count, Map<Integer, Entry> entries) implements Run {
        @Override
        public Entry entry(int number) {
            return entries.getOrDefault(number, Entry.NONE);
        }

        @Override
        public void tell(int number, Reader reader) {
            if (entry(number) instanceof Entry.At at) {
                reader.at(number, at.offset());
            } else {
                reader.nothing(number);
            }
        }
    }

    private static Run oddRun(ValueReader reader, int first, int count, Budget budget) {
        Map<Integer, Entry> entries = new HashMap<>();
        for (int i = 0; i < count; i++) {
            budget.step();
            int at = reader.position();
            int offset = reader.expectInteger();
            int generation = reader.expectInteger();
            reader.skipBlank();
            int type = reader.next();
            if ((type != 'n' && type != 'f') || ValueReader.isRegular(reader.peek())) {
                throw Unjudged.malformed(at, "cross-reference entry");
            }
            entries.put(first + i, type == 'f' ? Entry.FREE : new Entry.At(offset, generation));
        }
        return new MapRun(first, count, entries);
    }

    private static long digits(byte[] file, int at, int count) {
        long value = 0;
        for (int i = at; i < at + count; i++) {
            value = value * 10 + file[i] - '0';
        }
        return value;
    }

    // ---- streams

    /** Takes a cross-reference stream that was read as object {@code ref} and ends at {@code end}. */
    static XrefSection stream(int start, int end, Ref ref, Stream stream, StreamDecoder decoder) {
        Dict dict = stream.dict();
        if (!dict.is("Type", "XRef")
                || !(dict.get("W") instanceof Arr widths)
                || widths.items().size() < 3) {
            throw Unjudged.malformed(start, "cross-reference stream");
        }
        int[] w = new int[3];
        for (int i = 0; i < 3; i++) {
            w[i] = widths.items().get(i) instanceof Num number ? number.asIndex() : -1;
            if (w[i] < 0 || w[i] > 8) {
                throw Unjudged.malformed(start, "field widths");
            }
        }
        int width = w[0] + w[1] + w[2];
        byte[] data = decoder.decode(stream);
        if (width == 0) {
            throw Unjudged.malformed(start, "field widths");
        }
        List<Run> runs = new ArrayList<>();
        int row = 0;
        int[] index = index(dict, start);
        for (int i = 0; i < index.length; i += 2) {
            if ((row + (long) index[i + 1]) * width > data.length || index[i] > Integer.MAX_VALUE - index[i + 1]) {
                throw Unjudged.malformed(start, "entries");
            }
            runs.add(new StreamRun(data, row, w, index[i], index[i + 1]));
            row += index[i + 1];
        }
        return new XrefSection(start, end, dict, runs, ref);
    }

    private static int[] index(Dict dict, int start) {
        if (!(dict.get("Index") instanceof Arr array)) {
            int size = dict.get("Size") instanceof Num number ? number.asIndex() : -1;
            if (size < 0) {
                throw Unjudged.malformed(start, "Size");
            }
            return new int[] {0, size};
        }
        int[] index = new int[array.items().size() / 2 * 2];
        for (int i = 0; i < index.length; i++) {
            index[i] = array.items().get(i) instanceof Num number ? number.asIndex() : -1;
            if (index[i] < 0) {
                throw Unjudged.malformed(start, "Index");
            }
        }
        return index;
    }

    @SuppressWarnings("ArrayRecordComponent") // a window on decoded bytes, never compared
    private record StreamRun(byte[] data, int row, int[] w, int first, int count) implements Run {
        @Override
        public Entry entry(int number) {
            int at = start(number);
            return switch (type(at)) {
                case 0 -> Entry.FREE;
                case 1 -> new Entry.At(second(at), third(at));
                case 2 -> new Entry.In(second(at), third(at));
                default -> Entry.NONE;
            };
        }

        @Override
        public void tell(int number, Reader reader) {
            int at = start(number);
            switch (type(at)) {
                case 1 -> reader.at(number, second(at));
                case 2 -> reader.in(number, second(at));
                default -> reader.nothing(number);
            }
        }

        /** Where an entry whose fields are numbers that fit begins. */
        private int start(int number) {
            int at = (row + number - first) * (w[0] + w[1] + w[2]);
            if (isTooLarge(field(at + w[0], w[1])) || isTooLarge(field(at + w[0] + w[1], w[2]))) {
                throw Unjudged.malformed(at, "cross-reference entry");
            }
            return at;
        }

        private static boolean isTooLarge(long value) {
            return value < 0 || value > Integer.MAX_VALUE;
        }

        /** 3 for every type that the format does not know. */
        private int type(int at) {
            long type = w[0] == 0 ? 1 : field(at, w[0]);
            return type < 0 || type > 2 ? 3 : (int) type;
        }

        private int second(int at) {
            return (int) field(at + w[0], w[1]);
        }

        private int third(int at) {
            return (int) field(at + w[0] + w[1], w[2]);
        }

        private long field(int at, int width) {
            long value = 0;
            for (int i = 0; i < width; i++) {
                value = (value << 8) | (data[at + i] & 0xff);
            }
            return value;
        }
    }
}
