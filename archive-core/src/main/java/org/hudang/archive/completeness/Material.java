package org.hudang.archive.completeness;

import java.util.List;
import java.util.Set;
import org.hudang.archive.volume.ItemKind;

/**
 * A row of a materials table (材料清单的一行).
 *
 * @param id stable name of the row within its table
 * @param zh its name in Chinese
 * @param en its name in English
 * @param kind kind of the items that fulfil it
 * @param need whether it must be there
 * @param when facts that must all hold, else it is not needed
 * @param unless facts of which none may hold, else it is not needed
 * @param relief codes of programmes: it is needed for times in which the household received one of them; always when empty
 * @param per one for the household, or one for each of some people or times
 * @param signers whose signatures an electronic one must carry
 * @param seals which seals an electronic one must carry, all of them
 * @param basis the rule it follows from
 */
public record Material(
        String id,
        String zh,
        String en,
        ItemKind kind,
        Need need,
        Set<Fact> when,
        Set<Fact> unless,
        Set<String> relief,
        Per per,
        Signers signers,
        List<AskedSeal> seals,
        String basis) {
    public Material {
        when = Set.copyOf(when);
        unless = Set.copyOf(unless);
        relief = Set.copyOf(relief);
        seals = List.copyOf(seals);
    }

    /** Whether a material must be there. */
    public enum Need {
        /** Where its conditions hold, the case cannot be closed without it. */
        REQUIRED,
        /** It belongs to the case when there is one. */
        OPTIONAL
    }

    /** For whom, or for which time, one is needed each. */
    public enum Per {
        /** One for the household. */
        HOUSEHOLD,
        /** One for each person who lives together (共同生活的家庭成员). */
        MEMBER,
        /** One for each obligor who lives apart. */
        OBLIGOR,
        /** One for each obligor who lives apart, and for the husband or wife of one as far as the file knows them. */
        OBLIGOR_COUPLE,
        /** One for each quarter of the volume's year that is over (每季度); dated in it. Of daily management only. */
        QUARTER
    }

    /** Whose signatures count. */
    public enum Signers {
        /** Nobody has to sign. */
        NOBODY,
        /** The applicant: the person of whom the paper is, else anybody of age who lives together; or a guardian of the file. */
        APPLICANT,
        /** Every adult who lives together has signed (AU-01, AU-02). */
        ADULTS,
        /** Everybody of age for whom one is needed has signed their own, or one that is for all. */
        PERSON
    }
}
