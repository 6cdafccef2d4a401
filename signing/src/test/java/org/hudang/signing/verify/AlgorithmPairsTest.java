package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.hudang.signing.verify.cms.SignatureCheck;
import org.hudang.signing.verify.cms.SignatureCheck.Mismatch;
import org.hudang.signing.verify.cms.SignatureCheck.Outcome;
import org.hudang.signing.verify.cms.SignatureCheck.Right;
import org.hudang.signing.verify.cms.SignatureCheck.Unknown;
import org.hudang.signing.verify.cms.SignatureCheck.Wrong;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of key under every signature algorithm and every digest that a message may name beside it. */
class AlgorithmPairsTest {
    private static final byte[] MESSAGE = "approved 100".getBytes(StandardCharsets.UTF_8);

    /** Kinds of keys; those of explicit curves are the named ones written out. */
    private enum Kind {
        RSA,
        P256,
        P384,
        SM2,
        K256,
        ED25519,
        P256_WRITTEN_OUT,
        SM2_WRITTEN_OUT,
        P256_UNNAMED
    }

    private enum Family {
        RSA,
        ECDSA,
        SM2,
        ED25519
    }

    /** @param digest what the algorithm names; empty when it leaves that open */
    private record Scheme(ASN1ObjectIdentifier oid, Family family, String digest) {}

    private static final List<Scheme> SCHEMES = List.of(
            new Scheme(PKCSObjectIdentifiers.rsaEncryption, Family.RSA, ""),
            new Scheme(PKCSObjectIdentifiers.sha256WithRSAEncryption, Family.RSA, "SHA-256"),
            new Scheme(PKCSObjectIdentifiers.sha512WithRSAEncryption, Family.RSA, "SHA-512"),
            new Scheme(PKCSObjectIdentifiers.sha1WithRSAEncryption, Family.RSA, "SHA-1"),
            new Scheme(X9ObjectIdentifiers.id_ecPublicKey, Family.ECDSA, ""),
            new Scheme(X9ObjectIdentifiers.ecdsa_with_SHA256, Family.ECDSA, "SHA-256"),
            new Scheme(X9ObjectIdentifiers.ecdsa_with_SHA512, Family.ECDSA, "SHA-512"),
            new Scheme(X9ObjectIdentifiers.ecdsa_with_SHA1, Family.ECDSA, "SHA-1"),
            new Scheme(GMObjectIdentifiers.sm2sign_with_sm3, Family.SM2, "SM3"),
            new Scheme(GMObjectIdentifiers.sm2sign, Family.SM2, "SM3"),
            new Scheme(EdECObjectIdentifiers.id_Ed25519, Family.ED25519, ""));

    private static final Map<String, ASN1ObjectIdentifier> DIGESTS = Map.of(
            "SHA-256",
            NISTObjectIdentifiers.id_sha256,
            "SHA-512",
            NISTObjectIdentifiers.id_sha512,
            "SHA-1",
            OIWObjectIdentifiers.idSHA1,
            "SM3",
            GMObjectIdentifiers.sm3);

    private record Key(PrivateKey secret, SubjectPublicKeyInfo open) {}

    private static final Map<Kind, Key> KEYS = keys();

    private static Map<Kind, Key> keys() {
        Map<Kind, Key> all = new EnumMap<>(Kind.class);
        all.put(Kind.RSA, key("RSA", ""));
        all.put(Kind.P256, key("EC", "secp256r1"));
        all.put(Kind.P384, key("EC", "secp384r1"));
        all.put(Kind.SM2, key("EC", "sm2p256v1"));
        all.put(Kind.K256, key("EC", "secp256k1"));
        all.put(Kind.ED25519, key("Ed25519", ""));
        all.put(
                Kind.P256_WRITTEN_OUT,
                curve(Objects.requireNonNull(all.get(Kind.P256)), CustomNamedCurves.getByName("secp256r1")));
        all.put(
                Kind.SM2_WRITTEN_OUT,
                curve(Objects.requireNonNull(all.get(Kind.SM2)), CustomNamedCurves.getByName("sm2p256v1")));
        all.put(Kind.P256_UNNAMED, curve(Objects.requireNonNull(all.get(Kind.P256)), DERNull.INSTANCE));
        return all;
    }

