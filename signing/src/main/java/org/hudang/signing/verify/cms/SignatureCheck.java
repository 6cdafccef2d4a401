package org.hudang.signing.verify.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.jspecify.annotations.Nullable;

/**
 * Checks one signature value against one public key, with every pair of algorithm and key named: a signature of SM2 is
 * only ever checked on the SM2 curve, ECDSA never on it, RSA only with RSA keys.
 */
public final class SignatureCheck {
    private static final int SMALLEST_RSA = 2048;
    private static final int LARGEST_RSA = 8192;

    private SignatureCheck() {}

    /** What came of it. */
    public sealed interface Outcome {}

    /**
     * The value is right.
     *
     * @param name for people, {@code ECDSA P-256 SHA-256}
     * @param weak whether algorithm or key no longer protect
     */
    public record Right(String name, boolean weak) implements Outcome {}

    /** The value is wrong. */
    public record Wrong(String name) implements Outcome {}

    /** Algorithm and key do not belong together. */
    public record Mismatch(String name) implements Outcome {}

    /** Algorithm or key are not known here. */
    public record Unknown(String name) implements Outcome {}

    private enum Family {
        RSA,
        PSS,
        ECDSA,
        SM2,
        ED25519
    }

    /** A signature algorithm; the digest is null when the identifier leaves it open. */
    private record Scheme(Family family, Digests.@Nullable Algorithm digest) {}

    private static final Map<ASN1ObjectIdentifier, Scheme> SCHEMES = schemes();
    private static final Map<ASN1ObjectIdentifier, String> CURVES = Map.of(
            SECObjectIdentifiers.secp256r1, "P-256",
            SECObjectIdentifiers.secp384r1, "P-384",
            SECObjectIdentifiers.secp521r1, "P-521");

    private static Map<ASN1ObjectIdentifier, Scheme> schemes() {
        Map<ASN1ObjectIdentifier, Scheme> all = new HashMap<>();
        put(all, PKCSObjectIdentifiers.sha256WithRSAEncryption, Family.RSA, NISTObjectIdentifiers.id_sha256);
        put(all, PKCSObjectIdentifiers.sha384WithRSAEncryption, Family.RSA, NISTObjectIdentifiers.id_sha384);
        put(all, PKCSObjectIdentifiers.sha512WithRSAEncryption, Family.RSA, NISTObjectIdentifiers.id_sha512);
        put(all, PKCSObjectIdentifiers.sha1WithRSAEncryption, Family.RSA, OIWObjectIdentifiers.idSHA1);
        put(all, PKCSObjectIdentifiers.md5WithRSAEncryption, Family.RSA, PKCSObjectIdentifiers.md5);
        put(all, X9ObjectIdentifiers.ecdsa_with_SHA1, Family.ECDSA, OIWObjectIdentifiers.idSHA1);
        put(all, X9ObjectIdentifiers.ecdsa_with_SHA256, Family.ECDSA, NISTObjectIdentifiers.id_sha256);
        put(all, X9ObjectIdentifiers.ecdsa_with_SHA384, Family.ECDSA, NISTObjectIdentifiers.id_sha384);
        put(all, X9ObjectIdentifiers.ecdsa_with_SHA512, Family.ECDSA, NISTObjectIdentifiers.id_sha512);
        put(all, NISTObjectIdentifiers.id_ecdsa_with_sha3_256, Family.ECDSA, NISTObjectIdentifiers.id_sha3_256);
        put(all, NISTObjectIdentifiers.id_ecdsa_with_sha3_384, Family.ECDSA, NISTObjectIdentifiers.id_sha3_384);
        put(all, NISTObjectIdentifiers.id_ecdsa_with_sha3_512, Family.ECDSA, NISTObjectIdentifiers.id_sha3_512);
        put(all, GMObjectIdentifiers.sm2sign_with_sm3, Family.SM2, GMObjectIdentifiers.sm3);
        put(all, GMObjectIdentifiers.sm2sign, Family.SM2, GMObjectIdentifiers.sm3);
        put(all, GMObjectIdentifiers.sm2p256v1, Family.SM2, GMObjectIdentifiers.sm3);
        all.put(PKCSObjectIdentifiers.rsaEncryption, new Scheme(Family.RSA, null));
        all.put(X9ObjectIdentifiers.id_ecPublicKey, new Scheme(Family.ECDSA, null));
        all.put(PKCSObjectIdentifiers.id_RSASSA_PSS, new Scheme(Family.PSS, null));
        put(all, EdECObjectIdentifiers.id_Ed25519, Family.ED25519, NISTObjectIdentifiers.id_sha512);
        return all;
    }

