package org.hudang.signing.seal;

/**
 * Asks that one seal be put on one document once (用印申请).
 *
 * @param idempotencyKey the same key gives the same request again
 * @param seal which seal
 * @param document SM3 of the file to be sealed, 64 lower-case hexadecimal digits
 * @param place where on it
 * @param purpose why, in the words of the house (用印事由); no personal data
 * @param template of the document, for standing approvals, for example {@code authorization-letter/3}
 * @param requester who asks
 * @param manner how it is put
 */
public record SealRequest(
        String idempotencyKey,
        SealId seal,
        String document,
        SealPlace place,
        String purpose,
        String template,
        Officer requester,
        SealManner manner) {
    public SealRequest {
        Words.line("idempotencyKey", idempotencyKey, 200);
        if (!document.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("document is not an SM3 digest");
        }
        Words.line("purpose", purpose, 200);
        Words.line("template", template, 100);
        if (place instanceof SealPlace.Riding && manner.look() != SealManner.Look.FACE) {
            throw new IllegalArgumentException("a riding seal is cut from the face of the seal");
        }
        if (place instanceof SealPlace.Beside && !manner.equals(SealManner.usual())) {
            throw new IllegalArgumentException("a seal beside a file is not drawn and closes nothing");
        }
    }

    /** The same, put in this manner. */
    public SealRequest put(SealManner how) {
        return new SealRequest(idempotencyKey, seal, document, place, purpose, template, requester, how);
    }
}
