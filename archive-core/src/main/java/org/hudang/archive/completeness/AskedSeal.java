package org.hudang.archive.completeness;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.PaperChecks.PaperSeal;

/**
 * A seal that a paper must carry (须加盖的印章).
 *
 * @param kinds one of these; any kind when empty
 * @param owners of one of these; of anybody when empty
 */
public record AskedSeal(Set<Kind> kinds, Set<Owner> owners) {
    /** Whatever seal there is. */
    public static final AskedSeal ANY = new AskedSeal(Set.of(), Set.of());

    public AskedSeal {
        EnumSet<Kind> orderedKinds = EnumSet.noneOf(Kind.class);
        orderedKinds.addAll(kinds);
        kinds = java.util.Collections.unmodifiableSet(orderedKinds);
        EnumSet<Owner> orderedOwners = EnumSet.noneOf(Owner.class);
        orderedOwners.addAll(owners);
        owners = java.util.Collections.unmodifiableSet(orderedOwners);
    }

    /** Kinds of electronic seals. Source: 《电子印章管理办法》 (国办发〔2025〕33号) art. 3. */
    public enum Kind {
        /** 法定名称章. */
        STATUTORY_NAME,
        /** 内设机构章. */
        DEPARTMENT,
        /** 分支机构章. */
        BRANCH,
        /** 业务专用章. */
        BUSINESS,
        /** 个人名章. */
        PERSONAL_NAME
    }

    /** Whose seal. */
    public enum Owner {
        /** The township that keeps the household's file, or kept it before a move (镇街), and no other one. */
        TOWNSHIP,
        /** The civil-affairs bureau (民政局). */
        BUREAU
    }

    /** How the seals of a paper answer. */
    enum Answer {
        /** One of them is what is asked for. */
        THERE,
        /** One of them may be, and nobody here can tell. */
        UNTOLD,
        /** None of them is. */
        NOT_THERE
    }

    /**
     * Looks for it among the seals of a paper.
     *
     * @param townships that keep the file, or kept it when the paper was sealed
     */
    Answer among(List<PaperSeal> seals, Set<String> townships) {
        Answer best = Answer.NOT_THERE;
        for (PaperSeal seal : seals) {
            Answer kind = fits(kinds.isEmpty(), seal.kind().map(kinds::contains));
            Answer owner = fits(owners.isEmpty(), seal.owner().map(code -> owns(code, townships)));
            Answer both = kind.compareTo(owner) > 0 ? kind : owner;
            best = both.compareTo(best) < 0 ? both : best;
        }
        return best;
    }

    private static Answer fits(boolean any, Optional<Boolean> known) {
        if (any) {
            return Answer.THERE;
        }
        return known.map(right -> right ? Answer.THERE : Answer.NOT_THERE).orElse(Answer.UNTOLD);
    }

    private boolean owns(String code, Set<String> townships) {
        return (owners.contains(Owner.TOWNSHIP) && townships.contains(code))
                || (owners.contains(Owner.BUREAU) && code.equals(Acting.BUREAU));
    }
}
