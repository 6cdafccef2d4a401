package org.hudang.signing.seal;

import java.util.Optional;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningKey;

/** Where the keys of seals are kept: the key store of the house, a token, a remote service. */
@FunctionalInterface
public interface SealKeys {
    /**
     * The key of this name, or empty when the store has none.
     *
     * @throws org.hudang.signing.key.KeyUnavailable when the store does not answer
     */
    Optional<SigningKey> find(String name);

    /** The keys of a vault of this house. */
    static SealKeys in(KeyVault vault) {
        return vault::find;
    }
}
