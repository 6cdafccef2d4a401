package org.hudang.archive.completeness;

import java.util.List;
import java.util.Optional;
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

    /**
     * A seal on a paper, as far as certificate and register tell.
     *
     * @param name of the seal
     * @param kind of the seal; empty when nobody here can tell
     * @param owner code of the township that owns it, or {@link Acting#BUREAU}; empty when nobody here can tell
     */
    record PaperSeal(String name, Optional<AskedSeal.Kind> kind, Optional<String> owner) {}

    /** What is known of the signatures on a paper. */
    sealed interface Paper {
        /** Nothing electronic: a scan or a picture, whose ink people have looked at. */
        record ByHand() implements Paper {}

        /**
         * Signed electronically, and every signature holds.
         *
         * @param signers names of people, as in their certificates
         * @param seals each seal once
         */
        record Signed(List<String> signers, List<PaperSeal> seals) implements Paper {
            public Signed {
                signers = List.copyOf(signers);
                seals = List.copyOf(seals);
            }
        }

        /** Signed electronically, and a signature does not hold. */
        record Broken() implements Paper {}

        /** Signed electronically and intact as far as can be seen, but nobody here can say that it holds. */
        record Untold() implements Paper {}
    }
}
