package org.hudang.casework;

import org.hudang.archive.household.Member;
import org.hudang.forms.IdDocument;

/** Identity documents as papers name them. */
public final class PaperDocuments {
    private PaperDocuments() {}

    /** The document of a member, with its full number: papers are filed as they are. */
    public static IdDocument of(Member member) {
        IdDocument.Kind kind = switch (member.document().type()) {
            case RESIDENT_ID -> IdDocument.Kind.RESIDENT_ID;
            case RESIDENCE_PERMIT -> IdDocument.Kind.HMT_RESIDENCE_PERMIT;
            case FOREIGN_PERMANENT_RESIDENCE -> IdDocument.Kind.FOREIGN_PERMANENT_RESIDENCE;
            case PASSPORT -> IdDocument.Kind.PASSPORT;
            case BIRTH_CERTIFICATE -> IdDocument.Kind.BIRTH_CERTIFICATE;
        };
        return new IdDocument(kind, member.document().reveal());
    }
}
