package org.hudang.forms;

import java.util.List;

/**
 * What the note sheet says of the volume as it is (本卷情况说明, GB/T 9705-2008): counts and numbers of items, nothing about people.
 *
 * @param uncounted items whose pages nobody has counted
 * @param wordless items without words
 * @param quarantined items kept unopened (隔离存放)
 * @param uncopied items without a copy for the long term beside the original
 * @param emptied items whose pages are in another item and that keep their numbers
 * @param missing numbers between 1 and the last that no item has
 * @param originals where the paper originals are
 * @param damages of files of the volume that are known and not put right
 * @param earlier events before those that the sheet lists
 */
public record VolumeSituation(
        List<Integer> uncounted,
        List<Integer> wordless,
        List<Integer> quarantined,
        List<Integer> uncopied,
        List<Integer> emptied,
        List<Integer> missing,
        Originals originals,
        int damages,
        int earlier) {
    private static final int MOST = 2000;

    public VolumeSituation {
        uncounted = Given.list("situation.uncounted", uncounted, 0, MOST);
        wordless = Given.list("situation.wordless", wordless, 0, MOST);
        quarantined = Given.list("situation.quarantined", quarantined, 0, MOST);
        uncopied = Given.list("situation.uncopied", uncopied, 0, MOST);
        emptied = Given.list("situation.emptied", emptied, 0, MOST);
        missing = Given.list("situation.missing", missing, 0, MOST);
        Given.atLeast("situation.damages", damages, 0);
        Given.atLeast("situation.earlier", earlier, 0);
    }

    /** What is kept beside the electronic form. */
    public enum Keeping {
        /** Nothing: the electronic form alone counts (单套). */
        SINGLE,
        /** The paper, too (双套). */
        DOUBLE,
        /** The business has no rule. */
        UNRULED
    }

    /**
     * Paper originals.
     *
     * @param kept items whose paper lies in the archive
     * @param elsewhere items whose paper somebody else has
     * @param unnoted items of which no place is noted
     */
    public record Originals(Keeping keeping, int kept, int elsewhere, int unnoted) {
        public Originals {
            Given.atLeast("situation.kept", kept, 0);
            Given.atLeast("situation.elsewhere", elsewhere, 0);
            Given.atLeast("situation.unnoted", unnoted, 0);
        }
    }
}
