package org.hudang.signing;

/** A payload key that may not sign: unknown to this signer, or past its sign-until. */
public final class PayloadKeyRefused extends SigningException {
    public PayloadKeyRefused(PayloadKeyId id, String why) {
        super("SG-101", "payload key " + id + " may not sign: " + why, id.hex());
    }
}