    private static void put(
            Map<ASN1ObjectIdentifier, Scheme> all,
            ASN1ObjectIdentifier oid,
            Family family,
            ASN1ObjectIdentifier digest) {
        all.put(oid, new Scheme(family, Digests.find(digest).orElseThrow()));
    }

    /** The digest that a signature algorithm names by itself; empty when it is not known or leaves it open. */
    public static Optional<Digests.Algorithm> digestOf(ASN1ObjectIdentifier algorithm) {
        return Optional.ofNullable(SCHEMES.get(algorithm)).map(Scheme::digest);
    }

    /**
     * Checks {@code value} over {@code message}.
     *
     * @param digest the digest that the message names beside the signature algorithm; must agree with it
     */
    public static Outcome check(
            AlgorithmIdentifier algorithm,
            Optional<AlgorithmIdentifier> digest,
            SubjectPublicKeyInfo key,
            byte[] message,
            byte[] value) {
        Scheme scheme = SCHEMES.get(algorithm.getAlgorithm());
        if (scheme == null) {
            return new Unknown(algorithm.getAlgorithm().getId());
        }
        Optional<Digests.Algorithm> named = digest.flatMap(found -> Digests.find(found.getAlgorithm()));
        if (digest.isPresent() && named.isEmpty()) {
            return new Unknown(digest.get().getAlgorithm().getId());
        }
        Digests.Algorithm own = scheme.digest();
        if (own != null && named.isPresent() && scheme.family() != Family.ED25519 && !own.equals(named.get())) {
            return new Mismatch(
                    scheme.family() + " " + own.name() + " / " + named.get().name());
        }
        Digests.Algorithm hash = own != null ? own : named.orElse(null);
        return switch (scheme.family()) {
            case ECDSA -> hash == null ? unknown(algorithm) : ecdsa(hash, key, message, value);
            case SM2 -> sm2(key, message, value);
            case RSA -> hash == null ? unknown(algorithm) : rsa(hash, key, message, value);
            case PSS -> pss(algorithm, hash, key, message, value);
            case ED25519 -> ed25519(key, message, value);
        };
    }

    private static Outcome unknown(AlgorithmIdentifier algorithm) {
        return new Unknown(algorithm.getAlgorithm().getId());
    }

    private static @Nullable ASN1ObjectIdentifier curve(SubjectPublicKeyInfo key) {
        return X9ObjectIdentifiers.id_ecPublicKey.equals(key.getAlgorithm().getAlgorithm())
                        && key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier oid
                ? oid
                : null;
    }

    private static Outcome ecdsa(Digests.Algorithm hash, SubjectPublicKeyInfo key, byte[] message, byte[] value) {
        ASN1ObjectIdentifier curve = curve(key);
        if (curve == null || GMObjectIdentifiers.sm2p256v1.equals(curve)) {
            return new Mismatch("ECDSA " + hash.name());
        }
        String curveName = CURVES.get(curve);
        if (curveName == null || hash.sm3()) {
            return new Unknown("ECDSA " + (curveName == null ? curve.getId() : hash.name()));
        }
        String name = "ECDSA " + curveName + " " + hash.name();
        try {
            BigInteger[] pair = pair(value);
            ECDSASigner signer = new ECDSASigner();
            signer.init(false, point(curve, key));
            boolean right = signer.verifySignature(Digests.digest(hash, message), pair[0], pair[1]);
            return right ? new Right(name, hash.weak()) : new Wrong(name);
        } catch (IOException | IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            return new Wrong(name);
        }
    }

