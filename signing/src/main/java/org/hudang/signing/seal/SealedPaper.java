package org.hudang.signing.seal;

import java.nio.file.Path;

/**
 * A sealed document, staged and recorded; the caller files it and then says {@link SealUse#filed}.
 *
 * @param request that was used
 * @param pdf in the staging folder of the house, read only; of a seal {@link SealPlace.Beside} a file, the message
 * @param digest SM3 of that file, hexadecimal
 * @param outcome whether this call sealed it
 */
public record SealedPaper(SealRequestId request, Path pdf, String digest, Outcome outcome) {
    /** How the output came to be. */
    public enum Outcome {
        /** This call signed. */
        SEALED,
        /** An earlier call had signed; its output was taken, nothing was signed now. */
        ADOPTED
    }
}
