package org.hudang.archive.volume;

import java.util.Optional;

/**
 * One file of a new item.
 *
 * @param fileName name as it came, kept in the metadata only; never a path of the storage
 * @param mediaType type and subtype, for example {@code application/pdf}
 * @param sha256 lower-case hexadecimal digest declared by the sender; a filing whose bytes differ is refused
 */
public record NewRendition(
        RenditionRole role, String fileName, String mediaType, ContentSource content, Optional<String> sha256) {

    /** A file whose sender declared no digest. */
    public NewRendition(RenditionRole role, String fileName, String mediaType, ContentSource content) {
        this(role, fileName, mediaType, content, Optional.empty());
    }
}
