package org.hudang.signing.verify.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.cms.Authorities;
import org.hudang.signing.verify.cms.Authorities.Purpose;
import org.hudang.signing.verify.cms.Authorities.Question;
import org.hudang.signing.verify.cms.Names;
import org.hudang.signing.verify.cms.SignedContent;
import org.hudang.signing.verify.cms.Stamp;
import org.hudang.signing.verify.cms.Standing;
import org.hudang.signing.verify.cms.Standing.Status;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;

/**
 * How the seal of a signature stands, beside its signer: its maker under an anchor when it was made, itself in force when
 * it was used, and both times plausible (GB/T 38540-2020, 6.3 and 7.3).
 */
public final class SealTrust {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Case of;
    private final Authorities authorities;
    private final List<Finding> findings = new ArrayList<>();
    private Status worst = Status.TRUSTED;

    private SealTrust(Case of, Authorities authorities) {
        this.of = of;
        this.authorities = authorities;
    }

    /**
     * What is judged.
     *
     * @param signature with the seal inside
     * @param proven the time at which a trusted timestamp proves that it existed
     * @param now the time of asking
     * @param further certificates that came with the file
     * @param crls revocation lists that came with the file
     * @param where for findings
     */
    public record Case(
            SealSignature signature,
            Optional<Instant> proven,
            Instant now,
            List<X509CertificateHolder> further,
            List<X509CRLHolder> crls,
            String where) {
        /** The time that counts. */
        Instant at() {
            return proven.orElse(now);
        }

        SealData seal() {
            return signature.seal();
        }
    }

    /** The answer; the finding behind its status comes last. */
    public static Standing judge(Case of, Authorities authorities) {
        SealTrust trust = new SealTrust(of, authorities);
        trust.times();
        Standing maker = trust.maker();
        List<Finding> all = new ArrayList<>(trust.findings);
        if (maker.status().compareTo(trust.worst) > 0) {
            all.addAll(maker.findings());
            return new Standing(maker.status(), all, maker.anchor());
        }
        all.addAll(0, maker.findings());
        return new Standing(trust.worst, all, maker.anchor());
    }

    /** What the signer claims must lie in the life of the seal, and so must what is proven. */
    private void times() {
        SealData seal = of.seal();
        Optional<Instant> claimed = of.signature().time();
        if (claimed.isPresent()) {
            claimed(claimed.get());
        }
        if (of.at().isAfter(seal.validTo().plus(CLOCK_SKEW))) {
            note(Status.EXPIRED, Finding.of(Code.SEAL_USE_UNPROVEN, of.where(), seal.validTo()));
        }
        if (of.proven().isPresent() && of.at().isBefore(seal.validFrom().minus(CLOCK_SKEW))) {
            note(Status.NOT_YET, Finding.of(Code.OFD_SEAL_EXPIRED, of.where()));
        }
    }

    private void claimed(Instant time) {
        SealData seal = of.seal();
        boolean late = time.isAfter(of.now().plus(CLOCK_SKEW))
                || of.proven()
                        .filter(proven -> time.isAfter(proven.plus(CLOCK_SKEW)))
                        .isPresent();
        if (late || time.isBefore(seal.createdAt())) {
            note(Status.UNKNOWN, Finding.of(Code.OFD_TIME_IMPLAUSIBLE, of.where(), time));
        }
        if (time.isAfter(seal.validTo()) || time.isBefore(seal.validFrom())) {
            note(
                    time.isAfter(seal.validTo()) ? Status.EXPIRED : Status.NOT_YET,
                    Finding.of(Code.OFD_SEAL_EXPIRED, of.where()));
        }
    }

    /**
     * The maker when the seal was made. A timestamp of the seal proves when that was; without one it is the maker's own
     * word, on which a maker who was revoked meanwhile cannot lean.
     */
    private Standing maker() {
        Optional<Instant> made = made();
        Standing then = standing(made.orElse(of.seal().createdAt()));
        if (then.status() == Status.TRUSTED
                && made.isEmpty()
                && of.at().isAfter(of.seal().createdAt())) {
            Status since = standing(of.at()).status();
            if (since == Status.REVOKED || since == Status.ON_HOLD) {
                note(
                        Status.UNKNOWN,
                        Finding.of(
                                Code.SEAL_MAKER_REVOKED,
                                of.where(),
                                Names.called(of.seal().maker().getSubject())));
                return new Standing(Status.TRUSTED, List.of(), then.anchor());
            }
        }
        return then;
    }

    private Optional<Instant> made() {
        SealData seal = of.seal();
        if (seal.timestamp().isEmpty()) {
            return Optional.empty();
        }
        Stamp stamp = Stamp.check(
                seal.timestamp().get(),
                new Stamp.Check(
                        SignedContent.of(seal.makerValue()),
                        authorities,
                        of.further(),
                        of.crls(),
                        of.at(),
                        of.where()));
        if (!stamp.right()) {
            note(Status.UNKNOWN, Finding.of(Code.TIMESTAMP_WRONG, of.where()));
            return Optional.empty();
        }
        if (!stamp.proves()) {
            findings.addAll(0, stamp.findings());
            return Optional.empty();
        }
        if (seal.createdAt().isAfter(stamp.time().orElseThrow().plus(CLOCK_SKEW))) {
            note(Status.UNKNOWN, Finding.of(Code.OFD_TIME_IMPLAUSIBLE, of.where(), seal.createdAt()));
        }
        return stamp.time();
    }

    private Standing standing(Instant at) {
        List<X509CertificateHolder> further = new ArrayList<>(of.further());
        further.add(of.seal().maker());
        return authorities.standing(
                new Question(of.seal().maker(), further, of.crls(), at, Purpose.SIGNING, of.where()));
    }

    private void note(Status status, Finding finding) {
        if (status.compareTo(worst) > 0) {
            worst = status;
            findings.add(finding);
        } else {
            findings.add(0, finding);
        }
    }
}
