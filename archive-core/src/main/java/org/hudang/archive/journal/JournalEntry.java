package org.hudang.archive.journal;

import java.time.Instant;
import org.hudang.archive.household.HouseholdNumber;

/**
 * One entry of the history of a household.
 *
 * @param number position in the chain of this household, from 1 without gap
 * @param who user who acted
 * @param act stable code of the act, for example {@code household.open}, {@code volume.open}, {@code volume.file}
 * @param object identifier of what was acted on
 * @param before digest of its state before ({@code algorithm:hex}), empty when there was none
 * @param after digest of its state after
 * @param why event or reason
 * @param hash {@code sha256:hex} over this entry and the hash of the one before it
 */
public record JournalEntry(
        HouseholdNumber household,
        long number,
        Instant at,
        String who,
        String act,
        String object,
        String before,
        String after,
        String why,
        String hash) {}
