package org.hudang.signing.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.hudang.signing.CryptoProvider;

/** The two digests of this house, both of 32 bytes. */
public enum DigestAlgorithm {
    SHA_256("SHA-256", "2.16.840.1.101.3.4.2.1"),
    SM3("SM3", "1.2.156.10197.1.401");

    private final String jcaName;
    private final String oid;

    DigestAlgorithm(String jcaName, String oid) {
        this.jcaName = jcaName;
        this.oid = oid;
    }

    /** The name in JCA and in reports. */
    public String jcaName() {
        return jcaName;
    }

    /** The identifier in CMS and TSP, without parameters (RFC 5754 §2, GM/T 0010). */
    public AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
    }

    /** A fresh digest: SHA-256 from the JDK (it uses the processor's instructions), SM3 from the provider. */
    public MessageDigest start() {
        try {
            return this == SHA_256
                    ? MessageDigest.getInstance(jcaName)
                    : MessageDigest.getInstance(jcaName, CryptoProvider.provider());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("the digest " + jcaName + " is always there", impossible);
        }
    }

    /** The digest of these bytes. */
    public byte[] digest(byte[] bytes) {
        return start().digest(bytes);
    }
}
