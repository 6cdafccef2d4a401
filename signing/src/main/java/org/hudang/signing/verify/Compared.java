package org.hudang.signing.verify;

import java.util.List;

/**
 * The document as it was signed beside the document as it is now.
 *
 * @param signedBytes how many first bytes of the file are the document as it was signed; 0 when nothing was compared
 * @param differences what is not as it was, at most 16 of them
 */
public record Compared(int signedBytes, List<Difference> differences) {
    public Compared {
        differences = List.copyOf(differences);
    }

    /** Nothing was compared: nothing came later that is not permitted, or what came cannot be shown. */
    public static Compared nothing() {
        return new Compared(0, List.of());
    }
}
