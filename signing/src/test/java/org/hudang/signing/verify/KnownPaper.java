package org.hudang.signing.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Any paper as its readers know it: what a liar needs to write parts of it again, byte by byte. */
@SuppressWarnings("ArrayRecordComponent") // bytes of a test, never compared
record KnownPaper(byte[] pdf, PDDocument document) {

    /** What is done with a paper while it is open. */
    interface Look<T> {
        T at(KnownPaper paper) throws IOException;
    }

    static <T> T of(byte[] pdf, Look<T> look) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return look.at(new KnownPaper(pdf, document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A dictionary as text, key by key, in the order of the file. */
    static Map<String, String> entries(COSDictionary dictionary) {
        Map<String, String> all = new LinkedHashMap<>();
        dictionary.forEach((key, value) -> all.put("/" + key.getName(), text(value)));
        return all;
    }

    static String dictionary(Map<String, String> entries) {
        StringJoiner all = new StringJoiner(" ", "<< ", " >>");
        entries.forEach((key, value) -> all.add(key + " " + value));
        return all.toString();
    }

    /** The dictionary with one entry more at its end, were it there before or not. */
    static String with(COSDictionary dictionary, String more) {
        String text = text(dictionary);
        return text.substring(0, text.length() - 2) + more + " >>";
    }

    static String text(@Nullable COSBase value) {
        if (value instanceof COSObject reference) {
            return reference.getKey().getNumber() + " " + reference.getKey().getGeneration() + " R";
        }
        if (value instanceof COSDictionary dictionary) {
            return dictionary(entries(dictionary));
        }
        if (value instanceof COSArray array) {
            StringJoiner all = new StringJoiner(" ", "[", "]");
            array.forEach(item -> all.add(text(item)));
            return all.toString();
        }
        return simple(value == null ? COSNull.NULL : value);
    }

    private static String simple(COSBase value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (value instanceof COSName name) {
                name.writePDF(out);
            } else if (value instanceof COSString string) {
                return "<" + HexFormat.of().formatHex(string.getBytes()) + ">";
            } else if (value instanceof COSNumber || value instanceof COSBoolean) {
                return value instanceof COSBoolean truth
                        ? String.valueOf(truth.getValue())
                        : plain(((COSNumber) value).floatValue());
            } else {
                return "null";
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String plain(float number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    static int number(COSDictionary dictionary) {
        return Math.toIntExact(dictionary.getKey().getNumber());
    }

    int free() {
        return Forger.free(pdf);
    }

    COSDictionary catalog() {
        return document.getDocumentCatalog().getCOSObject();
    }

    COSDictionary page() {
        return document.getPage(0).getCOSObject();
    }

    Optional<COSDictionary> form() {
        return Optional.ofNullable(catalog().getCOSDictionary(COSName.ACRO_FORM));
    }

    int root() {
        return Math.toIntExact(((COSObject) document.getDocument().getTrailer().getItem(COSName.ROOT))
                .getKey()
                .getNumber());
    }

    /** One field of that type with a value, where it is an object of its own. */
    Optional<COSDictionary> filled(String type) {
        return new LaterUpdates.Scene(document, new java.util.Random(1), new java.util.HashSet<>())
                .fields(type).stream()
                        .filter(field -> field.getItem(COSName.V) != null && field.getKey() != null)
                        .findFirst();
    }

    /** The paper with these objects written anew, by an update that is honest in form. */
    byte[] update(Map<Integer, String> objects) {
        return RawPaper.of(pdf, objects).behind(pdf);
    }

    /** What an update writes to put field {@code number} on page 1 and into the form; empty without a form. */
    Optional<Map<Integer, String>> field(int number, String field) {
        Map<Integer, String> all = new TreeMap<>();
        all.put(number, field);
        listed(all, page(), number(page()), COSName.ANNOTS, number);
        Optional<COSDictionary> form = form();
        if (form.isEmpty()) {
            return Optional.empty();
        }
        if (catalog().getItem(COSName.ACRO_FORM) instanceof COSObject object) {
            listed(all, form.get(), Math.toIntExact(object.getKey().getNumber()), COSName.FIELDS, number);
        } else {
            Map<String, String> inner = entries(form.get());
            inner.merge("/Fields", "[" + number + " 0 R]", (old, one) -> grown(form.get(), COSName.FIELDS, number));
            Map<String, String> catalog = entries(catalog());
            catalog.put("/AcroForm", dictionary(inner));
            all.put(root(), dictionary(catalog));
        }
        return Optional.of(all);
    }

    private static void listed(
            Map<Integer, String> all, COSDictionary holder, int holderNumber, COSName key, int number) {
        if (holder.getItem(key) instanceof COSObject list && list.getObject() instanceof COSArray) {
            all.put(Math.toIntExact(list.getKey().getNumber()), grown(holder, key, number));
            return;
        }
        Map<String, String> entries = entries(holder);
        entries.put("/" + key.getName(), grown(holder, key, number));
        all.put(holderNumber, dictionary(entries));
    }

    private static String grown(COSDictionary holder, COSName key, int number) {
        COSArray list = holder.getCOSArray(key);
        String text = text(list == null ? new COSArray() : list);
        return text.substring(0, text.length() - 1) + " " + number + " 0 R]";
    }
}
