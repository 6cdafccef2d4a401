package org.hudang.signing.verify.structure;

import java.util.HashMap;
import java.util.Map;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Stream;

/** The bytes of a file and everything that was read from them so far, shared by all views of the file. */
public final class PdfFile {
    private final byte[] bytes;
    private final Budget budget;
    private final StreamDecoder decoder;
    private final Map<Place, PdfValue> objects = new HashMap<>();
    private final Map<Integer, ObjectStream> containers = new HashMap<>();
    private final Map<Integer, XrefSection> sections = new HashMap<>();

    public PdfFile(byte[] bytes, Budget budget) {
        this.bytes = bytes;
        this.budget = budget;
        this.decoder = new StreamDecoder(bytes, budget);
    }

    public byte[] bytes() {
        return bytes;
    }

    public Budget budget() {
        return budget;
    }

    /** The decoded bytes of a stream. */
    public byte[] decode(Stream stream) {
        return decoder.decode(stream);
    }

    /** An object as it was read, with the offset after {@code endobj}; -1 when that word is missing. */
    record Read(Ref ref, PdfValue value, int end) {}

    /** Answers what a reference means, for the length of a stream. */
    interface Lengths {
        PdfValue resolve(Ref ref);
    }

    PdfValue object(Place place, int number, Lengths lengths) {
        PdfValue known = objects.get(place);
        if (known == null) {
            known = place.compressed()
                    ? container(place.offset(), lengths).value(place.index(), number)
                    : at(place.offset(), number, lengths);
            objects.put(place, known);
        }
        return known;
    }

    private PdfValue at(int offset, int number, Lengths lengths) {
        Read read = read(offset, bytes.length, lengths);
        if (read.ref().number() != number) {
            throw Unjudged.malformed(offset, "object " + number);
        }
        return read.value();
    }

    ObjectStream container(int offset, Lengths lengths) {
        ObjectStream known = containers.get(offset);
        if (known == null) {
            Read read = read(offset, bytes.length, lengths);
            if (!(read.value() instanceof Stream stream)) {
                throw Unjudged.malformed(offset, "object stream");
            }
            known = ObjectStream.of(stream, offset, decoder, budget);
            containers.put(offset, known);
        }
        return known;
    }

    /** The cross-reference section at {@code offset}, hybrid part included. */
    XrefSection section(int offset, int limit) {
        XrefSection known = sections.get(offset);
        if (known == null) {
            known = readSection(offset, limit);
            if (!known.isStream() && known.trailer().get("XRefStm") instanceof Num number) {
                XrefSection hidden = readSection(number.asIndex(), limit);
                if (!hidden.isStream()) {
                    throw Unjudged.malformed(offset, "cross-reference stream");
                }
                known.hybrid(hidden);
            }
            sections.put(offset, known);
        }
        return known;
    }

    private XrefSection readSection(int offset, int limit) {
        if (offset < 0 || offset >= limit) {
            throw Unjudged.malformed(Math.max(offset, 0), "cross-reference section");
        }
        ValueReader reader = new ValueReader(bytes, offset, limit, budget);
        reader.skipBlank();
        if (reader.at("xref")) {
            return XrefSection.table(bytes, reader.position(), limit, budget);
        }
        Read read = read(offset, limit, ref -> {
            throw Unjudged.malformed(offset, "direct length");
        });
        if (!(read.value() instanceof Stream stream)) {
            throw Unjudged.malformed(offset, "cross-reference section");
        }
        return XrefSection.stream(offset, read.end(), read.ref(), stream, decoder);
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
                return new Read(ref, value, -1);
            }
            reader.expect("endstream");
            reader.skipSpace();
        }
        return new Read(ref, value, reader.take("endobj") ? reader.position() : -1);
    }

    private Stream stream(Dict dict, ValueReader reader, int limit, Lengths lengths) {
        if (reader.peek() == '\r') {
            reader.next();
        }
        if (reader.peek() == '\n') {
            reader.next();
        }
        int start = reader.position();
        PdfValue length = dict.get("Length");
        if (length instanceof Ref ref) {
            length = lengths.resolve(ref);
        }
        int count = length instanceof Num number ? number.asIndex() : -1;
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
