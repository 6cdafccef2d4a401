package org.hudang.signing.key;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.hudang.signing.CryptoProvider;

/**
 * One key with its chain as PKCS#12 (RFC 7292): AES-256-CBC under PBKDF2 with HMAC-SHA-256, MAC with SHA-256. OpenSSL 3
 * and keytool of a JDK that knows the curve read it; SM2 needs Bouncy Castle or OpenSSL.
 */
final class Pkcs12File {
    /** The passphrase has 256 random bits: iterations add nothing to its strength, only to every start. */
    private static final int ITERATIONS = 2_048;

    private static final int MOST_ITERATIONS = 2_000_000;
    private static final int LARGEST = 64 * 1024;

    record Content(PrivateKeyInfo key, List<X509Certificate> chain) {}

    private Pkcs12File() {}

    static byte[] encode(Content content, char[] passphrase, SecureRandom random) {
        try {
            List<PKCS12SafeBag> certificates = new ArrayList<>();
            for (X509Certificate certificate : content.chain()) {
                certificates.add(new JcaPKCS12SafeBagBuilder(certificate).build());
            }
            var key = new org.bouncycastle.pkcs.PKCS12SafeBagBuilder(content.key(), encryptor(passphrase, random));
            return new PKCS12PfxPduBuilder()
                    .addEncryptedData(encryptor(passphrase, random), certificates.toArray(PKCS12SafeBag[]::new))
                    .addData(key.build())
                    .build(
                            new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                                    .setProvider(CryptoProvider.provider())
                                    .setIterationCount(ITERATIONS),
                            passphrase)
                    .getEncoded("DER");
        } catch (PKCSException | IOException e) {
            throw new IllegalStateException("a key store always encodes", e);
        }
    }

    private static OutputEncryptor encryptor(char[] passphrase, SecureRandom random) throws PKCSException {
        try {
            return new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(CryptoProvider.provider())
                    .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256))
                    .setIterationCount(ITERATIONS)
                    .setRandom(random)
                    .build(passphrase);
        } catch (org.bouncycastle.operator.OperatorCreationException e) {
            throw new PKCSException("AES-256 is always there", e);
        }
    }

    static Content decode(Path file, byte[] bytes, char[] passphrase) {
        String name = String.valueOf(file.getFileName());
        if (bytes.length > LARGEST) {
            throw new KeyFileRefused(name, "larger than " + LARGEST + " bytes");
        }
        try {
            Pfx pfx = Pfx.getInstance(bytes);
            requireCheap(name, pfx);
            PKCS12PfxPdu pdu = new PKCS12PfxPdu(pfx);
            if (!pdu.hasMac()
                    || !pdu.isMacValid(
                            new JcePKCS12MacCalculatorBuilderProvider().setProvider(CryptoProvider.provider()),
                            passphrase)) {
                throw new KeyFileRefused(name, "its MAC does not fit the passphrase");
            }
            return read(name, pdu, passphrase);
        } catch (PKCSException | IOException | GeneralSecurityException | RuntimeException e) {
            if (e instanceof KeyFileRefused refused) {
                throw refused;
            }
            throw new KeyFileRefused(name, "it is damaged", e);
        }
    }

    private static Content read(String name, PKCS12PfxPdu pdu, char[] passphrase)
            throws PKCSException, IOException, GeneralSecurityException {
        var decryptor = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(CryptoProvider.provider())
                .build(passphrase);
        List<X509Certificate> chain = new ArrayList<>();
        PrivateKeyInfo key = null;
        for (ContentInfo part : pdu.getContentInfos()) {
            boolean encrypted = PKCSObjectIdentifiers.encryptedData.equals(part.getContentType());
            if (encrypted) {
                requireCheap(name, EncryptedData.getInstance(part.getContent()).getEncryptionAlgorithm());
            }
            PKCS12SafeBagFactory bags =
                    encrypted ? new PKCS12SafeBagFactory(part, decryptor) : new PKCS12SafeBagFactory(part);
            for (PKCS12SafeBag bag : bags.getSafeBags()) {
                Object value = bag.getBagValue();
                if (value instanceof PKCS8EncryptedPrivateKeyInfo sealed) {
                    requireCheap(name, sealed.toASN1Structure().getEncryptionAlgorithm());
                    key = sealed.decryptPrivateKeyInfo(decryptor);
                } else if (value instanceof X509CertificateHolder holder) {
                    chain.add(Certificates.of(holder.getEncoded()));
                }
            }
        }
        if (key == null || chain.isEmpty()) {
            throw new KeyFileRefused(name, "it holds no key with a certificate");
        }
        return new Content(key, chain);
    }

    private static void requireCheap(String name, Pfx pfx) {
        if (pfx.getMacData() == null
                || pfx.getMacData().getIterationCount().bitLength() > 31
                || pfx.getMacData().getIterationCount().intValueExact() > MOST_ITERATIONS) {
            throw new KeyFileRefused(name, "it has no MAC or asks for too many iterations");
        }
    }

    private static void requireCheap(String name, AlgorithmIdentifier encryption) {
        ASN1ObjectIdentifier scheme = encryption.getAlgorithm();
        if (!PKCSObjectIdentifiers.id_PBES2.equals(scheme)) {
            throw new KeyFileRefused(name, "its encryption is not PBES2: " + scheme);
        }
        var derivation = PBES2Parameters.getInstance(encryption.getParameters()).getKeyDerivationFunc();
        if (!PKCSObjectIdentifiers.id_PBKDF2.equals(derivation.getAlgorithm())) {
            throw new KeyFileRefused(name, "its key derivation is not PBKDF2: " + derivation.getAlgorithm());
        }
        var count = PBKDF2Params.getInstance(derivation.getParameters()).getIterationCount();
        if (count.bitLength() > 31 || count.intValueExact() > MOST_ITERATIONS) {
            throw new KeyFileRefused(name, "it asks for too many iterations");
        }
    }
}
