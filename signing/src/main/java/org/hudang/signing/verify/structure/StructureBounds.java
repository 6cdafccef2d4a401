package org.hudang.signing.verify.structure;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * What a parser takes that keeps everything: cross-reference sections and object streams are read once under a budget, and
 * every entry must point at the object it names, and every earlier end at its section, so that nobody has to search the file.
 */
public final class StructureBounds {
    /** Numbers below take one bit each. */
    private static final int FEW = 1 << 23;

    private final PdfView view;
    private final PdfFile file;
    private final Budget budget;
    private final BitSet numbers = new BitSet();
    private final Set<Integer> highNumbers = new HashSet<>();
    private final Set<Integer> containers = new HashSet<>();
    private int lastContainer = -1;

    private StructureBounds(PdfView view) {
        this.view = view;
        this.file = view.file();
        this.budget = view.budget();
    }

    /**
     * Opens the last revision of a file; an encrypted one is opened and not looked at. Ends in {@link Unjudged} when a bound
     * is reached or an entry lies.
     */
    public static PdfView within(PdfFile file) {
        RevisionEnd end = RevisionEnd.last(file.bytes(), file.length(), file.budget())
                .orElseThrow(() -> Unjudged.malformed(file.length(), "startxref"));
        PdfView view = PdfView.open(file, end);
        if (!view.encrypted()) {
            StructureBounds bounds = new StructureBounds(view);
            for (XrefSection section : view.sections()) {
                bounds.read(section);
            }
            Joints.broken(view).ifPresent(finding -> {
                throw new Unjudged(finding);
            });
        }
        return view;
    }

    private void read(XrefSection section) {
        XrefSection hybrid = section.hybrid();
        // what an older section says of a number is read too, for it must be readable, but does not count
        section.tellAll(budget, hybrid == null ? new Newest() : new Looked());
        if (hybrid != null) {
            hybrid.tellAll(budget, new Looked());
        }
    }

    /** Takes the first entry that speaks of a number for what the document says of it. */
    private final class Newest implements XrefSection.Reader {
        @Override
        public void nothing(int number) {
            // of a type that is not known: older sections are asked
            if (isNew(number)) {
                read(number);
            }
        }

        @Override
        public void at(int number, int offset) {
            if (isNew(number) && offset > 0) {
                requireThere(number, offset);
            }
        }

        @Override
        public void in(int number, int container) {
            if (isNew(number) && container != lastContainer) {
                read(number);
                lastContainer = container;
            }
        }
    }

    /** Asks the view where each object stands, for tables with a hidden part. */
    private final class Looked implements XrefSection.Reader {
        @Override
        public void nothing(int number) {
            if (isNew(number)) {
                read(number);
            }
        }

        @Override
        public void at(int number, int offset) {
            if (isNew(number) && offset > 0) {
                requireThere(number, offset);
            }
        }

        @Override
        public void in(int number, int container) {
            nothing(number);
        }
    }

    private boolean isNew(int number) {
        if (number >= FEW) {
            return highNumbers.add(number);
        }
        boolean known = numbers.get(number);
        numbers.set(number);
        return !known;
    }

    private void read(int number) {
        Place place = view.place(number);
        if (place.compressed()) {
            if (containers.add(place.offset())) {
                view.object(number);
            }
        } else if (place.offset() > 0) {
            requireThere(number, place.offset());
        }
    }

    private void requireThere(int number, int offset) {
        if (offset >= view.end().end()) {
            throw Unjudged.malformed(view.end().end(), "object " + number);
        }
        if (!ValueReader.isHeader(file.bytes(), offset, file.length(), number)) {
            ValueReader reader = new ValueReader(file.bytes(), offset, file.length(), budget);
            if (reader.expectObjectHeader().number() != number) {
                throw Unjudged.malformed(offset, "object " + number);
            }
        }
    }
}
