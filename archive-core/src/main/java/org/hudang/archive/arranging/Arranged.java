package org.hudang.archive.arranging;

import java.util.Optional;
import org.hudang.archive.volume.ItemId;

/**
 * Answer of an edit: what it names is on the disk and in the catalogue.
 *
 * @param arrangement of the paper that was edited
 * @param made paper that was parted from it, if one was
 * @param version version of the volume that holds it
 */
public record Arranged(Arrangement arrangement, Optional<ItemId> made, int version) {}
