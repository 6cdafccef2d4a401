package org.hudang.signing.verify.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfFile.Read;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for every byte after a signed revision: nothing but complete incremental updates, each object listed by the
 * cross-reference section of its own update, each listed object where the section says, each section chained to the one
 * before. A reader that repairs files can then see nothing else than a reader that does not.
 */
public final class Accountant {
    private static final int LONGEST_COMMENT = 256;
    private static final int MOST_LINE_ENDS = 4;

    private final PdfFile file;
    private final byte[] bytes;
    private final PdfView whole;

    private Accountant(PdfView whole) {
        this.whole = whole;
        this.file = whole.file();
        this.bytes = file.bytes();
    }

    /**
     * Reads the updates between a signed revision and the end of the file.
     *
     * @param signed the document as it was signed
     * @param from first byte that the signature does not cover
     * @param whole the document as it is now
     * @throws Unjudged with the first byte that nothing accounts for
     */
    public static List<Update> updates(PdfView signed, int from, PdfView whole) {
        return new Accountant(whole).read(signed, from);
    }

    /** Whether only line ends follow. */
    public static boolean onlyLineEnds(PdfFile file, int from) {
        byte[] bytes = file.bytes();
        if (file.length() - from > MOST_LINE_ENDS) {
            return false;
        }
        for (int i = from; i < file.length(); i++) {
            if (bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private List<Update> read(PdfView signed, int from) {
        List<Update> updates = new ArrayList<>();
        PdfView before = signed;
        int at = from;
        while (!onlyLineEnds(file, at)) {
            Update update = new Piece(before, at).read();
            updates.add(update);
            at = update.end().end();
            before = PdfView.open(file, update.end());
        }
        int last = updates.isEmpty() ? signed.end().startxref() : before.end().startxref();
        if (last != whole.end().startxref()) {
            throw new Unjudged(
                    Finding.of(Code.TAIL_CHAIN_BROKEN, "byte " + whole.end().keyword()));
        }
        return updates;
    }

    /** One update while it is read. */
    private final class Piece {
        private final PdfView before;
        private final int start;
        private final ValueReader reader;
        private final Map<Integer, Ref> byOffset = new TreeMap<>();
        private final Map<Integer, PdfValue> written = new HashMap<>();
        private final Map<Integer, Stream> streams = new HashMap<>();
        private final Map<Integer, Set<Integer>> inContainers = new HashMap<>();
        private final Set<Integer> signatures = new HashSet<>();
        private @Nullable XrefSection section;

        Piece(PdfView before, int start) {
            this.before = before;
            this.start = start;
            this.reader = new ValueReader(bytes, start, file.length(), file.budget());
        }

        Update read() {
            while (true) {
                file.budget().step();
                reader.skipBlank();
                int at = reader.position();
                if (reader.peek() == '%') {
                    comment(at);
                } else if (reader.at("xref")) {
                    table(at);
                } else if (reader.at("startxref")) {
                    RevisionEnd end = RevisionEnd.parse(bytes, at, file.length(), file.budget())
                            .orElseThrow(() -> unaccounted(at));
                    return close(end);
                } else if (section != null || !ValueReader.isDigit(reader.peek())) {
                    throw unaccounted(at);
                } else {
                    object(at);
                }
            }
        }

        private void comment(int at) {
            StringBuilder text = new StringBuilder();
            while (reader.peek() >= 0 && reader.peek() != '\n' && reader.peek() != '\r') {
                text.append((char) reader.next());
                if (text.length() > LONGEST_COMMENT) {
                    throw unaccounted(at);
                }
            }
            String comment = text.toString();
            for (String word : List.of("%EOF", "%PDF", "xref", "obj", "trailer", "stream")) {
                if (comment.contains(word)) {
                    throw unaccounted(at);
                }
            }
        }

        private void object(int at) {
            Read read;
            try {
                read = file.read(at, file.length(), this::length);
            } catch (Unjudged e) {
                throw e.outOfBounds() ? e : unaccounted(at);
            }
            PdfValue twin = written.putIfAbsent(read.ref().number(), read.value());
            if (read.end() < 0 || (twin != null && !PdfValue.same(twin, read.value(), bytes))) {
                // some programs write an object twice; two different ones would be two papers
                throw unaccounted(at);
            }
            byOffset.put(at, read.ref());
            if (read.value() instanceof Stream stream) {
                streams.put(at, stream);
            }
            requireClear(read.value(), read.ref().toString());
            reader.position(read.end());
        }

        private PdfValue length(Ref ref) {
            return whole.object(ref.number());
        }

        private void table(int at) {
            if (section != null) {
                throw unaccounted(at);
            }
            XrefSection table = file.section(at, file.length());
            section = table;
            reader.position(table.end());
        }

        private Update close(RevisionEnd end) {
            XrefSection listed = section;
            if (listed == null) {
                Ref last = byOffset.get(end.startxref());
                if (last == null) {
                    throw chainBroken(end.keyword());
                }
                listed = file.section(end.startxref(), file.length());
            }
            if (listed.start() != end.startxref() || !follows(listed)) {
                throw chainBroken(end.keyword());
            }
            Set<Integer> numbers = new HashSet<>(written.keySet());
            Map<Integer, Entry> listedHere = new HashMap<>();
            check(listed, listedHere, numbers);
            XrefSection hidden = listed.hybrid();
            if (hidden != null) {
                if (!byOffset.containsKey(hidden.start())) {
                    throw chainBroken(hidden.start());
                }
                check(hidden, listedHere, numbers);
            }
            streams.forEach((offset, stream) -> {
                if (stream.dict().is("Type", "ObjStm")) {
                    checkComplete(offset, inContainers.getOrDefault(offset, Set.of()));
                }
            });
            requireNoHiddenObject(end.end());
            for (Map.Entry<Integer, Ref> object : byOffset.entrySet()) {
                boolean isSection =
                        object.getKey() == listed.start() || (hidden != null && object.getKey() == hidden.start());
                if (!isSection && !listedHere.containsKey(object.getValue().number())) {
                    throw unlisted(object.getValue());
                }
            }
            requireSize(listed, numbers, end);
            for (Integer number : numbers) {
                if (whole.object(number) instanceof Dict dict && isSignature(dict)) {
                    signatures.add(number);
                }
            }
            return new Update(start, end, numbers, signatures);
        }

        /** Readers that repair files look for {@code n g obj} everywhere; inside streams and strings they must find none. */
        private void requireNoHiddenObject(int to) {
            for (int at = start; at + 2 < to; at++) {
                if (bytes[at] == 'o' && bytes[at + 1] == 'b' && bytes[at + 2] == 'j') {
                    int from = headerBefore(at);
                    if (from >= 0 && !byOffset.containsKey(from)) {
                        throw unaccounted(from);
                    }
                }
            }
        }

        /** Where {@code n g} before the word {@code obj} begins; -1 when there is none. */
        private int headerBefore(int word) {
            int at = word;
            for (int i = 0; i < 2; i++) {
                int end = at;
                while (at > start && ValueReader.isSpace(bytes[at - 1])) {
                    at--;
                }
                int digits = at;
                while (at > start && ValueReader.isDigit(bytes[at - 1])) {
                    at--;
                }
                if (at == digits || (i == 1 && digits == end)) {
                    return -1;
                }
            }
            return at;
        }

        private boolean follows(XrefSection listed) {
            Dict trailer = listed.trailer();
            return trailer.get("Prev") instanceof Num previous
                    && previous.asIndex() == before.end().startxref()
                    && trailer.get("Encrypt") instanceof PdfValue.Null
                    && !trailer.duplicates()
                    && trailer.get("Root").equals(before.trailer().get("Root"));
        }

        /** The size of a section says which objects there are; what it leaves out, some readers do not show. */
        private void requireSize(XrefSection listed, Set<Integer> numbers, RevisionEnd end) {
            int size = listed.trailer().get("Size") instanceof Num number ? number.asIndex() : -1;
            int most = Math.max(
                    before.size(),
                    numbers.stream().mapToInt(number -> number + 1).max().orElse(0));
            if (size < most) {
                throw chainBroken(end.keyword());
            }
        }

        private void check(XrefSection listed, Map<Integer, Entry> seen, Set<Integer> numbers) {
            listed.forEach(file.budget(), (number, entry) -> {
                if (entry instanceof Entry.None) {
                    return;
                }
                if (entry instanceof Entry.Free) {
                    numbers.add(number);
                    return;
                }
                Entry twin = seen.put(number, entry);
                if (twin != null && !(writtenHere(twin) && writtenHere(entry))) {
                    throw lies(number);
                }
                if (entry instanceof Entry.At at) {
                    checkOffset(number, at);
                } else if (entry instanceof Entry.In in) {
                    checkContainer(number, in, listed);
                }
                numbers.add(number);
            });
        }

        private boolean writtenHere(Entry entry) {
            return entry instanceof Entry.At at && byOffset.containsKey(at.offset());
        }

        private void checkOffset(int number, Entry.At at) {
            if (at.offset() < start) {
                // a table may repeat what stood before, never point an object to other old bytes
                if (!before.place(number).equals(new Place(at.offset(), -1))) {
                    throw lies(number);
                }
                return;
            }
            Ref there = byOffset.get(at.offset());
            int generation = before.generation(number);
            if (there == null
                    || there.number() != number
                    || there.generation() != at.generation()
                    || (generation >= 0 && generation != at.generation())) {
                throw lies(number);
            }
        }

        private void checkContainer(int number, Entry.In in, XrefSection listed) {
            if (before.generation(number) > 0) {
                throw lies(number);
            }
            if (listed.lookup(in.container()) instanceof Entry.At container
                    && byOffset.containsKey(container.offset())) {
                if (!streams.containsKey(container.offset())) {
                    throw lies(number);
                }
                ObjectStream stream = file.container(container.offset(), file.length(), this::length);
                if (in.index() >= stream.count() || stream.number(in.index()) != number) {
                    throw lies(number);
                }
                inContainers
                        .computeIfAbsent(container.offset(), key -> new HashSet<>())
                        .add(in.index());
                return;
            }
            Place old = before.place(in.container());
            if (old.absent() || !before.place(number).equals(new Place(old.offset(), in.index()))) {
                throw lies(number);
            }
        }

        private void checkComplete(int container, Set<Integer> indexes) {
            ObjectStream stream = file.container(container, file.length(), this::length);
            for (int i = 0; i < stream.count(); i++) {
                Ref ref = new Ref(stream.number(i), 0);
                if (!indexes.contains(i)) {
                    throw unlisted(ref);
                }
                requireClear(stream.value(i, ref.number()), ref.toString());
            }
        }
    }

    /** Nothing that readers read in two ways: no key twice, and no word that the file is to be read from its beginning. */
    private static void requireClear(PdfValue value, String where) {
        if (PdfValue.ambiguous(value)) {
            throw new Unjudged(Finding.of(Code.DUPLICATE_KEY, where));
        }
        Dict dict = value instanceof Stream stream ? stream.dict() : value instanceof Dict found ? found : Dict.EMPTY;
        if (!(dict.get("Linearized") instanceof PdfValue.Null)) {
            throw new Unjudged(Finding.of(Code.TAIL_LINEARIZED, where));
        }
    }

    private static boolean isSignature(Dict dict) {
        return !(dict.get("ByteRange") instanceof PdfValue.Null) || dict.is("FT", "Sig") || dict.is("Type", "Sig");
    }

    private static Unjudged unaccounted(int at) {
        return new Unjudged(Finding.of(Code.TAIL_UNACCOUNTED, "byte " + at));
    }

    private static Unjudged chainBroken(int at) {
        return new Unjudged(Finding.of(Code.TAIL_CHAIN_BROKEN, "byte " + at));
    }

    private static Unjudged unlisted(Ref ref) {
        return new Unjudged(Finding.of(Code.TAIL_OBJECT_UNLISTED, ref.toString()));
    }

    private static Unjudged lies(int number) {
        return new Unjudged(Finding.of(Code.TAIL_ENTRY_LIES, "object " + number));
    }
}
