package org.hudang.signing.verify.cms;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.hudang.signing.verify.cms.Authorities.Question;
import org.hudang.signing.verify.cms.Standing.Status;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Revocation lists (吊销列表, RFC 5280, 5 and 6.3): complete lists signed by the issuer itself; and answers that came with
 * the file (OCSP, see {@link Answers}). The newest that is in force counts; nothing is fetched.
 */
final class Revocation {
    private static final ASN1ObjectIdentifier NO_REVOCATION_AVAILABLE = new ASN1ObjectIdentifier("2.5.29.56");
    private static final ASN1ObjectIdentifier SHORT_TERM = new ASN1ObjectIdentifier("0.4.0.194121.2.1");
    /** A day, and an hour for clocks that differ: certificates of one signing act (事件证书). */
    private static final Duration SHORT_LIFE = Duration.ofHours(25);

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
            Set.of(Extension.cRLNumber, Extension.authorityKeyIdentifier, Extension.issuingDistributionPoint);

    private final List<X509CRLHolder> lists;
    private final Answers answers;
    private final RightOnce known;
    private final Budget budget;

    Revocation(List<X509CRLHolder> lists, List<BasicOCSPResp> answers, RightOnce known, Budget budget) {
        this.lists = lists;
        this.known = known;
        this.answers = new Answers(answers, budget);
        this.budget = budget;
    }

    Status status(
            X509CertificateHolder certificate,
            X509CertificateHolder issuer,
            Question question,
            List<Finding> findings) {
        Newest list = newest(certificate, issuer, question.at());
        boolean stale = list.stale();
        Optional<Answers.Answer> answer =
                answers.newest(certificate, issuer, responder -> believed(responder, issuer, question.at()));
        if (answer.isPresent() && answer.get().until().isBefore(question.at())) {
            stale = true;
        } else if (answer.isPresent()
                && (list.list() == null || !answer.get().from().isBefore(from(list.list())))) {
            return told(answer.get(), certificate, question, findings);
        }
        if (list.list() != null) {
            return listed(list.list(), certificate, question, findings);
        }
        if (!stale && needsNoProof(certificate)) {
            return Status.TRUSTED;
        }
        return unknown(certificate, question, findings);
    }

    /**
     * The newest list about a certificate.
     *
     * @param list that is in force; null when there is none
     * @param stale whether there is one that no longer is
     */
    private record Newest(@Nullable X509CRLHolder list, boolean stale) {}

    private Newest newest(X509CertificateHolder certificate, X509CertificateHolder issuer, Instant at) {
        X509CRLHolder newest = null;
        boolean stale = false;
        for (X509CRLHolder list : lists) {
            budget.step();
            if (!Names.same(list.getIssuer(), certificate.getIssuer())
                    || !covers(list, certificate)
                    || !signed(list, issuer)) {
                continue;
            }
            Time until = list.toASN1Structure().getNextUpdate();
            if (until == null || Times.of(until).isBefore(at)) {
                stale = true;
            } else if (newest == null || outweighs(list, newest, certificate)) {
                newest = list;
            }
        }
        return new Newest(newest, stale);
    }

    /** Of two lists of one moment the one that names the certificate counts: whoever keeps the other back gains nothing. */
    private static boolean outweighs(X509CRLHolder list, X509CRLHolder other, X509CertificateHolder certificate) {
        int newer = from(list).compareTo(from(other));
        return newer > 0
                || (newer == 0
                        && list.getRevokedCertificate(certificate.getSerialNumber()) != null
                        && other.getRevokedCertificate(certificate.getSerialNumber()) == null);
    }

    private static Instant from(X509CRLHolder list) {
        return Times.of(list.toASN1Structure().getThisUpdate());
    }

