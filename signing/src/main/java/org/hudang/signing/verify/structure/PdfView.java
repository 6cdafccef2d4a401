package org.hudang.signing.verify.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Ref;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.jspecify.annotations.Nullable;

/** The document as it stood when the file ended at some byte: the sections that were there, newest first. */
public final class PdfView {
    private static final int LONGEST_CHAIN = 4096;
    private static final int MOST_NESTED_LENGTHS = 8;

    private final PdfFile file;
    private final RevisionEnd end;
    private final List<XrefSection> sections;
    private int nestedLengths;
    private @Nullable FieldTree fields;

    private PdfView(PdfFile file, RevisionEnd end, List<XrefSection> sections) {
        this.file = file;
        this.end = end;
        this.sections = sections;
    }

    /** Opens the document whose last {@code startxref} is the one of {@code end}. */
    public static PdfView open(PdfFile file, RevisionEnd end) {
        List<XrefSection> sections = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int offset = end.startxref();
        while (true) {
            if (!seen.add(offset) || seen.size() > LONGEST_CHAIN) {
                throw Unjudged.malformed(offset, "cross-reference chain without a loop");
            }
            file.budget().step();
            XrefSection section = file.section(offset, end.end());
            sections.add(section);
            PdfValue previous = section.trailer().get("Prev");
            if (previous instanceof PdfValue.Null) {
                break;
            }
            offset = previous instanceof Num number ? number.asIndex() : -1;
        }
        return new PdfView(file, end, sections);
    }

    /** The views of the same chain without its newest one, two, … sections; those that cannot stand alone included. */
    public List<PdfView> earlier() {
        List<PdfView> views = new ArrayList<>();
        for (int i = 1; i < sections.size(); i++) {
            views.add(new PdfView(file, end, sections.subList(i, sections.size())));
        }
        return views;
    }

    /** How often the document was saved up to this view; what is to be read from its beginning has two sections at once. */
    public int revision() {
        int revisions = 1;
        for (int i = 0; i + 1 < sections.size(); i++) {
            revisions += sections.get(i).start() > sections.get(i + 1).start() ? 1 : 0;
        }
        return revisions;
    }

    /** Offset of the newest cross-reference section of this view. */
    public int newestSection() {
        return sections.get(0).start();
    }

    public RevisionEnd end() {
        return end;
    }

    public PdfFile file() {
        return file;
    }

    public Budget budget() {
        return file.budget();
    }

    List<XrefSection> sections() {
        return sections;
    }

    public Dict trailer() {
        return sections.get(0).trailer();
    }

    /** The first value of a key in the trailers of all sections, the newest first; {@link PdfValue#NULL} when none has it. */
    public PdfValue trailerEntry(String key) {
        for (XrefSection section : sections) {
            PdfValue value = section.trailer().get(key);
            if (!(value instanceof PdfValue.Null)) {
                return value;
            }
        }
        return PdfValue.NULL;
    }

    /** The highest object number that any section speaks of; -1 when there is none. */
    public int highestNumber() {
        return sections.stream().mapToInt(XrefSection::highestNumber).max().orElse(-1);
    }

    /** How many object numbers there are, as the newest section says; 0 when it does not say so. */
    public int size() {
        return trailer().get("Size") instanceof Num number ? Math.max(0, number.asIndex()) : 0;
    }

    /** Whether any section asks for decryption. */
    public boolean encrypted() {
        return sections.stream().anyMatch(section -> !(section.trailer().get("Encrypt") instanceof PdfValue.Null));
    }

    /** The catalogue; a document without one does not parse. */
    public Dict catalog() {
        if (resolve(trailer().get("Root")) instanceof Dict dict) {
            return dict;
        }
        throw Unjudged.malformed(end.startxref(), "Root");
    }

    /** Where object {@code number} stands in this view. */
    public Place place(int number) {
        Entry entry = entry(number);
        if (entry instanceof Entry.At at) {
            return new Place(at.offset(), -1);
        }
        if (entry instanceof Entry.In in && entry(in.container()) instanceof Entry.At container) {
            return new Place(container.offset(), in.index());
        }
        return Place.ABSENT;
    }

    /** The generation under which an object is known; -1 when it is free or was never there. */
    public int generation(int number) {
        Entry entry = entry(number);
        if (entry instanceof Entry.At at) {
            return at.generation();
        }
        return entry instanceof Entry.In ? 0 : -1;
    }

    private Entry entry(int number) {
        for (XrefSection section : sections) {
            Entry entry = section.lookup(number);
            if (entry instanceof Entry.At at && at.offset() >= end.end()) {
                // nothing stood there yet
                return Entry.FREE;
            }
            if (!(entry instanceof Entry.None)) {
                return entry;
            }
        }
        return Entry.NONE;
    }

    /** The object with that number; {@link PdfValue#NULL} when it is free or was never there. */
    public PdfValue object(int number) {
        Place place = place(number);
        return place.absent() ? PdfValue.NULL : file.object(place, number, end.end(), this::length);
    }

    /**
     * Whether an object of an object stream is plainly a dictionary without a key. Its bytes are looked through, which is
     * quicker than reading them; false when only reading can tell.
     */
    public boolean isPlainDictWithout(String key, int number) {
        Place place = place(number);
        return place.compressed()
                && file.container(place.offset(), end.end(), this::length)
                        .isPlainDictWithout(key, place.index(), number);
    }

    private PdfValue length(Ref ref) {
        if (nestedLengths >= MOST_NESTED_LENGTHS) {
            throw Unjudged.malformed(end.startxref(), "length without a loop");
        }
        nestedLengths++;
        try {
            return object(ref.number());
        } finally {
            nestedLengths--;
        }
    }

    FieldTree fields() {
        FieldTree known = fields;
        if (known == null) {
            known = FieldTree.read(this);
            fields = known;
        }
        return known;
    }

    /** Follows references until a direct value. */
    public PdfValue resolve(PdfValue value) {
        PdfValue at = value;
        for (int i = 0; at instanceof Ref ref; i++) {
            if (i > MOST_NESTED_LENGTHS) {
                throw Unjudged.malformed(end.startxref(), "reference without a loop");
            }
            at = object(ref.number());
        }
        return at;
    }

    /** The value of a key, resolved. */
    public PdfValue get(Dict dict, String key) {
        return resolve(dict.get(key));
    }

    /** The value of a key when it is a dictionary (or a stream's dictionary). */
    public Optional<Dict> dict(PdfValue value) {
        PdfValue resolved = resolve(value);
        if (resolved instanceof Stream stream) {
            return Optional.of(stream.dict());
        }
        return resolved instanceof Dict dict ? Optional.of(dict) : Optional.empty();
    }
}
