package org.hudang.archive.reading;

import java.util.Map;
import java.util.Objects;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.VolumeId;

/**
 * A paper that waits to be read.
 *
 * @param fileName of the original
 * @param mediaType one of {@link #TYPES}
 */
record Scan(ItemId item, VolumeId volume, RenditionId original, String fileName, String mediaType) {
    static final Map<String, DocumentType> TYPES = Map.of(
            "application/pdf", DocumentType.PDF,
            "image/jpeg", DocumentType.JPEG,
            "image/png", DocumentType.PNG,
            "image/tiff", DocumentType.TIFF);

    DocumentType type() {
        return Objects.requireNonNull(TYPES.get(mediaType));
    }
}
