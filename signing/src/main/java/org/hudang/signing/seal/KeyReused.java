package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** An idempotency key came again with another content. */
public final class KeyReused extends SigningException {
    KeyReused(String key) {
        super("SG-218", "the same idempotency key with another content: " + key, key);
    }
}
