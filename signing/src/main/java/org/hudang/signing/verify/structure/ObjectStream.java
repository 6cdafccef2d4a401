package org.hudang.signing.verify.structure;

import java.util.HashMap;
import java.util.Map;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Stream;

/** An object stream (ISO 32000-2, 7.5.7). */
final class ObjectStream {
    private static final int MOST_OBJECTS = 1 << 20;

    private final byte[] data;
    private final int[] numbers;
    private final int[] offsets;
    private final int place;
    private final Budget budget;
    private final Map<Integer, PdfValue> values = new HashMap<>();

    private ObjectStream(byte[] data, int[] numbers, int[] offsets, int place, Budget budget) {
        this.data = data;
        this.numbers = numbers;
        this.offsets = offsets;
        this.place = place;
        this.budget = budget;
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
            numbers[i] = reader.expectInteger();
            offsets[i] = first + reader.expectInteger();
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

    PdfValue value(int index, int number) {
        if (index >= numbers.length || numbers[index] != number) {
            throw Unjudged.malformed(place, "object " + number + " in the object stream");
        }
        return values.computeIfAbsent(index, i -> new ValueReader(data, offsets[i], data.length, budget).read());
    }
}
