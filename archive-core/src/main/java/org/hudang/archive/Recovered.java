package org.hudang.archive;

import java.time.Instant;
import java.util.List;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;

/**
 * What recovery did with filings that had no answer.
 *
 * @param rolledForward filings completed: their bytes were safe
 * @param discarded filings given up: their bytes had never become safe, and nobody was answered
 * @param busy volumes left alone because their household is locked by a living process, or its transaction still lives
 * @param stuck volumes whose completion failed again, with the code of the failure
 * @param swept leftovers of staging that were removed
 */
public record Recovered(
        List<VolumeId> rolledForward, List<VolumeId> discarded, List<VolumeId> busy, List<Stuck> stuck, int swept) {
    public Recovered {
        rolledForward = List.copyOf(rolledForward);
        discarded = List.copyOf(discarded);
        busy = List.copyOf(busy);
        stuck = List.copyOf(stuck);
    }

    /**
     * A filing that could be neither completed nor given up: its papers are safe, and its volume takes no other.
     *
     * @param volume that it blocks
     * @param household whose volume it is
     * @param event what was to be filed
     * @param since when it was begun
     * @param code of the failure
     */
    public record Stuck(VolumeId volume, HouseholdNumber household, String event, Instant since, String code) {}
}
