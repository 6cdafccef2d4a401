package org.hudang.archive.inspection;

import java.nio.file.Path;
import java.util.OptionalInt;

/** Counts the pages of a paper (页数) by its content: a port, for the archive opens no foreign paper itself. */
@FunctionalInterface
public interface PageCounter {
    /** Of an archive that has nobody to ask. */
    PageCounter NOBODY = (file, name) -> OptionalInt.empty();

    /**
     * How many pages a file has.
     *
     * @param file whole and not changed meanwhile
     * @param name with the ending of its format
     * @return empty when it has no fixed pages, or they cannot be counted now
     */
    OptionalInt pages(Path file, String name);
}