    private static Outcome sm2(SubjectPublicKeyInfo key, byte[] message, byte[] value) {
        String name = "SM2 SM3";
        ASN1ObjectIdentifier curve = curve(key);
        if (curve == null || !GMObjectIdentifiers.sm2p256v1.equals(curve)) {
            return new Mismatch(name);
        }
        try {
            pair(value);
            SM2Signer signer = new SM2Signer();
            signer.init(false, point(curve, key));
            signer.update(message, 0, message.length);
            return signer.verifySignature(value) ? new Right(name, false) : new Wrong(name);
        } catch (IOException | IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            return new Wrong(name);
        }
    }

    private static ECPublicKeyParameters point(ASN1ObjectIdentifier curve, SubjectPublicKeyInfo key) {
        X9ECParameters parameters = CustomNamedCurves.getByOID(curve);
        return new ECPublicKeyParameters(
                parameters.getCurve().decodePoint(key.getPublicKeyData().getOctets()),
                new ECNamedDomainParameters(curve, parameters));
    }

    /** The two integers of an EC signature, DER and nothing after it. */
    private static BigInteger[] pair(byte[] value) throws IOException {
        if (!(ASN1Primitive.fromByteArray(value) instanceof ASN1Sequence sequence)
                || sequence.size() != 2
                || !(sequence.getObjectAt(0) instanceof ASN1Integer r)
                || !(sequence.getObjectAt(1) instanceof ASN1Integer s)) {
            throw new IOException("not a pair of integers");
        }
        return new BigInteger[] {r.getValue(), s.getValue()};
    }

    private static Outcome rsa(Digests.Algorithm hash, SubjectPublicKeyInfo key, byte[] message, byte[] value) {
        if (!PKCSObjectIdentifiers.rsaEncryption.equals(key.getAlgorithm().getAlgorithm())) {
            return new Mismatch("RSA " + hash.name());
        }
        if (hash.sm3()) {
            return new Unknown("RSA SM3");
        }
        return jdk(hash.jdk().replace("SHA-", "SHA") + "withRSA", Optional.empty(), hash, key, message, value);
    }

    private static Outcome pss(
            AlgorithmIdentifier algorithm,
            Digests.@Nullable Algorithm named,
            SubjectPublicKeyInfo key,
            byte[] message,
            byte[] value) {
        ASN1ObjectIdentifier keyType = key.getAlgorithm().getAlgorithm();
        if (!PKCSObjectIdentifiers.rsaEncryption.equals(keyType)
                && !PKCSObjectIdentifiers.id_RSASSA_PSS.equals(keyType)) {
            return new Mismatch("RSASSA-PSS");
        }
        try {
            return pss(RSASSAPSSparams.getInstance(algorithm.getParameters()), named, key, message, value);
        } catch (RuntimeException e) {
            // parameters that do not parse, a salt longer than any number
            return new Unknown("RSASSA-PSS");
        }
    }

