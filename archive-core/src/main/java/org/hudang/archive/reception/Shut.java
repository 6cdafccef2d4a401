package org.hudang.archive.reception;

import java.util.Optional;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.volume.RenditionRole;

/** A file of a package that no part of this house may open: it is kept in quarantine, or goes back. */
sealed interface Shut {
    /** What it is by its first bytes, or says that it is. */
    DocumentType type();

    /** Why. */
    Finding why();

    /** An original that would act by itself, or that no examination survived: it is kept as it came (隔离存放). */
    record Quarantined(DocumentType type, Finding why) implements Shut {}

    /** What is no paper, and what a house would never have made: it fails the inspection. */
    record Wrong(DocumentType type, Finding why) implements Shut {}

    /**
     * Judges a file by what its examination gave; empty when it may be opened.
     *
     * @param role what it is to its paper
     * @param type by its first bytes or by what is said of it
     */
    static Optional<Shut> of(Examined examined, RenditionRole role, DocumentType type) {
        if (examined instanceof Examined.Accepted accepted) {
            return accepted.type() == DocumentType.ZIP
                    ? Optional.of(new Wrong(DocumentType.ZIP, Finding.of(IntakeCode.TYPE_NOT_ALLOWED)))
                    : Optional.empty();
        }
        if (examined instanceof Examined.Quarantined kept) {
            boolean came = role == RenditionRole.ORIGINAL || role == RenditionRole.KEPT;
            return Optional.of(
                    came ? new Quarantined(kept.type(), kept.finding()) : new Wrong(kept.type(), kept.finding()));
        }
        return Optional.of(new Wrong(type, examined.finding()));
    }
}
