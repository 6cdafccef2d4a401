package org.hudang.signing;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The one provider of SM2, SM3 and SM4 in this house.
 *
 * <p>Inside this module the instance is handed around and nothing depends on what is registered. Other modules reach the
 * national algorithms by JCA names ({@code MessageDigest "SM3"}, {@code Cipher "SM4/GCM/NoPadding"}, {@code Mac
 * "HmacSM3"}) after {@link #register()} was called once at start.
 */
public final class CryptoProvider {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private CryptoProvider() {}

    /** Adds the provider behind those of the JDK; calling again changes nothing. */
    public static void register() {
        if (Security.getProvider(PROVIDER.getName()) == null) {
            Security.addProvider(PROVIDER);
        }
    }

    /** The instance, for {@code getInstance(name, provider)}. */
    public static Provider provider() {
        return PROVIDER;
    }
}
