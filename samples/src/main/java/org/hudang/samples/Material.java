package org.hudang.samples;

import java.util.Optional;

/**
 * A paper of a household and the file it is in.
 *
 * @param kind code of the kind of material, as in {@code org.hudang.archive.volume.ItemKind}
 * @param member key of the person it is about
 * @param date of the paper, {@code YYYY-MM-DD}
 * @param responsible who made the paper (责任者)
 * @param orientation EXIF orientation, 0 when the file has none
 */
record Material(
        String file,
        String mediaType,
        String kind,
        String title,
        Optional<String> member,
        String date,
        String responsible,
        int orientation) {}
