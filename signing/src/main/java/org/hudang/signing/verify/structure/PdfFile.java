package org.hudang.signing.verify.structure;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.jspecify.annotations.Nullable;

/** The bytes of a file and everything that was read from them so far, shared by all views of the file. */
public final class PdfFile {
    private final byte[] bytes;
    private final int length;
    private final Budget budget;
    private final StreamDecoder decoder;
    private final Map<Integer, Known<PdfValue>> objects = new HashMap<>();
    private final Map<Integer, Known<ObjectStream>> containers = new HashMap<>();
    private final Map<Integer, XrefSection> sections = new HashMap<>();
    private final IdentityHashMap<Dict, FieldTree.Node> fields = new IdentityHashMap<>();

    public PdfFile(byte[] bytes, Budget budget) {
        this(bytes, bytes.length, budget);
    }

    /** The file that the first {@code length} bytes are; what stands behind them is not there. */
    public PdfFile(byte[] bytes, int length, Budget budget) {
        this.bytes = bytes;
        this.length = length;
        this.budget = budget;
        this.decoder = new StreamDecoder(bytes, budget);
    }

    /** The bytes of the file, and perhaps more behind {@link #length()}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Length of the file. */
    public int length() {
        return length;
    }

    public Budget budget() {
        return budget;
    }

    /** The field that was read from a dictionary of this file, by another view of it; null when none was. */
    FieldTree.@Nullable Node field(Dict dict) {
        return fields.get(dict);
    }

    void field(Dict dict, FieldTree.Node node) {
        fields.put(dict, node);
    }

    /** The decoded bytes of a stream. */
    public byte[] decode(Stream stream) {
        return decoder.decode(stream);
    }

    /** What was read once, and the offset after the last byte that it takes. */
    private record Known<T>(T value, int reach) {
        /** The value for a view that ends at {@code limit}: what runs on behind that end was not there. */
        T within(int limit, int offset) {
            if (reach > limit) {
                throw Unjudged.malformed(offset, "object inside its revision");
            }
            return value;
        }
    }

    /**
     * An object as it was read.
     *
     * @param end offset after {@code endobj}; -1 when that word is missing
     * @param reach offset after the last byte that it takes, or claims to take
     */
    record Read(Ref ref, PdfValue value, int end, int reach) {}

    /** Answers what a reference means, for the length of a stream. */
    interface Lengths {
        PdfValue resolve(Ref ref);
    }

    /** The object at a place, as a view of the file sees it that ends at {@code limit}. */
    PdfValue object(Place place, int number, int limit, Lengths lengths) {
        if (place.compressed()) {
            return container(place.offset(), limit, lengths).value(place.index(), number);
        }
        Known<PdfValue> known = objects.get(place.offset());
        if (known == null) {
            Read read = read(place.offset(), length, lengths);
            if (read.ref().number() != number) {
                throw Unjudged.malformed(place.offset(), "object " + number);
            }
            known = new Known<>(read.value(), read.reach());
            objects.put(place.offset(), known);
        }
        return known.within(limit, place.offset());
    }

    ObjectStream container(int offset, int limit, Lengths lengths) {
        Known<ObjectStream> known = containers.get(offset);
        if (known == null) {
            Read read = read(offset, length, lengths);
            if (!(read.value() instanceof Stream stream)) {
                throw Unjudged.malformed(offset, "object stream");
            }
            known = new Known<>(ObjectStream.of(stream, offset, decoder, budget), read.reach());
            containers.put(offset, known);
        }
        return known.within(limit, offset);
    }

    /** The cross-reference section at {@code offset}, hybrid part included; both lie before {@code limit}. */
    XrefSection section(int offset, int limit) {
        XrefSection known = sections.get(offset);
        if (known == null) {
            known = readSection(offset);
            if (!known.isStream() && known.trailer().get("XRefStm") instanceof Num number) {
                XrefSection hidden = readSection(number.asIndex());
                if (!hidden.isStream()) {
                    throw Unjudged.malformed(offset, "cross-reference stream");
                }
                known.hybrid(hidden);
            }
            sections.put(offset, known);
        }
        XrefSection hidden = known.hybrid();
        if (known.end() > limit || (hidden != null && hidden.end() > limit)) {
            throw Unjudged.malformed(offset, "cross-reference section inside its revision");
        }
        return known;
    }

    private XrefSection readSection(int offset) {
        if (offset < 0 || offset >= length) {
            throw Unjudged.malformed(Math.max(offset, 0), "cross-reference section");
        }
        ValueReader reader = new ValueReader(bytes, offset, length, budget);
        reader.skipBlank();
        if (reader.at("xref")) {
            return XrefSection.table(bytes, reader.position(), length, budget);
        }
        Read read = read(offset, length, ref -> {
            throw Unjudged.malformed(offset, "direct length");
        });
        if (!(read.value() instanceof Stream stream)) {
            throw Unjudged.malformed(offset, "cross-reference section");
        }
        return XrefSection.stream(offset, read.reach(), read.ref(), stream, decoder);
    }

    /** Reads {@code n g obj … endobj} at {@code offset}. A stream whose length lies gets the length -1. */
    Read read(int offset, int limit, Lengths lengths) {
        ValueReader reader = new ValueReader(bytes, offset, limit, budget);
        Ref ref = reader.expectObjectHeader();
        PdfValue value = reader.read();
        reader.skipSpace();
        if (value instanceof Dict dict && reader.take("stream")) {
            value = stream(dict, reader, limit, lengths);
            if (((Stream) value).length() < 0) {
                return new Read(ref, value, -1, claimed(dict, ((Stream) value).start(), lengths));
            }
            reader.expect("endstream");
            reader.skipSpace();
        }
        boolean closed = reader.take("endobj");
        return new Read(ref, value, closed ? reader.position() : -1, reader.position());
    }

    /** Where a stream ends for readers that believe its length. */
    private static int claimed(Dict dict, int start, Lengths lengths) {
        return (int) Math.min(Integer.MAX_VALUE, (long) start + Math.max(0, length(dict, lengths)));
    }

    private static int length(Dict dict, Lengths lengths) {
        PdfValue length = dict.get("Length");
        if (length instanceof Ref ref) {
            length = lengths.resolve(ref);
        }
        return length instanceof Num number ? number.asIndex() : -1;
    }

    private Stream stream(Dict dict, ValueReader reader, int limit, Lengths lengths) {
        if (reader.peek() == '\r') {
            reader.next();
        }
        if (reader.peek() == '\n') {
            reader.next();
        }
        int start = reader.position();
        int count = length(dict, lengths);
        if (count < 0 || count > limit - start) {
            return new Stream(dict, start, -1);
        }
        reader.position(start + count);
        reader.skipBlank();
        if (reader.position() - start - count > 2 || !reader.at("endstream")) {
            return new Stream(dict, start, -1);
        }
        return new Stream(dict, start, count);
    }
}
