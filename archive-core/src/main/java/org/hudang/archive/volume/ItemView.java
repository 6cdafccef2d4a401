package org.hudang.archive.volume;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;

/**
 * An item as the catalogue knows it.
 *
 * @param number 件号 within the volume, from 1
 * @param code archival code (档号)
 * @param particulars 文号, 密级, 页数
 * @param version version of the volume that brought it
 */
public record ItemView(
        ItemId id,
        HouseholdNumber household,
        VolumeId volume,
        int number,
        String code,
        ItemKind kind,
        String title,
        Optional<MemberId> member,
        LocalDate date,
        String responsible,
        Particulars particulars,
        String event,
        int version,
        Instant filedAt,
        List<RenditionView> renditions) {
    public ItemView {
        renditions = List.copyOf(renditions);
    }

    /** The original. */
    public RenditionView original() {
        return renditions.get(0);
    }

    /** The newest copy that keeps its signatures verifiable, if there is one. */
    public Optional<RenditionView> kept() {
        return renditions.stream()
                .filter(one -> one.role() == RenditionRole.KEPT)
                .reduce((older, newer) -> newer);
    }
}