    private static Outcome pss(
            @Nullable RSASSAPSSparams parameters,
            Digests.@Nullable Algorithm named,
            SubjectPublicKeyInfo key,
            byte[] message,
            byte[] value) {
        if (parameters == null) {
            return new Unknown("RSASSA-PSS");
        }
        Optional<Digests.Algorithm> hash =
                Digests.find(parameters.getHashAlgorithm().getAlgorithm());
        if (hash.isEmpty() || hash.get().sm3()) {
            return new Unknown("RSASSA-PSS");
        }
        if (named != null && !named.equals(hash.get())) {
            return new Mismatch("RSASSA-PSS " + hash.get().name() + " / " + named.name());
        }
        if (!keyAllows(key, parameters)) {
            return new Mismatch("RSASSA-PSS " + hash.get().name());
        }
        if (!PKCSObjectIdentifiers.id_mgf1.equals(
                        parameters.getMaskGenAlgorithm().getAlgorithm())
                || !parameters.getTrailerField().equals(BigInteger.ONE)) {
            return new Unknown("RSASSA-PSS");
        }
        AlgorithmIdentifier mask =
                AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters());
        Optional<Digests.Algorithm> maskHash = mask == null ? Optional.empty() : Digests.find(mask.getAlgorithm());
        if (maskHash.isEmpty() || maskHash.get().sm3()) {
            return new Unknown("RSASSA-PSS");
        }
        PSSParameterSpec spec = new PSSParameterSpec(
                hash.get().jdk(),
                "MGF1",
                new MGF1ParameterSpec(maskHash.get().jdk()),
                parameters.getSaltLength().intValueExact(),
                1);
        return jdk("RSASSA-PSS", Optional.of(spec), hash.get(), key, message, value);
    }

    /** A key may be bound to its digests and to a shortest salt (RFC 4055, 3.1). */
    private static boolean keyAllows(SubjectPublicKeyInfo key, RSASSAPSSparams parameters) {
        if (!PKCSObjectIdentifiers.id_RSASSA_PSS.equals(key.getAlgorithm().getAlgorithm())
                || key.getAlgorithm().getParameters() == null) {
            return true;
        }
        RSASSAPSSparams bound = RSASSAPSSparams.getInstance(key.getAlgorithm().getParameters());
        return bound.getHashAlgorithm()
                        .getAlgorithm()
                        .equals(parameters.getHashAlgorithm().getAlgorithm())
                && bound.getMaskGenAlgorithm().equals(parameters.getMaskGenAlgorithm())
                && bound.getSaltLength().compareTo(parameters.getSaltLength()) <= 0;
    }

    private static Outcome jdk(
            String algorithm,
            Optional<AlgorithmParameterSpec> spec,
            Digests.Algorithm hash,
            SubjectPublicKeyInfo key,
            byte[] message,
            byte[] value) {
        String kind = spec.isPresent() ? "RSASSA-PSS" : "RSA";
        try {
            BigInteger modulus = org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(key.parsePublicKey())
                    .getModulus();
            int bits = modulus.bitLength();
            String name = kind + "-" + bits + " " + hash.name();
            if (bits > LARGEST_RSA) {
                return new Unknown(name);
            }
            PublicKey publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(new SubjectPublicKeyInfo(
                                    new AlgorithmIdentifier(
                                            PKCSObjectIdentifiers.rsaEncryption,
                                            org.bouncycastle.asn1.DERNull.INSTANCE),
                                    key.parsePublicKey())
                            .getEncoded()));
            Signature signature = Signature.getInstance(algorithm);
            if (spec.isPresent()) {
                signature.setParameter(spec.get());
            }
            signature.initVerify(publicKey);
            signature.update(message);
            boolean right = signature.verify(value);
            return right ? new Right(name, hash.weak() || bits < SMALLEST_RSA) : new Wrong(name);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return new Wrong(kind + " " + hash.name());
        }
    }

    private static Outcome ed25519(SubjectPublicKeyInfo key, byte[] message, byte[] value) {
        if (!EdECObjectIdentifiers.id_Ed25519.equals(key.getAlgorithm().getAlgorithm())) {
            return new Mismatch("Ed25519");
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key.getEncoded())));
            signature.update(message);
            return signature.verify(value) ? new Right("Ed25519", false) : new Wrong("Ed25519");
        } catch (GeneralSecurityException | IOException e) {
            return new Wrong("Ed25519");
        }
    }
}