    private static Key known(Kind kind) {
        return Objects.requireNonNull(KEYS.get(kind));
    }

    private static Key key(String algorithm, String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, TestAuthority.BC);
            if (!curve.isEmpty()) {
                generator.initialize(new ECGenParameterSpec(curve));
            } else if (algorithm.equals("RSA")) {
                generator.initialize(2048);
            }
            KeyPair pair = generator.generateKeyPair();
            return new Key(
                    pair.getPrivate(),
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Key curve(Key named, ASN1Encodable parameters) {
        return new Key(
                named.secret(),
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters),
                        named.open().getPublicKeyData().getOctets()));
    }

    @TestFactory
    List<DynamicTest> each_pair_is_right_or_refused_for_what_it_is() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Scheme scheme : SCHEMES) {
            for (Kind kind : Kind.values()) {
                List<String> digests = new ArrayList<>(DIGESTS.keySet());
                digests.add("");
                for (String digest : digests) {
                    tests.add(dynamicTest(
                            scheme.family() + " " + scheme.digest() + " by " + kind + " beside " + digest,
                            () -> assertThat(check(scheme, kind, digest))
                                    .isInstanceOf(expected(scheme, kind, digest))));
                }
            }
        }
        return tests;
    }

    /** Signs as the key can, then lies about algorithm and digest. */
    private static Outcome check(Scheme scheme, Kind kind, String digest) {
        String hash = scheme.digest().isEmpty() ? digest : scheme.digest();
        return SignatureCheck.check(
                new AlgorithmIdentifier(scheme.oid()),
                digest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new AlgorithmIdentifier(Objects.requireNonNull(DIGESTS.get(digest)))),
                known(kind).open(),
                MESSAGE,
                signed(kind, hash.isEmpty() || hash.equals("SM3") ? "SHA-256" : hash));
    }

    private static byte[] signed(Kind kind, String hash) {
        String with = hash.replace("-", "");
        String algorithm = switch (kind) {
            case RSA -> with + "withRSA";
            case P256, P384, K256, P256_WRITTEN_OUT, P256_UNNAMED -> with + "withECDSA";
            case SM2, SM2_WRITTEN_OUT -> "SM3withSM2";
            case ED25519 -> "Ed25519";
        };
        return signed(known(kind).secret(), algorithm);
    }

    private static byte[] signed(PrivateKey key, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm, TestAuthority.BC);
            signature.initSign(key);
            signature.update(MESSAGE);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<? extends Outcome> expected(Scheme scheme, Kind kind, String digest) {
        boolean open = scheme.digest().isEmpty();
        if (!open && !digest.isEmpty() && !digest.equals(scheme.digest())) {
            return Mismatch.class;
        }
        if (open && digest.isEmpty() && scheme.family() != Family.ED25519) {
            return Unknown.class;
        }
        boolean belongs = switch (scheme.family()) {
            case RSA -> kind == Kind.RSA;
            case ECDSA -> kind == Kind.P256 || kind == Kind.P384 || kind == Kind.K256;
            case SM2 -> kind == Kind.SM2;
            case ED25519 -> kind == Kind.ED25519;
        };
        if (!belongs) {
            return Mismatch.class;
        }
        boolean nobodyUses = kind == Kind.K256 || (open && digest.equals("SM3") && scheme.family() != Family.ED25519);
        return nobodyUses ? Unknown.class : Right.class;
    }

    @Test
    void weak_digests_are_right_and_weak() {
        for (Scheme scheme : SCHEMES) {
            if (scheme.digest().equals("SHA-1")) {
                Kind kind = scheme.family() == Family.RSA ? Kind.RSA : Kind.P256;
                assertThat(check(scheme, kind, ""))
                        .isInstanceOfSatisfying(
                                Right.class, right -> assertThat(right.weak()).isTrue());
            }
        }
    }

    @Test
    void an_ecdsa_value_is_no_sm2_value_on_the_same_curve() {
        byte[] ecdsa = signed(known(Kind.SM2).secret(), "SHA256withECDSA");

        assertThat(SignatureCheck.check(
                        new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3),
                        Optional.empty(),
                        known(Kind.SM2).open(),
                        MESSAGE,
                        ecdsa))
                .isInstanceOf(Wrong.class);
    }

    // ---- RSASSA-PSS

    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier MGF1 = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA_256);

    private static RSASSAPSSparams parameters(AlgorithmIdentifier mask, long salt, long trailer) {
        return new RSASSAPSSparams(SHA_256, mask, new ASN1Integer(salt), new ASN1Integer(trailer));
    }

    private static Outcome pss(ASN1Encodable parameters, String digest, SubjectPublicKeyInfo key) {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initSign(known(Kind.RSA).secret());
            signature.update(MESSAGE);
            return SignatureCheck.check(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters),
                    digest.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new AlgorithmIdentifier(Objects.requireNonNull(DIGESTS.get(digest)))),
                    key,
                    MESSAGE,
                    signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SubjectPublicKeyInfo rsa() {
        return known(Kind.RSA).open();
    }

    @Test
    void pss_is_right_with_the_parameters_it_was_made_with() {
        assertThat(pss(parameters(MGF1, 32, 1), "", rsa())).isEqualTo(new Right("RSASSA-PSS-2048 SHA-256", false));
        assertThat(pss(parameters(MGF1, 32, 1), "SHA-256", rsa())).isInstanceOf(Right.class);
    }

    @Test
    void pss_with_another_salt_or_mask_digest_is_wrong() {
        AlgorithmIdentifier other = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_mgf1, new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha512));

        assertThat(pss(parameters(MGF1, 20, 1), "", rsa())).isInstanceOf(Wrong.class);
        assertThat(pss(parameters(other, 32, 1), "", rsa())).isInstanceOf(Wrong.class);
    }

    @Test
    void pss_with_parameters_that_nobody_uses_is_not_judged() {
        AlgorithmIdentifier foreignMask =
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), SHA_256);
        AlgorithmIdentifier noMask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1);

        assertThat(pss(parameters(foreignMask, 32, 1), "", rsa())).isInstanceOf(Unknown.class);
        assertThat(pss(parameters(noMask, 32, 1), "", rsa())).isInstanceOf(Unknown.class);
        assertThat(pss(parameters(MGF1, -1, 1), "", rsa())).isInstanceOf(Unknown.class);
        assertThat(pss(parameters(MGF1, Long.MAX_VALUE, 1), "", rsa())).isInstanceOf(Unknown.class);
        assertThat(pss(parameters(MGF1, 32, 2), "", rsa())).isInstanceOf(Unknown.class);
        assertThat(pss(DERNull.INSTANCE, "", rsa())).isInstanceOf(Unknown.class);
        assertThat(pss(new DERSequence(new ASN1Integer(BigInteger.ONE)), "", rsa()))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void pss_beside_another_digest_or_by_a_key_of_a_curve_is_a_mismatch() {
        assertThat(pss(parameters(MGF1, 32, 1), "SHA-512", rsa())).isInstanceOf(Mismatch.class);
        assertThat(pss(parameters(MGF1, 32, 1), "", known(Kind.P256).open())).isInstanceOf(Mismatch.class);
    }

    @Test
    void a_key_that_is_bound_to_parameters_makes_no_others() {
        SubjectPublicKeyInfo fitting = bound(parameters(MGF1, 32, 1));
        SubjectPublicKeyInfo longer = bound(parameters(MGF1, 48, 1));
        SubjectPublicKeyInfo plain = bound(parameters(MGF1, 20, 1));

        assertThat(pss(parameters(MGF1, 32, 1), "", fitting)).isInstanceOf(Right.class);
        assertThat(pss(parameters(MGF1, 32, 1), "", plain)).isInstanceOf(Right.class);
        assertThat(pss(parameters(MGF1, 32, 1), "", longer)).isInstanceOf(Mismatch.class);
        assertThat(SignatureCheck.check(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE),
                        Optional.empty(),
                        fitting,
                        MESSAGE,
                        signed(Kind.RSA, "SHA-256")))
                .isInstanceOf(Mismatch.class);
    }

    private static SubjectPublicKeyInfo bound(RSASSAPSSparams parameters) {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters),
                rsa().getPublicKeyData().getOctets());
    }
}
