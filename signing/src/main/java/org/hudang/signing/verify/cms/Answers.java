package org.hudang.signing.verify.cms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.hudang.signing.key.CertificateDigests;
import org.hudang.signing.verify.finding.Budget;

/** Answers of responders (OCSP, RFC 6960) that came with a file. */
final class Answers {
    private static final Duration LIFE_WITHOUT_END = Duration.ofDays(1);

    private final List<BasicOCSPResp> all;
    private final Budget budget;

    Answers(List<BasicOCSPResp> all, Budget budget) {
        this.all = all;
        this.budget = budget;
    }

    /**
     * What an answer says about one certificate.
     *
     * @param from the time for which it speaks
     * @param until when it ends
     * @param known false when the responder does not know the certificate
     * @param since since when the certificate is withdrawn
     * @param reason why (RFC 5280, 5.3.1)
     */
    record Answer(Instant from, Instant until, boolean known, Optional<Instant> since, int reason) {}

    /**
     * The newest answer about a certificate that its issuer, or a responder of it, signed.
     *
     * @param believed whether a responder that the issuer appointed is not withdrawn
     */
    Optional<Answer> newest(
            X509CertificateHolder certificate,
            X509CertificateHolder issuer,
            Predicate<X509CertificateHolder> believed) {
        Optional<Answer> newest = Optional.empty();
        for (BasicOCSPResp answer : all) {
            budget.step();
            Optional<Answer> about = about(answer, certificate, issuer);
            if (about.isPresent()
                    && (newest.isEmpty()
                            || about.get().from().isAfter(newest.get().from()))) {
                budget.look();
                if (ResponderCheck.responders(answer, issuer)
                        .filter(responders -> responders.stream().allMatch(believed))
                        .isPresent()) {
                    newest = about;
                }
            }
        }
        return newest;
    }

    private static Optional<Answer> about(
            BasicOCSPResp answer, X509CertificateHolder certificate, X509CertificateHolder issuer) {
        for (SingleResp one : answer.getResponses()) {
            try {
                if (one.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                        && one.getCertID().matchesIssuer(issuer, CertificateDigests.all())) {
                    return Optional.of(read(one));
                }
            } catch (OCSPException | RuntimeException unreadable) {
                // an answer that does not name its certificate says nothing about it
            }
        }
        return Optional.empty();
    }

    private static Answer read(SingleResp one) {
        Instant from = one.getThisUpdate().toInstant();
        Instant until = one.getNextUpdate() == null
                ? from.plus(LIFE_WITHOUT_END)
                : one.getNextUpdate().toInstant();
        if (one.getCertStatus() instanceof RevokedStatus revoked) {
            int reason = revoked.hasRevocationReason() ? revoked.getRevocationReason() : CRLReason.unspecified;
            return new Answer(
                    from, until, true, Optional.of(revoked.getRevocationTime().toInstant()), reason);
        }
        return new Answer(
                from, until, !(one.getCertStatus() instanceof UnknownStatus), Optional.empty(), CRLReason.unspecified);
    }
}
