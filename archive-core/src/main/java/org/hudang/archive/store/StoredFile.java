package org.hudang.archive.store;

import org.hudang.archive.volume.ContentSource;

/**
 * A file of the storage root as it has to be.
 *
 * @param path below the storage root, parted by {@code /}
 * @param version that brought it; 0 when it belongs to the whole object or root and is replaced by later versions
 * @param sha512 of its bytes
 * @param content its bytes as they lie there, which may be others
 */
public record StoredFile(String path, int version, String sha512, ContentSource content) {
    /** A file whose bytes are known. */
    public static StoredFile of(String path, int version, byte[] bytes) {
        return new StoredFile(path, version, Digests.sha512(bytes), ContentSource.of(bytes));
    }
}
