package org.hudang.signing.verify.structure;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * What a parser takes that keeps everything: cross-reference sections and object streams are read once under a budget, and
 * every entry must point at the object it names, so that nobody has to search the file for it.
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
        }
        return view;
    }

    private void read(XrefSection section) {
        section.forEachNumber(budget, number -> {
            if (isNew(number)) {
                read(number);
            } else {
                // a newer section speaks of it; that this one can be read is still wanted
                section.ownEntry(number);
            }
        });
        XrefSection hybrid = section.hybrid();
        if (hybrid != null) {
            read(hybrid);
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
            if (place.offset() != lastContainer && containers.add(place.offset())) {
                view.object(number);
            }
            lastContainer = place.offset();
        } else if (place.offset() > 0 && place.offset() < file.length()) {
            ValueReader reader = new ValueReader(file.bytes(), place.offset(), file.length(), budget);
            if (reader.expectObjectHeader().number() != number) {
                throw Unjudged.malformed(place.offset(), "object " + number);
            }
        } else if (place.offset() >= file.length()) {
            throw Unjudged.malformed(place.offset(), "object " + number);
        }
    }
}
