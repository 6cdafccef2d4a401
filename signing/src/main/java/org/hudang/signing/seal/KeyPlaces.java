package org.hudang.signing.seal;

import java.util.Optional;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.key.remote.RemoteKeys;
import org.hudang.signing.key.token.TokenKeys;

/**
 * All places where the keys of a house's seals may live. The name of a key begins with its place: {@code token:} and the label
 * of its certificate in the token, {@code remote:} and the credential at the signing service; every other name is a key of the
 * vault, whose names have no colon.
 *
 * @param vault files of the house
 * @param token a token or security module (密码机、智能密码钥匙), when the house has one
 * @param remote a signing service (云签名服务), when the house has one
 */
public record KeyPlaces(KeyVault vault, Optional<TokenKeys> token, Optional<RemoteKeys> remote) implements SealKeys {
    /** Begins the name of a key in the token. */
    public static final String TOKEN = "token:";

    /** Begins the name of a key at the signing service. */
    public static final String REMOTE = "remote:";

    @Override
    public Optional<SigningKey> find(String name) {
        if (name.startsWith(TOKEN)) {
            return token.orElseThrow(() -> new KeyPlaceUnset(name)).find(name.substring(TOKEN.length()));
        }
        if (name.startsWith(REMOTE)) {
            return Optional.of(remote.orElseThrow(() -> new KeyPlaceUnset(name)).find(name.substring(REMOTE.length())));
        }
        return vault.find(name);
    }
}
