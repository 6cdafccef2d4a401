package org.hudang.signing.verify;

import java.util.List;

/**
 * Port to the register of what was signed (签署登记): removing the last signature leaves a file in which everything that is
 * still there holds, and only whoever had it signed knows what is missing.
 */
@FunctionalInterface
public interface ExpectedSigners {
    /**
     * An act of signing or sealing that must show in the file.
     *
     * @param name who acted: a seal by its name, a person masked
     * @param field the signature field that was signed
     * @param output SM3 of the file as this act left it, hexadecimal
     */
    record Expected(String name, String field, String output) {}

    /**
     * The acts that must show in a file, known by its content. Of several ways on from the same revision, as when two copies
     * are sealed, only the one that this file went.
     *
     * @param revisions SM3 of each beginning of the file that may once have been the whole of it, hexadecimal, the shortest
     *     first; the last one is the file
     * @return empty when the register does not know the file
     */
    List<Expected> of(List<String> revisions);
}
