package org.hudang.archive.inspection;

import java.nio.file.Path;

/** Reads the signatures on a paper that is not filed yet: a port, for the archive itself reads none. */
@FunctionalInterface
public interface SignatureReader {
    /** Of an archive that has nobody to ask. */
    SignatureReader NOBODY = paper -> Signed.UNREAD;

    /**
     * What the signatures and seals on a paper say.
     *
     * @param paper PDF or OFD, whole and not changed meanwhile
     */
    Signed read(Path paper);

    /** What is known of the signatures on a paper. */
    enum Signed {
        /** There are none. */
        NONE,
        /** Every one holds. */
        HOLDS,
        /** One does not hold: the paper must not be relied on. */
        BROKEN,
        /** They are intact as far as can be seen, but nobody here can say that they hold. */
        UNTOLD,
        /** Nobody was asked. */
        UNREAD
    }
}
