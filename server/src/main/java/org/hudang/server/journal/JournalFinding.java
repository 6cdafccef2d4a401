package org.hudang.server.journal;

/**
 * One thing that is wrong.
 *
 * @param journal which journal: the word of a {@link JournalName}, or {@link #ROOTS}
 * @param chain household or seal, or the journal's one chain
 * @param number of the entry or root
 * @param wrong what was done
 */
public record JournalFinding(String journal, String chain, long number, Wrong wrong) {
    /** The roots themselves. */
    public static final String ROOTS = "roots";

    static JournalFinding root(long number, Wrong wrong) {
        return new JournalFinding(ROOTS, ROOTS, number, wrong);
    }
}
