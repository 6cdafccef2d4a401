package org.hudang.signing.verify.structure;

import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.jspecify.annotations.Nullable;

/** An object stream (ISO 32000-2, 7.5.7). */
final class ObjectStream {
    private static final int MOST_OBJECTS = 1 << 20;

    private final byte[] data;
    private final int[] numbers;
    private final int[] offsets;
    private final int place;
    private final Budget budget;
    private final @Nullable PdfValue[] values;

    private ObjectStream(byte[] data, int[] numbers, int[] offsets, int place, Budget budget) {
        this.data = data;
        this.numbers = numbers;
        this.offsets = offsets;
        this.place = place;
        this.budget = budget;
        this.values = new @Nullable PdfValue[numbers.length];
    }

    static ObjectStream of(Stream stream, int place, StreamDecoder decoder, Budget budget) {
        int count = stream.dict().get("N") instanceof Num number ? number.asIndex() : -1;
        int first = stream.dict().get("First") instanceof Num number ? number.asIndex() : -1;
        if (!stream.dict().is("Type", "ObjStm") || count < 0 || count > MOST_OBJECTS || first < 0) {
            throw Unjudged.malformed(place, "object stream");
        }
        byte[] data = decoder.decode(stream);
        if (first > data.length) {
            throw Unjudged.malformed(place, "First");
        }
        ValueReader reader = new ValueReader(data, 0, first, budget);
        int[] numbers = new int[count];
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            budget.step();
            numbers[i] = reader.nextInteger();
            offsets[i] = first + reader.nextInteger();
            if (offsets[i] < first || offsets[i] > data.length) {
                throw Unjudged.malformed(place, "offset in object stream");
            }
        }
        return new ObjectStream(data, numbers, offsets, place, budget);
    }

    int count() {
        return numbers.length;
    }

    int number(int index) {
        return numbers[index];
    }

    /** Whether an object is plainly a dictionary without a key; false when only reading it can tell. */
    boolean isPlainDictWithout(String key, int index, int number) {
        require(index, number);
        return values[index] == null
                && new ValueReader(data, offsets[index], data.length, budget).isPlainDictWithout(key);
    }

    private void require(int index, int number) {
        if (index >= numbers.length || numbers[index] != number) {
            throw Unjudged.malformed(place, "object " + number + " in the object stream");
        }
    }

    PdfValue value(int index, int number) {
        require(index, number);
        PdfValue known = values[index];
        if (known == null) {
            known = new ValueReader(data, offsets[index], data.length, budget).read();
            values[index] = known;
        }
        return known;
    }
}
