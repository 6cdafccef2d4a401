package org.hudang.signing.personal;

import java.nio.file.Path;

/**
 * A signed document with its evidence, both staged; the caller files both in one event.
 *
 * @param act which act
 * @param pdf the signed document in the staging folder; read only
 * @param digest SM3 of the document, hexadecimal
 * @param evidence the bundle as canonical JSON in the staging folder
 * @param evidenceDigest SM3 of the bundle, hexadecimal; the next signer's bundle names it
 * @param outcome whether this call signed
 */
public record SignedPaper(ActId act, Path pdf, String digest, Path evidence, String evidenceDigest, Outcome outcome) {
    /** How the paper came to be. */
    public enum Outcome {
        /** This call signed. */
        SIGNED,
        /** An earlier call with the same key had signed. */
        AGAIN
    }
}
