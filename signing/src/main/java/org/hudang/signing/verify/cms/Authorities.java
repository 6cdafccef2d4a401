package org.hudang.signing.verify.cms;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.hudang.signing.verify.cms.Standing.Status;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;

/**
 * Builds chains from a certificate to a configured anchor and judges every link of it at a time (RFC 5280, 6): signature,
 * validity, authority, path length, key usage, critical extensions, revocation.
 */
public final class Authorities {
    private static final int LONGEST_CHAIN = 8;
    private static final int MOST_TRIES = 64;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.basicConstraints,
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.certificatePolicies,
            Extension.subjectAlternativeName,
            Extension.issuerAlternativeName,
            Extension.cRLDistributionPoints,
            Extension.qCStatements,
            Extension.authorityInfoAccess);
    private static final Set<String> SIGNING_PURPOSES = Set.of(
            KeyPurposeId.anyExtendedKeyUsage.getId(),
            KeyPurposeId.id_kp_emailProtection.getId(),
            KeyPurposeId.id_kp_clientAuth.getId(),
            "1.3.6.1.5.5.7.3.36",
            "1.3.6.1.4.1.311.10.3.12",
            "1.2.840.113583.1.1.5");

    private final List<X509CertificateHolder> anchors;
    private final List<X509CRLHolder> crls;
    private final List<BasicOCSPResp> answers;
    private final RightOnce known;
    private final Budget budget;

    /** @param known signatures over certificates and lists that were right before */
    public Authorities(List<X509CertificateHolder> anchors, List<X509CRLHolder> crls, RightOnce known, Budget budget) {
        this(anchors, crls, List.of(), known, budget);
    }

    private Authorities(
            List<X509CertificateHolder> anchors,
            List<X509CRLHolder> crls,
            List<BasicOCSPResp> answers,
            RightOnce known,
            Budget budget) {
        this.anchors = List.copyOf(anchors);
        this.crls = List.copyOf(crls);
        this.answers = List.copyOf(answers);
        this.known = known;
        this.budget = budget;
    }

    /** The same, knowing answers (OCSP) that came with the file; they are believed only when rightly signed. */
    public Authorities with(List<BasicOCSPResp> more) {
        return new Authorities(anchors, crls, more, known, budget);
    }

    /** What the verification of the file may still take. */
    public Budget budget() {
        return budget;
    }

    /** What the certificate is used for. */
    public enum Purpose {
        SIGNING,
        TIMESTAMPING
    }

    /**
     * The question.
     *
     * @param certificate whose standing is asked
     * @param further certificates that may lie on the way to an anchor
     * @param crls revocation lists that came with the file
     * @param at the time that counts
     * @param purpose what it is used for
     * @param where for findings
     */
    public record Question(
            X509CertificateHolder certificate,
            List<X509CertificateHolder> further,
            List<X509CRLHolder> crls,
            Instant at,
            Purpose purpose,
            String where) {}

    public Standing standing(Question question) {
        Optional<Finding> misuse = misuse(question);
        if (misuse.isPresent()) {
            return new Standing(Status.UNTRUSTED, List.of(misuse.get()));
        }
        if (anchors.isEmpty()) {
            return new Standing(Status.UNTRUSTED, List.of(Finding.of(Code.CHAIN_UNTRUSTED, question.where(), 0)));
        }
        List<List<X509CertificateHolder>> chains = new ArrayList<>();
        List<X509CertificateHolder> start = new ArrayList<>();
        start.add(question.certificate());
        search(start, question.further(), chains, new int[] {MOST_TRIES});
        Standing best = new Standing(
                Status.UNTRUSTED, List.of(Finding.of(Code.CHAIN_UNTRUSTED, question.where(), anchors.size())));
        boolean first = true;
        for (List<X509CertificateHolder> chain : chains) {
            Standing standing = judge(chain, question);
            if (first || standing.status().compareTo(best.status()) < 0) {
                best = standing;
                first = false;
            }
            if (best.status() == Status.TRUSTED) {
                break;
            }
        }
        return best;
    }

    // ---- chains

    private void search(
            List<X509CertificateHolder> chain,
            List<X509CertificateHolder> further,
            List<List<X509CertificateHolder>> found,
            int[] tries) {
        X509CertificateHolder last = chain.get(chain.size() - 1);
        if (anchors.contains(last)) {
            found.add(List.copyOf(chain));
            return;
        }
        if (chain.size() >= LONGEST_CHAIN) {
            return;
        }
        for (X509CertificateHolder anchor : anchors) {
            if (issued(anchor, last, tries)) {
                List<X509CertificateHolder> complete = new ArrayList<>(chain);
                complete.add(anchor);
                found.add(complete);
            }
        }
        for (X509CertificateHolder issuer : further) {
            budget.step();
            if (!chain.contains(issuer) && !anchors.contains(issuer) && issued(issuer, last, tries)) {
                List<X509CertificateHolder> longer = new ArrayList<>(chain);
                longer.add(issuer);
                search(longer, further, found, tries);
            }
        }
    }

    private boolean issued(X509CertificateHolder issuer, X509CertificateHolder certificate, int[] tries) {
        if (!Names.same(issuer.getSubject(), certificate.getIssuer()) || tries[0]-- <= 0) {
            return false;
        }
        budget.look();
        try {
            Certificate read = certificate.toASN1Structure();
            return read.getSignatureAlgorithm().equals(read.getTBSCertificate().getSignature())
                    && known.holds(
                            read.getSignatureAlgorithm(),
                            issuer.getSubjectPublicKeyInfo(),
                            read.getTBSCertificate().getEncoded("DER"),
                            certificate.getSignature());
        } catch (IOException e) {
            return false;
        }
    }

    // ---- one chain

    private Standing judge(List<X509CertificateHolder> chain, Question question) {
        List<Finding> findings = new ArrayList<>();
        Status worst = Status.TRUSTED;
        List<X509CRLHolder> lists = new ArrayList<>(crls);
        lists.addAll(question.crls());
        Revocation revocation = new Revocation(lists, answers, known, budget);
        for (int i = 0; i < chain.size(); i++) {
            X509CertificateHolder certificate = chain.get(i);
            worst = worse(worst, validity(certificate, question, findings));
            worst = worse(worst, extensions(certificate, question, findings));
            if (i > 0) {
                worst = worse(worst, authority(certificate, i - 1, question, findings));
            }
            if (i > 0 && i + 1 < chain.size()) {
                worst = worse(worst, issuesFor(certificate, question, findings));
            }
            if (i + 1 < chain.size()) {
                worst = worse(worst, revocation.status(certificate, chain.get(i + 1), question, findings));
            }
        }
        return new Standing(
                worst, findings, Optional.of(chain.get(chain.size() - 1).getSubject()));
    }

    private static Status worse(Status one, Status two) {
        return one.compareTo(two) >= 0 ? one : two;
    }

    private static Status validity(X509CertificateHolder certificate, Question question, List<Finding> findings) {
        Instant from = Times.of(certificate.toASN1Structure().getStartDate());
        Instant to = Times.of(certificate.toASN1Structure().getEndDate());
        if (question.at().isBefore(from)) {
            findings.add(Finding.of(Code.CERTIFICATE_NOT_YET, question.where(), name(certificate), from.toString()));
            return Status.NOT_YET;
        }
        if (question.at().isAfter(to)) {
            findings.add(Finding.of(Code.CERTIFICATE_EXPIRED, question.where(), name(certificate), to.toString()));
            return Status.EXPIRED;
        }
        return Status.TRUSTED;
    }

    private static Status extensions(X509CertificateHolder certificate, Question question, List<Finding> findings) {
        Extensions extensions = certificate.getExtensions();
        if (extensions == null) {
            return Status.TRUSTED;
        }
        for (ASN1ObjectIdentifier oid : extensions.getCriticalExtensionOIDs()) {
            if (!UNDERSTOOD.contains(oid)) {
                findings.add(Finding.of(Code.CHAIN_NOT_JUDGED, question.where(), name(certificate), oid.getId()));
                return Status.UNKNOWN;
            }
        }
        if (extensions.getExtension(Extension.nameConstraints) != null) {
            findings.add(Finding.of(
                    Code.CHAIN_NOT_JUDGED, question.where(), name(certificate), Extension.nameConstraints.getId()));
            return Status.UNKNOWN;
        }
        return Status.TRUSTED;
    }

    /** @param below how many authorities stand between this one and the certificate in question */
    private static Status authority(
            X509CertificateHolder certificate, int below, Question question, List<Finding> findings) {
        boolean may;
        try {
            may = certificate.getExtensions() != null && mayIssue(certificate.getExtensions(), below);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            // a constraint that does not parse permits nothing
            may = false;
        }
        if (may) {
            return Status.TRUSTED;
        }
        findings.add(Finding.of(Code.KEY_USAGE, question.where(), name(certificate)));
        return Status.UNTRUSTED;
    }

    private static boolean mayIssue(Extensions extensions, int below) {
        BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        boolean authority = constraints != null && constraints.isCA();
        return authority
                && (constraints.getPathLenConstraint() == null
                        || constraints.getPathLenConstraint().intValue() >= below)
                && (usage == null || usage.hasUsages(KeyUsage.keyCertSign));
    }

    /** An authority between signer and anchor that names purposes issues for those alone. */
    private static Status issuesFor(X509CertificateHolder certificate, Question question, List<Finding> findings) {
        Extension extended = certificate.getExtension(Extension.extendedKeyUsage);
        boolean fits;
        try {
            fits = extended == null
                    || Arrays.stream(ExtendedKeyUsage.getInstance(extended.getParsedValue())
                                    .getUsages())
                            .anyMatch(id -> permits(id, question.purpose()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            fits = false;
        }
        if (fits) {
            return Status.TRUSTED;
        }
        findings.add(Finding.of(Code.KEY_USAGE, question.where(), name(certificate)));
        return Status.UNTRUSTED;
    }

    private static boolean permits(KeyPurposeId id, Purpose purpose) {
        return purpose == Purpose.SIGNING
                ? SIGNING_PURPOSES.contains(id.getId())
                : KeyPurposeId.id_kp_timeStamping.equals(id) || KeyPurposeId.anyExtendedKeyUsage.equals(id);
    }

    private static Optional<Finding> misuse(Question question) {
        boolean fits;
        try {
            fits = fits(question);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // a usage that does not parse permits nothing
            fits = false;
        }
        return fits
                ? Optional.empty()
                : Optional.of(Finding.of(Code.KEY_USAGE, question.where(), name(question.certificate())));
    }

    private static boolean fits(Question question) {
        Extensions extensions = question.certificate().getExtensions();
        KeyUsage usage = extensions == null ? null : KeyUsage.fromExtensions(extensions);
        boolean signs =
                usage == null || usage.hasUsages(KeyUsage.digitalSignature) || usage.hasUsages(KeyUsage.nonRepudiation);
        Extension extended = extensions == null ? null : extensions.getExtension(Extension.extendedKeyUsage);
        boolean purpose;
        if (extended == null) {
            purpose = question.purpose() == Purpose.SIGNING;
        } else {
            KeyPurposeId[] purposes =
                    ExtendedKeyUsage.getInstance(extended.getParsedValue()).getUsages();
            purpose = question.purpose() == Purpose.TIMESTAMPING
                    ? extended.isCritical()
                            && purposes.length == 1
                            && KeyPurposeId.id_kp_timeStamping.equals(purposes[0])
                    : Arrays.stream(purposes).anyMatch(id -> permits(id, Purpose.SIGNING));
        }
        return signs && purpose;
    }

    static String name(X509CertificateHolder certificate) {
        return Names.called(certificate.getSubject());
    }
}
