package org.hudang.archive.volume;

/**
 * A rendition that was filed, with the digest of exactly the bytes that were stored.
 *
 * @param bytes length
 * @param sha256 lower-case hexadecimal
 */
public record FiledRendition(RenditionId id, RenditionRole role, long bytes, String sha256) {}
