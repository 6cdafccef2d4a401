package org.hudang.signing.verify.structure;

import java.util.HashSet;
import java.util.Set;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * What a parser takes that keeps everything: cross-reference sections and object streams are read once under a budget, and
 * every entry must point at the object it names, so that nobody has to search the file for it.
 */
public final class StructureBounds {
    private final PdfView view;
    private final PdfFile file;
    private final Budget budget;
    private final Set<Integer> numbers = new HashSet<>();
    private final Set<Integer> containers = new HashSet<>();

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
        section.forEach(budget, (number, entry) -> read(number));
        XrefSection hybrid = section.hybrid();
        if (hybrid != null) {
            read(hybrid);
        }
    }

    private void read(int number) {
        if (!numbers.add(number)) {
            return;
        }
        Place place = view.place(number);
        if (place.compressed()) {
            if (containers.add(place.offset())) {
                view.object(number);
            }
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
