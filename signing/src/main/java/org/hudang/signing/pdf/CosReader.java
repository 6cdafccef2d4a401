package org.hudang.signing.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Bool;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Str;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.hudang.signing.verify.structure.PdfView;
import org.jspecify.annotations.Nullable;

/**
 * Gives the objects of a file as PDFBox's types, each when it is asked for. They are read as the verifier reads them, so
 * that engine and verifier cannot see different papers; what readers take differently is refused (SG-113).
 */
final class CosReader implements ICOSParser {
    /** Integers above are not told apart by every reader. */
    private static final double LARGEST_INTEGER = 1L << 53;

    private final PdfView view;
    private final Map<Integer, COSObject> known = new HashMap<>();
    private final Map<String, COSName> names = new HashMap<>();

    CosReader(PdfView view) {
        this.view = view;
    }

    /** The reference to an object, one and the same for each number. */
    COSBase reference(Ref ref) {
        if (!isThere(ref)) {
            return COSNull.NULL;
        }
        return known.computeIfAbsent(
                ref.number(), number -> new COSObject(new COSObjectKey(number, ref.generation()), this));
    }

    /** Whether an object is there; not when it is free or was never written. */
    boolean isThere(Ref ref) {
        int generation = view.generation(ref.number());
        if (generation >= 0 && generation != ref.generation()) {
            throw new PdfUnreadable(
                    ref + " is there as generation " + generation + ", and readers differ in what they do");
        }
        return generation >= 0;
    }

    @Override
    public @Nullable COSBase dereferenceCOSObject(COSObject object) {
        PdfValue value = object(Math.toIntExact(object.getKey().getNumber()));
        return value instanceof PdfValue.Null ? null : cos(value);
    }

    private PdfValue object(int number) {
        try {
            view.budget().again();
            PdfValue value = view.object(number);
            if (value instanceof Ref) {
                throw new PdfUnreadable("object " + number + " is nothing but a reference");
            }
            return value;
        } catch (Unjudged e) {
            throw unreadable(e);
        }
    }

    /**
     * What a value means, as it was read: for a reference the object, {@link PdfValue#NULL} when there is none. Nothing is
     * made of it, but what {@link #cos} refuses is refused.
     */
    PdfValue looked(PdfValue value) {
        PdfValue direct = value;
        if (value instanceof Ref ref) {
            direct = isThere(ref) ? object(ref.number()) : PdfValue.NULL;
        }
        require(direct);
        return direct;
    }

    /** Whether an object is there and plainly a dictionary without a key; false when only reading it can tell. */
    boolean isPlainDictWithout(String key, Ref ref) {
        try {
            return isThere(ref) && view.isPlainDictWithout(key, ref.number());
        } catch (Unjudged e) {
            throw unreadable(e);
        }
    }

    /** The dictionary that a value means, that of a stream included; null when it means something else. */
    @Nullable
    Dict dict(PdfValue value) {
        PdfValue direct = looked(value);
        if (direct instanceof Stream stream) {
            return stream.dict();
        }
        return direct instanceof Dict dict ? dict : null;
    }

    /** Refuses what {@link #cos} refuses. */
    private void require(PdfValue value) {
        if (value instanceof Dict dict) {
            require(dict);
        } else if (value instanceof Arr array) {
            array.items().forEach(this::require);
        } else if (value instanceof Ref ref) {
            isThere(ref);
        } else if (value instanceof Num number) {
            requireExact(number);
        } else if (value instanceof Stream stream) {
            requireLength(stream);
            require(stream.dict());
        }
    }

    private void require(Dict dict) {
        requireOnce(dict);
        dict.entries().values().forEach(this::require);
    }

    private static void requireOnce(Dict dict) {
        if (dict.duplicates()) {
            throw new PdfUnreadable("a key stands twice in a dictionary, and readers differ in which one counts");
        }
    }

    private static void requireExact(Num number) {
        if (number.integer() && Math.abs(number.value()) > LARGEST_INTEGER) {
            throw new PdfUnreadable("a number is larger than every reader takes");
        }
    }

    private static void requireLength(Stream stream) {
        if (stream.length() < 0) {
            throw new PdfUnreadable("the stream at byte " + stream.start() + " is not as long as it says");
        }
    }

    static PdfUnreadable unreadable(Unjudged e) {
        return new PdfUnreadable("readers would have to repair the file, or it asks for too much: "
                + e.finding().code().text() + " at " + e.finding().where());
    }

    /** A value as PDFBox has it. */
    COSBase cos(PdfValue value) {
        if (value instanceof Dict dict) {
            return dictionary(dict);
        }
        if (value instanceof Arr array) {
            COSArray items = new COSArray();
            array.items().forEach(item -> items.add(cos(item)));
            return items;
        }
        if (value instanceof Stream stream) {
            return stream(stream);
        }
        if (value instanceof Ref ref) {
            return reference(ref);
        }
        return simple(value);
    }

    private COSBase simple(PdfValue value) {
        if (value instanceof Name name) {
            return name(name.text());
        }
        if (value instanceof Num number) {
            return number(number);
        }
        if (value instanceof Str text) {
            return new COSString(text.bytes());
        }
        return value instanceof Bool truth ? COSBoolean.getBoolean(truth.value()) : COSNull.NULL;
    }

    private COSDictionary dictionary(Dict dict) {
        COSDictionary dictionary = new COSDictionary();
        fill(dictionary, dict);
        return dictionary;
    }

    private void fill(COSDictionary dictionary, Dict dict) {
        requireOnce(dict);
        dict.entries().forEach((key, value) -> dictionary.setItem(name(key), cos(value)));
    }

    private COSName name(String text) {
        return names.computeIfAbsent(text, name -> COSName.getPDFName(name.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static COSBase number(Num number) {
        if (!number.integer()) {
            return new Real(number.value());
        }
        requireExact(number);
        return COSInteger.get((long) number.value());
    }

    /** A real number as exact as it was read; its text is made when it is written. */
    private static final class Real extends COSFloat {
        private final double exact;

        Real(double exact) {
            super((float) exact);
            this.exact = exact;
        }

        @Override
        public void writePDF(OutputStream out) throws IOException {
            out.write(BigDecimal.valueOf(exact).toPlainString().getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Real real && Double.compare(real.exact, exact) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(exact);
        }
    }

    private COSStream stream(Stream stream) {
        requireLength(stream);
        try {
            COSStream cos = new COSStream(null, createRandomAccessReadView(stream.start(), stream.length()));
            fill(cos, stream.dict());
            return cos;
        } catch (IOException e) {
            throw new PdfUnreadable("a stream cannot be read", e);
        }
    }

    @Override
    public RandomAccessReadView createRandomAccessReadView(long start, long length) throws IOException {
        return new RandomAccessReadBuffer(view.file().bytes()).createView(start, length);
    }
}
