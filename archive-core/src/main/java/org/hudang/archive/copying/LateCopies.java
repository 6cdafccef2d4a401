package org.hudang.archive.copying;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;

/**
 * Makes the copies for the long term that filed papers lack (补制长期保存副本, 格式转换): of pictures and Office files whose copy
 * could not be made when they were filed, or came from elsewhere without one. What was made becomes a further file of the paper,
 * of role {@link org.hudang.archive.volume.RenditionRole#PDFA}, in a new version of its volume; the paper stays as it was filed.
 *
 * <p>A try that fails is followed by another after one hour, then after four times as long each time, six in all. Papers in
 * quarantine, papers that hide something, and papers whose destruction two people have approved get none.
 *
 * <p>It may take minutes and is a duty of its own; one caller at a time.
 */
public interface LateCopies {

    /** Makes copies for this archive. */
    static LateCopies open(CopyingParts parts) {
        return new CopyDesk(parts);
    }

    /**
     * Makes some of what is due: what was made for papers of one volume becomes one version of it.
     *
     * @param most papers
     * @param longest no copy is begun later than this
     */
    Round round(int most, Duration longest);

    /** How it stands with a paper; empty when it has its copy or needs none. */
    Optional<Standing> of(ItemView item, Acting acting);

    /**
     * Papers whose copy was tried and is not there, those that are given up first.
     *
     * @param most papers
     */
    List<Lacking> lacking(int most, Acting acting);

    /** Why a paper has no copy. */
    sealed interface Standing {
        /** What it was last refused for, {@code IN-…} or {@code AR-…}; empty while nobody has tried. */
        String code();

        /** A program that makes copies of its kind is not installed here; it is tried when it is. */
        record Without(String code) implements Standing {}

        /** It is tried when its time comes. */
        record Waiting(String code) implements Standing {}

        /** It is tried no more. */
        record GivenUp(String code) implements Standing {}
    }

    /**
     * A paper without its copy.
     *
     * @param archivalCode 档号
     * @param triedAt when it was last tried
     */
    record Lacking(ItemId item, String archivalCode, Standing standing, Instant triedAt) {}

    /**
     * What became of a round.
     *
     * @param made papers whose copy is filed now
     * @param failed papers that got none this time
     * @param hindered code of what keeps copies from being made: of the last failure of the house's own, else {@code IN-071} or
     *     {@code IN-074} when papers wait for a program that is not installed
     */
    record Round(int made, int failed, Optional<String> hindered) {
        /** How many papers this round was over with. */
        public int done() {
            return made + failed;
        }
    }
}
