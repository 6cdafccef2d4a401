package org.hudang.archive.transfer;

/**
 * One thing in a package that is not as it has to be. Names, digests and codes; never a word of a paper.
 *
 * @param path below the folder of the bag
 * @param code archival code of the paper (档号), as the transfer list has it; else empty
 * @param expected what should be there
 * @param found what is there
 */
public record PackageFinding(Kind kind, String path, String code, String expected, String found) {
    /** What happened. */
    public enum Kind {
        /** The bytes of the file are not those that its lists name. */
        ALTERED,
        /** A list names a file that is not there. */
        MISSING,
        /** A file that no list names. */
        ADDED,
        /** What a list names so lies under another name. */
        RENAMED,
        /** A list says something else of a file than the file and the other lists. */
        DISAGREES,
        /** Not as many as is said. */
        COUNT,
        /** The history breaks, or does not end in this state of a volume. */
        HISTORY,
        /** The seal was not put on this, or nobody here can tell. */
        SEAL,
        /** A file is not as the format has it. */
        STRUCTURE,
        /** The ZIP breaks a rule of the gate. */
        REFUSED,
        /** No manifest has a digest that is believed. */
        NO_DIGEST
    }

    static PackageFinding of(Kind kind, String path, String expected, String found) {
        return new PackageFinding(kind, path, "", expected, found);
    }

    PackageFinding coded(String archival) {
        return new PackageFinding(kind, path, archival, expected, found);
    }
}
