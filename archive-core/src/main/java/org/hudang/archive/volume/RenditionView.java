package org.hudang.archive.volume;

/**
 * A rendition as the catalogue knows it.
 *
 * @param fileName name as it came
 * @param sha256 lower-case hexadecimal
 * @param sm3 lower-case hexadecimal
 */
public record RenditionView(
        RenditionId id, RenditionRole role, String fileName, String mediaType, long bytes, String sha256, String sm3) {}
