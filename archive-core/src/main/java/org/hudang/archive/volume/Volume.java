package org.hudang.archive.volume;

import java.time.Instant;
import org.hudang.archive.household.HouseholdNumber;

/**
 * A volume (卷): one object of the storage root.
 *
 * @param code archival code of the volume (案卷级档号), without item number
 * @param version number of the newest stored version; 0 while nothing is filed
 * @param items number of items filed
 */
public record Volume(
        VolumeId id,
        HouseholdNumber household,
        VolumeKind kind,
        String programme,
        int year,
        String title,
        String code,
        int version,
        int items,
        Instant openedAt) {}
