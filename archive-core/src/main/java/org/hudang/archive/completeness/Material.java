package org.hudang.archive.completeness;

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
 * @param per one for the household or one for each of some people
 * @param signers whose signatures an electronic one must carry
 * @param sealed whether an electronic one must carry a seal
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
        Per per,
        Signers signers,
        boolean sealed,
        String basis) {
    public Material {
        when = Set.copyOf(when);
        unless = Set.copyOf(unless);
    }

    /** Whether a material must be there. */
    public enum Need {
        /** Where its conditions hold, the case cannot be closed without it. */
        REQUIRED,
        /** It belongs to the case when there is one. */
        OPTIONAL
    }

    /** For whom one is needed each. */
    public enum Per {
        /** One for the household. */
        HOUSEHOLD,
        /** One for each person who lives together (共同生活的家庭成员). */
        MEMBER,
        /** One for each obligor who lives apart. */
        OBLIGOR
    }

    /** Whose signatures count. */
    public enum Signers {
        /** Nobody has to sign. */
        NOBODY,
        /** At least one person has signed. */
        APPLICANT,
        /** Every adult who lives together has signed (AU-01, AU-02). */
        ADULTS
    }
}
