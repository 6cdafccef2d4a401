package org.hudang.signing.key.token;

import java.nio.file.Path;

/**
 * Where a token is.
 *
 * @param library the maker's PKCS#11 library, absolute
 * @param slot number of the slot, as the maker's tool shows it
 */
public record TokenPlace(Path library, long slot) {
    public TokenPlace {
        if (!library.isAbsolute()) {
            throw new IllegalArgumentException("the library of a token is named with its whole path");
        }
        if (slot < 0) {
            throw new IllegalArgumentException("slots are numbered from 0");
        }
    }

    @Override
    public String toString() {
        return library.getFileName() + " slot " + slot;
    }
}