    /**
     * Whether a responder itself is not withdrawn (RFC 6960, 4.2.2.2.1): one that says nobody need ask is believed, of
     * another a list of its issuer must be in force and not name it. Another answer would only move the question.
     */
    private boolean believed(X509CertificateHolder responder, X509CertificateHolder issuer, Instant at) {
        if (responder.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck) != null) {
            return true;
        }
        Newest list = newest(responder, issuer, at);
        return list.list() == null
                ? !list.stale() && needsNoProof(responder)
                : list.list().getRevokedCertificate(responder.getSerialNumber()) == null;
    }

    private static Status unknown(X509CertificateHolder certificate, Question question, List<Finding> findings) {
        findings.add(Finding.of(
                Code.REVOCATION_UNKNOWN,
                question.where(),
                Authorities.name(certificate),
                Names.called(certificate.getIssuer())));
        return Status.UNKNOWN;
    }

    private static Status listed(
            X509CRLHolder list, X509CertificateHolder certificate, Question question, List<Finding> findings) {
        X509CRLEntryHolder entry = list.getRevokedCertificate(certificate.getSerialNumber());
        if (entry == null) {
            return Status.TRUSTED;
        }
        int reason = reason(entry);
        return reason == CRLReason.removeFromCRL
                ? Status.TRUSTED
                : withdrawn(certificate, new Withdrawal(since(entry), reason), question, findings);
    }

    private static Status told(
            Answers.Answer answer, X509CertificateHolder certificate, Question question, List<Finding> findings) {
        if (!answer.known()) {
            return unknown(certificate, question, findings);
        }
        return answer.since().isEmpty()
                ? Status.TRUSTED
                : withdrawn(certificate, new Withdrawal(answer.since().get(), answer.reason()), question, findings);
    }

    /** Since when and why (RFC 5280, 5.3.1). */
    private record Withdrawal(Instant since, int reason) {}

    private static Status withdrawn(
            X509CertificateHolder certificate, Withdrawal withdrawal, Question question, List<Finding> findings) {
        Instant since = withdrawal.since();
        int reason = withdrawal.reason();
        String name = Authorities.name(certificate);
        if (since.isAfter(question.at())) {
            findings.add(Finding.of(Code.REVOKED_LATER, question.where(), name, since.toString()));
            return Status.TRUSTED;
        }
        if (reason == CRLReason.certificateHold) {
            findings.add(Finding.of(Code.CERTIFICATE_ON_HOLD, question.where(), name, since.toString()));
            return Status.ON_HOLD;
        }
        findings.add(Finding.of(Code.CERTIFICATE_REVOKED, question.where(), name, since.toString()));
        return Status.REVOKED;
    }

    private static int reason(X509CRLEntryHolder entry) {
        Extension extension = entry.getExtension(Extension.reasonCode);
        return extension == null
                ? CRLReason.unspecified
                : ASN1Enumerated.getInstance(extension.getParsedValue()).intValueExact();
    }

    /** The date of revocation, or the earlier one from which the key is no longer believed. */
    private static Instant since(X509CRLEntryHolder entry) {
        Instant date = entry.getRevocationDate().toInstant();
        Extension extension = entry.getExtension(Extension.invalidityDate);
        if (extension != null) {
            try {
                Instant invalid = ASN1GeneralizedTime.getInstance(extension.getParsedValue())
                        .getDate()
                        .toInstant();
                return invalid.isBefore(date) ? invalid : date;
            } catch (java.text.ParseException e) {
                return Instant.MIN;
            }
        }
        return date;
    }

    /**
     * Whether a certificate is believed without a list or an answer: because it says so itself (RFC 9608; ETSI EN 319
     * 412-1, 5.2), or because it ends before a list would name it.
     */
    private static boolean needsNoProof(X509CertificateHolder certificate) {
        Extensions extensions = certificate.getExtensions();
        if (extensions != null
                && (extensions.getExtension(NO_REVOCATION_AVAILABLE) != null
                        || extensions.getExtension(SHORT_TERM) != null)) {
            return true;
        }
        Duration life = Duration.between(
                Times.of(certificate.toASN1Structure().getStartDate()),
                Times.of(certificate.toASN1Structure().getEndDate()));
        return life.compareTo(SHORT_LIFE) <= 0;
    }

    private boolean signed(X509CRLHolder list, X509CertificateHolder issuer) {
        KeyUsage usage = issuer.getExtensions() == null ? null : KeyUsage.fromExtensions(issuer.getExtensions());
        if (usage != null && !usage.hasUsages(KeyUsage.cRLSign)) {
            return false;
        }
        budget.look();
        try {
            return known.holds(
                    list.toASN1Structure().getSignatureAlgorithm(),
                    issuer.getSubjectPublicKeyInfo(),
                    X509.signedPart(list),
                    list.toASN1Structure().getSignature().getOctets());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the list speaks of this certificate at all; one that does not parse says nothing. */
    private static boolean covers(X509CRLHolder list, X509CertificateHolder certificate) {
        try {
            return speaksOf(list, certificate);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean speaksOf(X509CRLHolder list, X509CertificateHolder certificate) {
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
        boolean authority = certificate.getExtensions() != null
                && BasicConstraints.fromExtensions(certificate.getExtensions()) != null
                && BasicConstraints.fromExtensions(certificate.getExtensions()).isCA();
        boolean right = !point.isIndirectCRL()
                && !point.onlyContainsAttributeCerts()
                && point.getOnlySomeReasons() == null
                && !(point.onlyContainsUserCerts() && authority)
                && !(point.onlyContainsCACerts() && !authority);
        return right && (point.getDistributionPoint() == null || names(point.getDistributionPoint(), certificate));
    }

    private static boolean names(DistributionPointName name, X509CertificateHolder certificate) {
        Set<GeneralName> wanted = names(name);
        Extension extension = certificate.getExtension(Extension.cRLDistributionPoints);
        if (wanted.isEmpty() || extension == null) {
            return false;
        }
        for (DistributionPoint point :
                CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
            for (GeneralName own : names(point.getDistributionPoint())) {
                if (wanted.contains(own)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<GeneralName> names(@Nullable DistributionPointName name) {
        Set<GeneralName> all = new HashSet<>();
        if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
            all.addAll(List.of(GeneralNames.getInstance(name.getName()).getNames()));
        }
        return all;
    }
}
