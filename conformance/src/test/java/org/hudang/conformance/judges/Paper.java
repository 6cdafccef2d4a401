package org.hudang.conformance.judges;

import java.nio.file.Path;

/**
 * A paper that judges see.
 *
 * @param file where it is
 * @param level how far it was brought, for example {@code b-lta}
 * @param keys what it was signed with, for example {@code both}
 * @param shape kind of document, for example {@code own}
 * @param international its signatures by P-256 or RSA
 * @param national its signatures by SM2
 */
record Paper(Path file, String level, String keys, String shape, int international, int national) {
    /** Shape of what the main job leaves. */
    static final String MAIN_JOB = "main-job";

    static Paper of(Path folder, String row) {
        String[] cells = row.split("\t", -1);
        return new Paper(
                folder.resolve(cells[0]),
                cells[1],
                cells[2],
                cells[3],
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]));
    }

    int signatures() {
        return international + national;
    }

    /** Composed by the house. */
    boolean own() {
        return shape.equals("own") || shape.equals(MAIN_JOB);
    }

    /** Carries all that is needed besides the roots. */
    boolean kept() {
        return level.startsWith("b-lt");
    }

    /** The same, changed: only the file is another. */
    Paper at(Path other) {
        return new Paper(other, level, keys, shape, international, national);
    }

    @Override
    public String toString() {
        return String.join(" ", shape, keys, level, file.getFileName().toString());
    }
}
