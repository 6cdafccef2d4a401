package org.hudang.archive.completeness;

import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.volume.ItemView;

/** Who has signed and sealed a filed paper: a port, for the archive itself reads no signatures. */
@FunctionalInterface
public interface PaperChecks {
    /** Of an archive that has nobody to ask: every paper is one that people look at. */
    PaperChecks NOBODY = (item, acting) -> new Paper.ByHand();

    /** What the newest copy of an item says. */
    Paper look(ItemView item, Acting acting);

    /** The same; a paper whose bytes are damaged says nothing of its signatures, and the damage is told by itself. */
    default Paper judged(ItemView item, Acting acting) {
        try {
            return look(item, acting);
        } catch (ArchiveException damaged) {
            return new Paper.Broken();
        }
    }

    /** What is known of the signatures on a paper. */
    sealed interface Paper {
        /** Nothing electronic: a scan or a picture, whose ink people have looked at. */
        record ByHand() implements Paper {}

        /**
         * Signed electronically, and every signature holds.
         *
         * @param signers names of people, as in their certificates
         * @param seals how many seals
         */
        record Signed(List<String> signers, int seals) implements Paper {
            public Signed {
                signers = List.copyOf(signers);
            }
        }

        /** Signed electronically, and a signature does not hold. */
        record Broken() implements Paper {}

        /** Signed electronically and intact as far as can be seen, but nobody here can say that it holds. */
        record Untold() implements Paper {}
    }
}
