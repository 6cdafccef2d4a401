package org.hudang.signing.verify.structure;

import java.util.Optional;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;

/**
 * How a document that was saved several times is joined: behind each earlier cross-reference section stand
 * {@code startxref}, its own offset and {@code %%EOF}, then only comments before the next object or section. Who opens the
 * document as a whole does not need them; who opens its beginning, or looks for what else a file may be, sees another paper
 * where they are wrong, or one that had to be repaired.
 */
public final class Joints {
    private final PdfView view;

    private Joints(PdfView view) {
        this.view = view;
    }

    /** The first joint, from the end, that is not as it must be. */
    public static Optional<Finding> broken(PdfView view) {
        Joints joints = new Joints(view);
        for (int i = 1; i < view.sections().size(); i++) {
            int at = view.sections().get(i).end();
            if (!joints.isRight(i)) {
                return Optional.of(Finding.of(Code.JOINT_BROKEN, "byte " + at));
            }
        }
        return Optional.empty();
    }

    private boolean isRight(int index) {
        XrefSection section = view.sections().get(index);
        byte[] bytes = view.file().bytes();
        int limit = view.end().end();
        ValueReader reader = new ValueReader(bytes, section.end(), limit, view.budget());
        reader.skipSpace();
        Optional<RevisionEnd> end = reader.at("startxref")
                ? RevisionEnd.parse(bytes, reader.position(), limit, view.budget())
                : Optional.empty();
        return end.isPresent() && names(end.get().startxref(), index) && isContinued(end.get());
    }

    /** Whether an end names its section; in a file that is to be read from its beginning two sections share one end. */
    private boolean names(int offset, int index) {
        if (isFirstOfTwo(index)) {
            return true; // it is said to be 0, and nobody reads it
        }
        XrefSection named = view.sections().get(isFirstOfTwo(index - 1) ? index - 1 : index);
        if (offset < 0 || offset > named.start()) {
            return false;
        }
        ValueReader reader = new ValueReader(view.file().bytes(), offset, named.start() + 1, view.budget());
        reader.skipBlank();
        return reader.position() == named.start();
    }

    private boolean isFirstOfTwo(int index) {
        return index + 1 < view.sections().size()
                && view.sections().get(index).start()
                        < view.sections().get(index + 1).start();
    }

    /** Whether the document goes on behind an end as updates do. */
    private boolean isContinued(RevisionEnd end) {
        if (end.keyword() == view.end().keyword()) {
            return true;
        }
        ValueReader reader =
                new ValueReader(view.file().bytes(), end.end(), view.end().end(), view.budget());
        reader.skipSpace();
        return ValueReader.isDigit(reader.peek()) || reader.at("xref");
    }
}
