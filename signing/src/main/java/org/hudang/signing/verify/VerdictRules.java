package org.hudang.signing.verify;

import org.jspecify.annotations.Nullable;

/** Keeps the worst verdict; the order is that of docs/formats/verification-report-v1.md. */
final class VerdictRules {
    private @Nullable Verdict worst;
    private Rank rank = Rank.VALID;

    /** Worst first. */
    enum Rank {
        REFUSED,
        ALTERED,
        REVOKED,
        EXPIRED,
        NOT_YET_VALID,
        SUSPENDED,
        NOT_OURS,
        INCOMPLETE,
        UNSIGNED,
        UNTRUSTED,
        PENDING,
        CANNOT_TELL,
        VALID
    }

    void add(Rank found, Reason because) {
        if (found.compareTo(rank) < 0) {
            rank = found;
            worst = verdict(found, because);
        }
    }

    /** Takes over the worst of another. */
    void add(VerdictRules other) {
        if (other.rank.compareTo(rank) < 0) {
            rank = other.rank;
            worst = other.worst;
        }
    }

    private static Verdict verdict(Rank rank, Reason because) {
        return switch (rank) {
            case REFUSED -> new Verdict.Refused(because);
            case ALTERED -> new Verdict.Altered(because);
            case REVOKED -> new Verdict.Revoked(because);
            case EXPIRED -> new Verdict.Expired(because);
            case NOT_YET_VALID -> new Verdict.NotYetValid(because);
            case SUSPENDED -> new Verdict.Suspended(because);
            case NOT_OURS -> new Verdict.NotOurs(because);
            case INCOMPLETE -> new Verdict.Incomplete(because);
            case UNSIGNED -> new Verdict.Unsigned(because);
            case UNTRUSTED -> new Verdict.Untrusted(because);
            case PENDING -> new Verdict.Pending(because);
            case CANNOT_TELL -> new Verdict.CannotTell(because);
            case VALID -> new Verdict.Valid();
        };
    }

    /** The worst of all that was added; valid when nothing was. */
    Verdict verdict() {
        return worst == null ? new Verdict.Valid() : worst;
    }
}
