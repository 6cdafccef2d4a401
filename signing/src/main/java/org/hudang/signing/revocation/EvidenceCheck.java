package org.hudang.signing.revocation;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.hudang.signing.key.CertificateDigests;
import org.hudang.signing.key.Certificates;
import org.hudang.signing.revocation.RevocationAnswer.NoAnswer;
import org.hudang.signing.revocation.RevocationAnswer.Proof;
import org.hudang.signing.revocation.RevocationAnswer.Reason;
import org.hudang.signing.verify.cms.ResponderCheck;
import org.hudang.signing.verify.cms.SignatureCheck;
import org.jspecify.annotations.Nullable;

/**
 * Judges lists and answers that came from somewhere: about this certificate, signed by whom it must be, in force now.
 * Signature algorithms are checked against the key they are used with: SM2 only on its own curve.
 */
public final class EvidenceCheck {
    private static final Duration DRIFT = Duration.ofMinutes(5);
    private static final Duration LIFE_WITHOUT_END = Duration.ofDays(1);
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(Extension.cRLNumber, Extension.authorityKeyIdentifier, Extension.issuingDistributionPoint);

    private final Clock clock;

    /** A judge by this clock. */
    public EvidenceCheck(Clock clock) {
        this.clock = clock;
    }

    /** A list about a certificate. */
    public RevocationAnswer list(byte[] der, X509Certificate certificate, X509Certificate issuer) {
        try {
            X509CRLHolder list = new X509CRLHolder(der);
            X509CertificateHolder above = holder(issuer);
            if (!list.getIssuer().equals(holder(certificate).getIssuer()) || !covers(list, certificate)) {
                return new NoAnswer(Reason.OTHER_CERTIFICATE, "the list does not speak about this certificate");
            }
            Optional<NoAnswer> stale = stale(list.getThisUpdate(), list.getNextUpdate());
            if (stale.isPresent()) {
                return stale.get();
            }
            KeyUsage usage = usage(above);
            boolean signed = (usage == null || usage.hasUsages(KeyUsage.cRLSign))
                    && right(
                            list.toASN1Structure().getSignatureAlgorithm(),
                            above,
                            list.toASN1Structure().getTBSCertList().getEncoded("DER"),
                            list.toASN1Structure().getSignature().getOctets());
            if (!signed) {
                return new NoAnswer(Reason.UNTRUSTED, "the list is not signed by the issuer");
            }
            X509CRLEntryHolder entry = list.getRevokedCertificate(certificate.getSerialNumber());
            return new Proof(
                    new RevocationEvidence(
                            RevocationEvidence.Kind.LIST,
                            der,
                            list.getThisUpdate().toInstant(),
                            List.of()),
                    Optional.ofNullable(entry).flatMap(EvidenceCheck::since));
        } catch (IOException | CertificateEncodingException | RuntimeException e) {
            return new NoAnswer(Reason.UNREADABLE, "the list cannot be read");
        }
    }

    private static Optional<Instant> since(X509CRLEntryHolder entry) {
        Extension reason = entry.getExtension(Extension.reasonCode);
        boolean back = reason != null
                && CRLReason.getInstance(reason.getParsedValue()).getValue().intValueExact() == CRLReason.removeFromCRL;
        return back ? Optional.empty() : Optional.of(entry.getRevocationDate().toInstant());
    }

    /** Whether a list is complete and speaks about certificates of this kind. */
    private static boolean covers(X509CRLHolder list, X509Certificate certificate) {
        Extensions extensions = list.getExtensions();
        if (extensions == null) {
            return true;
        }
        for (ASN1ObjectIdentifier oid : extensions.getCriticalExtensionOIDs()) {
            if (!UNDERSTOOD.contains(oid)) {
                return false;
            }
        }
        Extension extension = extensions.getExtension(Extension.issuingDistributionPoint);
        if (extension == null) {
            return true;
        }
        IssuingDistributionPoint point = IssuingDistributionPoint.getInstance(extension.getParsedValue());
        boolean authority = certificate.getBasicConstraints() >= 0;
        return !point.isIndirectCRL()
                && !point.onlyContainsAttributeCerts()
                && point.getOnlySomeReasons() == null
                && !(point.onlyContainsUserCerts() && authority)
                && !(point.onlyContainsCACerts() && !authority);
    }

