package org.hudang.signing.authority;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.DurableFiles;
import org.hudang.signing.key.FolderLock;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyFit;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.revocation.RevocationSource;
import org.hudang.signing.timestamp.BoxTimestamps;
import org.hudang.signing.timestamp.Timestamps;

/**
 * The authority in the box: root, issuing CA, CRLs and time stamps, in ECDSA and in SM2, for demo, tests and trying out.
 * Every name in it says DEMO, and its policy says that it has no legal effect; the production profile refuses it.
 *
 * <pre>
 * passphrase               0600, made at random
 * keys/*.p12               0600
 * trust/demo-root-*.pem    what a verifier trusts
 * crl/*.pem                what a verifier asks, renewed two days before they end
 * withdrawn-*.tsv          the truth behind the CRLs
 * </pre>
 *
 * <p>Killed at any moment while it is being made, the next start completes it; keys that exist are never replaced.
 */
public final class DemoAuthority implements CertificateAuthority {
    private static final int LARGEST_QUESTION = 64 * 1024;

    private final Path folder;
    private final Branch international;
    private final Branch national;
    private final Timestamps timestamps;
    private final Clock clock;

    private DemoAuthority(Path folder, Clock clock, SecureRandom random) {
        this.folder = folder;
        this.clock = clock;
        KeyVault vault = KeyVault.open(
                folder.resolve("keys"), KeyVault.passphraseFile(folder.resolve("passphrase"), random), random);
        Branch.Ground ground = new Branch.Ground(folder, vault, clock, random);
        this.international = new Branch(ground, KeyAlgorithm.EC_P256);
        this.national = new Branch(ground, KeyAlgorithm.SM2);
        this.timestamps =
                new BoxTimestamps(international.stampingKey(clock, random), national.stampingKey(clock, random));
    }

    /**
     * Opens the authority in a folder, making what is missing.
     *
     * @throws org.hudang.signing.key.KeyFileRefused when a key file there cannot be opened
     */
    public static DemoAuthority openOrCreate(Path folder, Clock clock, SecureRandom random) {
        DurableFiles.secretFolder(folder);
        DurableFiles.secretFolder(folder.resolve("trust"));
        DurableFiles.secretFolder(folder.resolve("crl"));
        return FolderLock.within(folder, () -> new DemoAuthority(folder, clock, random));
    }

    /** The folder with the roots as PEM, for a verifier. */
    public Path trustFolder() {
        return folder.resolve("trust");
    }

    /** The folder with the CRLs as PEM, for a verifier; {@link #crls()} keeps them fresh. */
    public Path crlFolder() {
        return folder.resolve("crl");
    }

    /** Its time-stamping authority: SHA-256 with ECDSA, SM3 with SM2. */
    public Timestamps timestamps() {
        return timestamps;
    }

    /** Itself as a source of proof that its certificates are not withdrawn; answers without any network. */
    public RevocationSource revocation() {
        return new BoxRevocation(this, clock);
    }

    /**
     * Its responder (OCSP, RFC 6960), for an HTTP address to serve as {@code application/ocsp-response}.
     *
     * @param request DER of an OCSPRequest, up to 64 KB
     * @return DER of an OCSPResponse; what cannot be read is answered with {@code malformedRequest}, other issuers than its
     *     issuing authorities with {@code unauthorized}
     */
    public byte[] answer(byte[] request) {
        try {
            OCSPReq read;
            try {
                read = new OCSPReq(request.length > LARGEST_QUESTION ? new byte[0] : request);
                read.getRequestList();
            } catch (IOException | RuntimeException notAQuestion) {
                return refusal(OCSPRespBuilder.MALFORMED_REQUEST);
            }
            for (Branch branch : List.of(international, national)) {
                Optional<OCSPResp> answer = branch.responder().answer(read);
                if (answer.isPresent()) {
                    return answer.get().getEncoded();
                }
            }
            return refusal(OCSPRespBuilder.UNAUTHORIZED);
        } catch (OCSPException | IOException | CertificateEncodingException e) {
            return refusal(OCSPRespBuilder.INTERNAL_ERROR);
        }
    }

    private static byte[] refusal(int status) {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("a refusal always encodes", e);
        }
    }

    boolean issues(X509Certificate certificate) {
        return international.issues(certificate) || national.issues(certificate);
    }

    /** The policy in its timestamps, OID in dots. */
    public static String stampingPolicy() {
        return DemoNames.STAMPING_POLICY;
    }

    @Override
    public List<X509Certificate> certify(CertificateRequest request) {
        KeyAlgorithm found = KeyFit.of(request.publicKey());
        if (found != request.algorithm()) {
            throw new AuthorityRefused("the request says " + request.algorithm() + ", its key is " + found);
        }
        return (found == KeyAlgorithm.SM2 ? national : international).certify(request);
    }

    @Override
    public void revoke(X509Certificate certificate, RevocationReason reason) {
        RevocationList list = lists().filter(candidate -> issued(candidate.issuerCertificate(), certificate))
                .findFirst()
                .orElseThrow(() -> new AuthorityRefused("the certificate was not issued by this authority"));
        FolderLock.within(folder, () -> {
            list.add(certificate, reason);
            return list;
        });
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer.getPublicKey(), CryptoProvider.provider());
            return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        } catch (GeneralSecurityException notByThisKey) {
            return false;
        }
    }

    @Override
    public List<X509Certificate> anchors() {
        return List.of(international.anchor(), national.anchor());
    }

    /** The certificates of its issuing authorities: they complete a chain that somebody holds in part. */
    public List<X509Certificate> issuers() {
        return List.of(international.issuer(), national.issuer());
    }

    @Override
    public List<X509CRL> crls() {
        return FolderLock.within(
                folder, () -> lists().map(RevocationList::current).toList());
    }

    private Stream<RevocationList> lists() {
        return Stream.of(international, national).flatMap(branch -> branch.lists().stream());
    }

    /**
     * The document an event certificate is bound to.
     *
     * @return empty when the certificate carries no readable binding
     */
    public static Optional<ShownDigest> shown(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(DemoNames.SHOWN_DIGEST);
        if (extension == null) {
            return Optional.empty();
        }
        try {
            DigestInfo info = DigestInfo.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets());
            return Stream.of(DigestAlgorithm.values())
                    .filter(known -> known.identifier()
                            .getAlgorithm()
                            .equals(info.getAlgorithmId().getAlgorithm()))
                    .map(known ->
                            new ShownDigest(known, java.util.HexFormat.of().formatHex(info.getDigest())))
                    .findFirst();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
