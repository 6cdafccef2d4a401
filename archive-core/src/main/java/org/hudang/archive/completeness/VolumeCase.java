package org.hudang.archive.completeness;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the case of a volume stands (案件状态). Part of what is stored with every version of the volume.
 *
 * @param business what it is about
 * @param facts declared by people; never one that is computed
 * @param ended present when the volume is closed
 */
public record VolumeCase(BusinessType business, Set<Fact> facts, Optional<Ended> ended) {
    /** A volume of which nobody has said anything yet. */
    public static final VolumeCase OPENED = new VolumeCase(BusinessType.NEW, Set.of(), Optional.empty());

    public VolumeCase {
        EnumSet<Fact> ordered = EnumSet.noneOf(Fact.class);
        ordered.addAll(facts);
        facts = java.util.Collections.unmodifiableSet(ordered);
    }

    /**
     * How a closed case ended.
     *
     * @param on day of the decision or of the end
     */
    public record Ended(Outcome outcome, LocalDate on) {}

    /** True when nothing more is filed into the volume. */
    public boolean closed() {
        return ended.isPresent();
    }

    /** The same case, closed. */
    public VolumeCase closed(Ended end) {
        return new VolumeCase(business, facts, Optional.of(end));
    }

    /** The same case, open again. */
    public VolumeCase reopened() {
        return new VolumeCase(business, facts, Optional.empty());
    }
}
