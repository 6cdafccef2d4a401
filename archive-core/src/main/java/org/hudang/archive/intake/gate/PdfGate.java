package org.hudang.archive.intake.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hudang.archive.intake.IntakeCode;
import org.jspecify.annotations.Nullable;

/**
 * The gate for incoming PDF (ISO 32000-1). It trusts neither the cross-reference table nor any length: every place where an
 * object could start is read, in every revision, inside object streams too. What it sees is therefore at least what any
 * reader can see.
 *
 * <p>Refused: bytes before or after the document, damage, too much of anything. Quarantined: encryption, XFA, scripts,
 * actions that leave the page, embedded files, rich media, hidden layers, content from other files.
 */
public final class PdfGate {
    private static final byte[] HEADER = "%PDF-".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] EOF = "%%EOF".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] OBJ = "obj".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TRAILER = "trailer".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] END_STREAM = "endstream".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SPACE_AT_END = 1024;
    /** Definitions of one object number that are remembered. */
    private static final int DEFINITIONS = 8;

    private final ByteBuffer bytes;
    private final PdfMarks marks = new PdfMarks();
    private final PdfFilters filters = new PdfFilters();
    private final Map<Integer, List<Object>> objects = new HashMap<>();
    private final List<Stream> streams = new ArrayList<>();
    private int count;
    private long work;

    private PdfGate(ByteBuffer bytes) {
        this.bytes = bytes;
        this.work = 16L * bytes.limit() + (16L << 20);
    }

    private record Stream(Map<String, Object> dictionary, int start) {}

    /**
     * Checks a whole file.
     *
     * @param bytes the file, position 0
     * @throws Stop TYPE_MISMATCH, MALFORMED, TRAILING_DATA, a limit, or a reason for quarantine
     */
    public static void check(ByteBuffer bytes) throws IOException {
        new PdfGate(bytes).check();
    }

    private void check() throws IOException {
        if (!matches(0, HEADER)) {
            throw Stop.refuse(IntakeCode.TYPE_MISMATCH);
        }
        checkEnd();
        scanObjects();
        scan(TRAILER, at -> read(at + TRAILER.length, new PdfLexer(bytes, marks::look)));
        if (count == 0) {
            throw Stop.malformed();
        }
        if (!marks.encrypted()) {
            for (Stream stream : List.copyOf(streams)) {
                open(stream);
            }
        }
        marks.resolve(objects);
        marks.conclude();
    }

    private void checkEnd() {
        int end = bytes.limit();
        int lowest = Math.max(0, end - SPACE_AT_END);
        while (end > lowest && PdfLexer.isSpace(bytes.get(end - 1))) {
            end--;
        }
        if (end < EOF.length || !matches(end - EOF.length, EOF)) {
            boolean some = find(EOF, 0) >= 0;
            throw Stop.refuse(some ? IntakeCode.TRAILING_DATA : IntakeCode.MALFORMED);
        }
    }

    private void scanObjects() throws IOException {
        PdfLexer lexer = new PdfLexer(bytes, marks::look);
        scan(OBJ, at -> {
            boolean end = at >= 3 && bytes.get(at - 1) == 'd' && bytes.get(at - 2) == 'n' && bytes.get(at - 3) == 'e';
            if (!end) {
                countObject();
                Object value = read(at + OBJ.length, lexer);
                remember(numberBefore(at), value);
                if (value instanceof Map<?, ?> && lexer.word().equals("stream")) {
                    @SuppressWarnings("unchecked") // the lexer makes no other maps
                    Map<String, Object> dictionary = (Map<String, Object>) value;
                    streams.add(new Stream(dictionary, dataStart(lexer.position())));
                }
            }
        });
    }

    private void countObject() {
        if (++count > Limits.OBJECTS) {
            throw Stop.refuse(IntakeCode.OBJECT_LIMIT, Limits.OBJECTS);
        }
    }

    private Object read(int at, PdfLexer lexer) {
        Object value = lexer.objectAt(at);
        spend(lexer.position() - at);
        marks.action(value);
        return value;
    }

    /** Overlapping readings must not make the work grow with the square of the size. */
    private void spend(long amount) {
        work -= amount;
        if (work < 0) {
            throw Stop.malformed();
        }
    }

    private void remember(int number, Object value) {
        List<Object> definitions = objects.computeIfAbsent(number, n -> new ArrayList<>(1));
        if (definitions.size() < DEFINITIONS) {
            definitions.add(value);
        }
    }

    /** The object number of {@code 12 0 obj}, read backwards from {@code obj}; -1 when there is none. */
    private int numberBefore(int obj) {
        int at = skipBack(obj - 1, true);
        int generation = at;
        at = skipBack(at, false);
        if (at == generation) {
            return -1;
        }
        at = skipBack(at, true);
        int end = at + 1;
        int start = skipBack(at, false) + 1;
        if (start >= end || end - start > 9) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            number = number * 10 + (bytes.get(i) - '0');
        }
        return number;
    }

    private int skipBack(int from, boolean space) {
        int at = from;
        int lowest = Math.max(0, from - 32);
        while (at >= lowest) {
            byte c = bytes.get(at);
            if (space ? !PdfLexer.isSpace(c) : c < '0' || c > '9') {
                break;
            }
            at--;
        }
        return at;
    }

    private int dataStart(int afterWord) {
        int at = afterWord;
        if (at < bytes.limit() && bytes.get(at) == '\r') {
            at++;
        }
        if (at < bytes.limit() && bytes.get(at) == '\n') {
            at++;
        }
        return at;
    }

    private void open(Stream stream) throws IOException {
        Map<String, Object> dictionary = stream.dictionary();
        marks.stream(dictionary, objects);
        boolean container = (dictionary.containsKey("N") && dictionary.containsKey("First"))
                || PdfMarks.is(dictionary, "Type", "ObjStm");
        if (container) {
            openContainer(stream);
        } else if (PdfMarks.is(dictionary, "Type", "Metadata")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (InputStream data = data(stream)) {
                out.writeBytes(decoded(data, filterNames(dictionary.get("Filter"))));
            }
            if (XmlText.hasDoctype(out.toByteArray())) {
                marks.add(IntakeCode.XML_DTD);
            }
        } else if (dictionary.containsKey("Filter")) {
            try (InputStream data = data(stream)) {
                filters.decode(data, filterNames(dictionary.get("Filter")), null);
            }
        }
    }

    private byte[] decoded(InputStream data, List<String> names) throws IOException {
        if (names.isEmpty()) {
            return data.readAllBytes();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        filters.decode(data, names, out);
        return out.toByteArray();
    }

    /** Reads the objects of an object stream (7.5.7), one after another and at every place its header names. */
    private void openContainer(Stream stream) throws IOException {
        Map<String, Object> dictionary = stream.dictionary();
        if (!isPlain(dictionary.get("Filter"))
                || !(dictionary.get("N") instanceof Double pairs)
                || !(dictionary.get("First") instanceof Double start)) {
            throw Stop.malformed();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> names = filterNames(dictionary.get("Filter"));
        try (InputStream data = names.isEmpty() ? data(stream) : dataToEnd(stream)) {
            if (names.isEmpty()) {
                data.transferTo(out);
            } else if (filters.decode(data, names, out) == PdfFilters.End.CODEC) {
                throw Stop.malformed();
            }
        }
        ByteBuffer content = ByteBuffer.wrap(unpredict(out.toByteArray(), dictionary.get("DecodeParms")));
        int first = start.intValue();
        PdfLexer lexer = new PdfLexer(content, marks::look);
        int[] places = places(content, pairs.intValue());
        for (int i = 0; i + 1 < places.length; i += 2) {
            long at = (long) first + places[i + 1];
            if (at >= 0 && at < content.limit()) {
                countObject();
                remember(places[i], read((int) at, lexer));
            }
        }
        for (int at = Math.max(0, first); at < content.limit(); at = Math.max(at + 1, lexer.position())) {
            read(at, lexer);
        }
    }

    private static int[] places(ByteBuffer content, int pairs) {
        List<Integer> numbers = new ArrayList<>();
        PdfLexer lexer = new PdfLexer(content, dictionary -> {});
        while (numbers.size() < 2L * pairs && numbers.size() < 2 * Limits.OBJECTS) {
            String word = lexer.word();
            if (word.isEmpty() || word.length() > 9 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
                break;
            }
            numbers.add(Integer.valueOf(word));
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static byte[] unpredict(byte[] data, @Nullable Object parameters) {
        if (parameters == null) {
            return data;
        }
        Object one = parameters instanceof List<?> list && list.size() == 1 ? list.get(0) : parameters;
        if (!(one instanceof Map<?, ?> map)) {
            throw Stop.malformed();
        }
        Object predictor = map.get("Predictor");
        if (predictor == null || predictor.equals(1.0)) {
            return data;
        }
        Object columns = map.get("Columns");
        boolean png = predictor instanceof Double kind && kind >= 10 && !map.containsKey("Colors");
        int width = columns instanceof Double number ? number.intValue() : 1;
        if (!png || width < 1 || width > 1 << 16 || map.containsKey("BitsPerComponent")) {
            throw Stop.malformed();
        }
        return PdfFilters.unpredict(data, width);
    }

    private static boolean isPlain(@Nullable Object filter) {
        if (filter instanceof List<?> list) {
            return list.stream().allMatch(PdfLexer.Name.class::isInstance);
        }
        return filter == null || filter instanceof PdfLexer.Name;
    }

    private List<String> filterNames(@Nullable Object filter) {
        List<String> names = new ArrayList<>();
        if (filter instanceof PdfLexer.Name name) {
            names.add(name.value());
        } else if (filter instanceof List<?> list) {
            list.forEach(each -> names.addAll(each instanceof List<?> ? List.of() : filterNames(each)));
        } else if (filter instanceof PdfLexer.Ref ref) {
            List<Object> definitions = objects.getOrDefault(ref.number(), List.of());
            Object last = definitions.isEmpty() ? null : definitions.get(definitions.size() - 1);
            if (!(last instanceof PdfLexer.Ref)) {
                names.addAll(filterNames(last));
            }
        }
        if (names.size() > 16) {
            throw Stop.malformed();
        }
        return names;
    }

    private InputStream data(Stream stream) {
        Object length = stream.dictionary().get("Length");
        int end;
        if (length instanceof Double number && stream.start() + number.longValue() <= bytes.limit() && number >= 0) {
            end = stream.start() + number.intValue();
        } else {
            int found = find(END_STREAM, stream.start());
            end = found < 0 ? bytes.limit() : found;
            spend((end - stream.start()) / 4);
        }
        return new BufferStream(bytes.slice(stream.start(), end - stream.start()));
    }

    private InputStream dataToEnd(Stream stream) {
        return new BufferStream(bytes.slice(stream.start(), bytes.limit() - stream.start()));
    }

    /** What is done at each place a word stands. */
    private interface Place {
        void at(int place) throws IOException;
    }

    private void scan(byte[] word, Place place) throws IOException {
        for (int at = find(word, 0); at >= 0; at = find(word, at + 1)) {
            place.at(at);
        }
    }

    private int find(byte[] word, int from) {
        byte first = word[0];
        for (int at = from; at <= bytes.limit() - word.length; at++) {
            if (bytes.get(at) == first && matches(at, word)) {
                return at;
            }
        }
        return -1;
    }

    private boolean matches(int at, byte[] word) {
        if (at < 0 || at > bytes.limit() - word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes.get(at + i) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a buffer as a stream. */
    private static final class BufferStream extends InputStream {
        private final ByteBuffer buffer;

        BufferStream(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int read() {
            return buffer.hasRemaining() ? buffer.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (!buffer.hasRemaining()) {
                return length == 0 ? 0 : -1;
            }
            int n = Math.min(length, buffer.remaining());
            buffer.get(into, offset, n);
            return n;
        }
    }
}