    /**
     * An answer about a certificate.
     *
     * @param nonce what was asked with; an answer without one is taken when it is fresh, another one never
     */
    public RevocationAnswer answer(
            byte[] der, X509Certificate certificate, X509Certificate issuer, Optional<byte[]> nonce) {
        try {
            OCSPResp response = new OCSPResp(der);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                return new NoAnswer(Reason.UNREADABLE, "the responder answered with status " + response.getStatus());
            }
            if (nonce.isPresent() && otherNonce(basic, nonce.get())) {
                return new NoAnswer(Reason.OTHER_NONCE, "the answer has another nonce");
            }
            Optional<SingleResp> single = single(basic, certificate, issuer);
            if (single.isEmpty()) {
                return new NoAnswer(Reason.OTHER_CERTIFICATE, "the answer does not speak about this certificate");
            }
            SingleResp one = single.get();
            Optional<NoAnswer> stale = stale(one.getThisUpdate(), one.getNextUpdate());
            if (stale.isPresent()) {
                return stale.get();
            }
            Optional<List<X509CertificateHolder>> responders = ResponderCheck.responders(basic, holder(issuer));
            if (responders.isEmpty()) {
                return new NoAnswer(Reason.UNTRUSTED, "the answer is not signed by a responder of the issuer");
            }
            if (one.getCertStatus() instanceof UnknownStatus) {
                return new NoAnswer(Reason.UNKNOWN_CERTIFICATE, "the responder does not know the certificate");
            }
            Optional<Instant> since = one.getCertStatus() instanceof RevokedStatus revoked
                    ? Optional.of(revoked.getRevocationTime().toInstant())
                    : Optional.empty();
            return new Proof(
                    new RevocationEvidence(
                            RevocationEvidence.Kind.ANSWER,
                            der,
                            one.getThisUpdate().toInstant(),
                            certificates(responders.get())),
                    since);
        } catch (IOException | OCSPException | CertificateException | RuntimeException e) {
            return new NoAnswer(Reason.UNREADABLE, "the answer cannot be read");
        }
    }

    private static List<X509Certificate> certificates(List<X509CertificateHolder> holders)
            throws IOException, CertificateException {
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder holder : holders) {
            all.add(Certificates.of(holder.getEncoded()));
        }
        return all;
    }

    private static boolean otherNonce(BasicOCSPResp basic, byte[] asked) throws IOException {
        Extension extension = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (extension == null) {
            return false;
        }
        byte[] told = ASN1OctetString.getInstance(
                        ASN1Primitive.fromByteArray(extension.getExtnValue().getOctets()))
                .getOctets();
        return !java.util.Arrays.equals(told, asked);
    }

    private static Optional<SingleResp> single(BasicOCSPResp basic, X509Certificate certificate, X509Certificate issuer)
            throws OCSPException, IOException, CertificateEncodingException {
        X509CertificateHolder above = holder(issuer);
        for (SingleResp one : basic.getResponses()) {
            if (one.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                    && one.getCertID().matchesIssuer(above, CertificateDigests.all())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private Optional<NoAnswer> stale(Date from, @Nullable Date until) {
        Instant now = clock.instant();
        Instant end = until == null ? from.toInstant().plus(LIFE_WITHOUT_END) : until.toInstant();
        if (from.toInstant().isAfter(now.plus(DRIFT))) {
            return Optional.of(new NoAnswer(Reason.STALE, "it speaks for a time to come: " + from.toInstant()));
        }
        return end.isBefore(now)
                ? Optional.of(new NoAnswer(Reason.STALE, "it was in force until " + end))
                : Optional.empty();
    }

    static @Nullable KeyUsage usage(X509CertificateHolder certificate) {
        return certificate.getExtensions() == null ? null : KeyUsage.fromExtensions(certificate.getExtensions());
    }

    static boolean right(AlgorithmIdentifier algorithm, X509CertificateHolder by, byte[] message, byte[] value) {
        return SignatureCheck.check(algorithm, Optional.empty(), by.getSubjectPublicKeyInfo(), message, value)
                        instanceof SignatureCheck.Right right
                && !right.weak();
    }

    static X509CertificateHolder holder(X509Certificate certificate) throws CertificateEncodingException, IOException {
        return new X509CertificateHolder(certificate.getEncoded());
    }
}
