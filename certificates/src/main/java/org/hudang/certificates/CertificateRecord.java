package org.hudang.certificates;

import java.time.Instant;
import java.util.Optional;
import org.hudang.certificates.number.CertificateNumber;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.payload.CertificateFacts;

/**
 * One certificate as the register keeps it.
 *
 * @param facts what it says, as signed
 * @param number national identifier
 * @param shortCode code for typing by hand
 * @param origin to whom and from what it was issued
 * @param standing how it stands in the register
 */
public record CertificateRecord(
        CertificateFacts facts, CertificateNumber number, ShortCode shortCode, Origin origin, Standing standing) {
    /**
     * Where it comes from.
     *
     * @param household number of the household
     * @param township division code of the township that owns the household
     * @param holder key of the person inside the household
     * @param benefit identity of the benefit it proves
     */
    public record Origin(String household, String township, String holder, String benefit) {}

    /**
     * How it stands.
     *
     * @param state state in the register; expiry is told by the facts' times
     * @param since when that state was reached
     * @param replacedBy the newer certificate where there is one
     */
    public record Standing(CertificateState state, Instant since, Optional<CertificateId> replacedBy) {}

    /** What is said of a certificate at some moment: its state in the register, and where that is valid, its dates. */
    public enum Shown {
        /** 有效: in force within its dates. */
        VALID,
        /** 未生效: its first day is still to come. */
        NOT_YET,
        /** 已过期: its last day is over (domain EC-08). */
        EXPIRED,
        /** 暂停. */
        SUSPENDED,
        /** 已换发. */
        REPLACED,
        /** 撤销. */
        REVOKED
    }

    /**
     * A certificate as it is told to people.
     *
     * @param shown what it is
     * @param since from when on
     */
    public record Telling(Shown shown, Instant since) {}

    /** How it is told at a moment: what is over for ever is told first, then its dates, then whether it is suspended. */
    public Telling at(Instant now) {
        Instant from = facts.times().notBefore();
        Instant end = facts.times().notAfter();
        if (standing.state().isFinal()) {
            return new Telling(Shown.valueOf(standing.state().name()), standing.since());
        }
        if (!now.isBefore(end)) {
            return new Telling(Shown.EXPIRED, end);
        }
        if (standing.state() == CertificateState.SUSPENDED) {
            return new Telling(Shown.SUSPENDED, standing.since());
        }
        return now.isBefore(from)
                ? new Telling(Shown.NOT_YET, standing.since())
                : new Telling(Shown.VALID, standing.since().isBefore(from) ? from : standing.since());
    }

    /** Identity of the certificate. */
    public CertificateId id() {
        return facts.id();
    }
}
