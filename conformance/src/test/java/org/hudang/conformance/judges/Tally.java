package org.hudang.conformance.judges;

import java.util.Collection;
import java.util.Map;

/**
 * What a judge says about all signatures of a paper, added up.
 *
 * @param intact right
 * @param broken not right
 * @param unknown seen and not understood
 */
record Tally(int intact, int broken, int unknown) {

    static Tally of(Map<String, Seen> seen) {
        return new Tally(
                count(seen.values(), Seen.INTACT),
                count(seen.values(), Seen.BROKEN),
                count(seen.values(), Seen.CANNOT_TELL));
    }

    private static int count(Collection<Seen> all, Seen which) {
        return (int) all.stream().filter(which::equals).count();
    }

    /** All must be found; none may be broken; nothing understood at all is no judgement. */
    Answer answer(Paper paper) {
        int found = intact + broken + unknown;
        if (found != paper.signatures()) {
            return new Answer.Failed("finds " + found + " of " + paper.signatures() + " signatures");
        }
        if (broken > 0) {
            return new Answer.Failed(broken + " of " + found + " signatures are broken");
        }
        return intact == 0
                ? new Answer.CannotTell("does not know the algorithms")
                : new Answer.Passed(intact, paper.signatures());
    }
}
