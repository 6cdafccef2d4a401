package org.hudang.signing.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.SignatureReport.Trust;
import org.hudang.signing.verify.VerdictRules.Rank;
import org.hudang.signing.verify.cms.Authorities;
import org.hudang.signing.verify.cms.Authorities.Purpose;
import org.hudang.signing.verify.cms.Authorities.Question;
import org.hudang.signing.verify.cms.Message;
import org.hudang.signing.verify.cms.MessageCheck;
import org.hudang.signing.verify.cms.Names;
import org.hudang.signing.verify.cms.SignedContent;
import org.hudang.signing.verify.cms.Stamp;
import org.hudang.signing.verify.cms.Standing;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/** One signature in a message beside what it signs (CAdES, detached): value, signer, chain, time. */
final class MessageVerification {
    private static final String WHERE = "signature 1";

    private Authorities authorities;
    private final Instant now;
    private final ReportBuilder report;
    private final List<Finding> findings = new ArrayList<>();
    private final VerdictRules ranks = new VerdictRules();
    private SignatureIntegrity integrity = SignatureIntegrity.INTACT;
    private Trust trust = Trust.UNKNOWN;
    private Optional<Instant> proven = Optional.empty();
    /** Whether lists or answers came along. */
    private boolean brought;

    MessageVerification(Authorities authorities, Instant now, ReportBuilder report) {
        this.authorities = authorities;
        this.now = now;
        this.report = report;
    }

    /** @param name of the file with the message */
    void run(String name, byte[] content, byte[] value) {
        ASN1Encodable encoded = MessageCheck.single(value, WHERE);
        Message message = MessageCheck.check(encoded, SignedContent.of(content), MessageCheck.Form.DETACHED, WHERE);
        List<BasicOCSPResp> answers = CarriedAnswers.of(encoded, WHERE);
        authorities = authorities.with(answers);
        brought = !message.crls().isEmpty() || !answers.isEmpty();
        value(message);
        trust(message);
        report.sealed(
                new SignatureReport(
                        1,
                        name,
                        SignerKind.of(message.signer()),
                        integrity,
                        integrity == SignatureIntegrity.INTACT ? ChangesAfter.NONE : ChangesAfter.UNKNOWN,
                        trust,
                        level(message),
                        message.algorithm(),
                        message.signer().map(certificate -> Names.text(certificate.getSubject())),
                        message.claimedAt(),
                        proven,
                        Findings.reasons(findings)),
                ranks);
    }

    private void value(Message message) {
        integrity = SignatureIntegrity.valueOf(message.state().name());
        boolean notJudged = message.findings().stream().anyMatch(finding -> SignatureValue.isUnjudged(finding.code()));
        for (Finding finding : message.findings()) {
            boolean isDoubt = integrity == SignatureIntegrity.INTACT || notJudged;
            note(isDoubt ? Rank.CANNOT_TELL : Rank.ALTERED, finding);
        }
        if (message.doubt() && message.findings().isEmpty()) {
            note(Rank.CANNOT_TELL, Finding.of(Code.CMS_UNREADABLE, WHERE));
        }
    }

    private Level level(Message message) {
        if (!message.bound()) {
            return Level.BASIC;
        }
        if (message.timestamps().isEmpty()) {
            return Level.B_B;
        }
        return brought ? Level.B_LT : Level.B_T;
    }

    /** Certificates, lists and names that no reader foresaw leave trust unknown, and nothing else. */
    private void trust(Message message) {
        if (message.signer().isEmpty()) {
            return;
        }
        try {
            chain(message, message.signer().get());
        } catch (Unjudged e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            trust = Trust.UNKNOWN;
            note(Rank.CANNOT_TELL, Finding.of(Code.CMS_UNREADABLE, WHERE));
        }
    }

    private void chain(Message message, X509CertificateHolder signer) throws IOException {
        for (ASN1Encodable token : message.timestamps()) {
            Stamp stamp = Stamp.check(
                    token,
                    new Stamp.Check(
                            SignedContent.of(message.value()),
                            authorities,
                            message.certificates(),
                            message.crls(),
                            now,
                            WHERE));
            findings.addAll(stamp.findings());
            if (stamp.proves()) {
                proven = proven.filter(earlier -> earlier.isBefore(stamp.time().orElseThrow()))
                        .or(stamp::time);
            } else if (!stamp.right()) {
                note(Rank.CANNOT_TELL, Finding.of(Code.TIMESTAMP_WRONG, WHERE));
            }
        }
        if (message.timestamps().isEmpty()) {
            findings.add(Finding.of(Code.NO_TIMESTAMP, WHERE));
        }
        report.notSignedYet(proven, WHERE).ifPresent(finding -> note(Rank.NOT_YET_VALID, finding));
        Instant at = proven.orElse(now);
        Standing standing = authorities.standing(
                new Question(signer, message.certificates(), message.crls(), at, Purpose.SIGNING, WHERE));
        trust = TrustJudge.trust(standing.status());
        findings.addAll(standing.findings());
        Finding last = standing.findings().isEmpty()
                ? Finding.of(Code.CHAIN_UNTRUSTED, WHERE)
                : standing.findings().get(standing.findings().size() - 1);
        ranks.add(ReportBuilder.rank(standing.status()), Findings.reason(last));
        report.vouched(integrity, trust, standing.anchor());
        report.register(signer.getEncoded(), at)
                .ifPresent(found -> note(found.rank(), Finding.of(found.code(), WHERE)));
    }

    private void note(Rank rank, Finding finding) {
        findings.add(finding);
        ranks.add(rank, Findings.reason(finding));
    }
}
