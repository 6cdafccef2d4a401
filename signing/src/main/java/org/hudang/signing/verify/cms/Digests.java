package org.hudang.signing.verify.cms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Digest algorithms by object identifier; the JDK's, and SM3 (GB/T 32905). */
public final class Digests {
    /** One algorithm. */
    public record Algorithm(String name, String jdk, boolean weak) {
        public boolean sm3() {
            return name.equals("SM3");
        }
    }

    private static final Map<ASN1ObjectIdentifier, Algorithm> KNOWN = known();

    private Digests() {}

    private static Map<ASN1ObjectIdentifier, Algorithm> known() {
        Map<ASN1ObjectIdentifier, Algorithm> all = new HashMap<>();
        all.put(NISTObjectIdentifiers.id_sha256, new Algorithm("SHA-256", "SHA-256", false));
        all.put(NISTObjectIdentifiers.id_sha384, new Algorithm("SHA-384", "SHA-384", false));
        all.put(NISTObjectIdentifiers.id_sha512, new Algorithm("SHA-512", "SHA-512", false));
        all.put(NISTObjectIdentifiers.id_sha3_256, new Algorithm("SHA3-256", "SHA3-256", false));
        all.put(NISTObjectIdentifiers.id_sha3_384, new Algorithm("SHA3-384", "SHA3-384", false));
        all.put(NISTObjectIdentifiers.id_sha3_512, new Algorithm("SHA3-512", "SHA3-512", false));
        all.put(NISTObjectIdentifiers.id_sha224, new Algorithm("SHA-224", "SHA-224", true));
        all.put(OIWObjectIdentifiers.idSHA1, new Algorithm("SHA-1", "SHA-1", true));
        all.put(PKCSObjectIdentifiers.md5, new Algorithm("MD5", "MD5", true));
        // some programs name the signature algorithm where the digest belongs
        all.put(PKCSObjectIdentifiers.sha256WithRSAEncryption, new Algorithm("SHA-256", "SHA-256", false));
        all.put(PKCSObjectIdentifiers.sha384WithRSAEncryption, new Algorithm("SHA-384", "SHA-384", false));
        all.put(PKCSObjectIdentifiers.sha512WithRSAEncryption, new Algorithm("SHA-512", "SHA-512", false));
        all.put(PKCSObjectIdentifiers.sha1WithRSAEncryption, new Algorithm("SHA-1", "SHA-1", true));
        all.put(GMObjectIdentifiers.sm3, new Algorithm("SM3", "SM3", false));
        return all;
    }

    public static Optional<Algorithm> find(ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(KNOWN.get(oid));
    }

    /** By a name as national formats write it: {@code SM3}, {@code SHA256}, or the object identifier. */
    public static Optional<Algorithm> named(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "SM3", "1.2.156.10197.1.401" -> find(GMObjectIdentifiers.sm3);
            case "SHA256", "SHA-256", "2.16.840.1.101.3.4.2.1" -> find(NISTObjectIdentifiers.id_sha256);
            default -> Optional.empty();
        };
    }

    /** The digest of two parts, one after the other, without copying them. */
    public static byte[] digest(Algorithm algorithm, byte[] data, int... ranges) {
        if (algorithm.sm3()) {
            SM3Digest digest = new SM3Digest();
            for (int i = 0; i < ranges.length; i += 2) {
                digest.update(data, ranges[i], ranges[i + 1]);
            }
            byte[] out = new byte[digest.getDigestSize()];
            digest.doFinal(out, 0);
            return out;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm.jdk());
            for (int i = 0; i < ranges.length; i += 2) {
                digest.update(data, ranges[i], ranges[i + 1]);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks " + algorithm.jdk(), e);
        }
    }

    public static byte[] digest(Algorithm algorithm, byte[] data) {
        return digest(algorithm, data, 0, data.length);
    }
}
