package org.hudang.signing.verify;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to judge. A value; strict by default; every wither gives a new one.
 *
 * @param trust anchors and revocation lists
 * @param at judge as of this time instead of now, for signatures that prove no time of their own
 * @param expectedSigners how many times the paper must be signed, by people or seals: an act in two algorithms is one, a timestamp none
 * @param seals what the register knows about certificates of our seals
 * @param limits bounds of one verification
 * @param acts what the register knows about signatures that a paper must carry
 * @param demand whether signatures must have their time proven
 */
public record VerificationOptions(
        TrustData trust,
        Optional<Instant> at,
        OptionalInt expectedSigners,
        Optional<SealStates> seals,
        Limits limits,
        Optional<ExpectedSigners> acts,
        TimeDemand demand) {

    /** Strict limits, nobody trusted, current time, no register. */
    public static VerificationOptions strict() {
        return new VerificationOptions(
                TrustData.none(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Limits.strict(),
                Optional.empty(),
                TimeDemand.NONE);
    }

    public VerificationOptions trusting(TrustData data) {
        return new VerificationOptions(data, at, expectedSigners, seals, limits, acts, demand);
    }

    public VerificationOptions at(Instant time) {
        return new VerificationOptions(trust, Optional.of(time), expectedSigners, seals, limits, acts, demand);
    }

    public VerificationOptions expectSigners(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("expected signers must be 0 or more: " + number);
        }
        return new VerificationOptions(trust, at, OptionalInt.of(number), seals, limits, acts, demand);
    }

    public VerificationOptions asking(SealStates register) {
        return new VerificationOptions(trust, at, expectedSigners, Optional.of(register), limits, acts, demand);
    }

    public VerificationOptions within(Limits bounds) {
        return new VerificationOptions(trust, at, expectedSigners, seals, bounds, acts, demand);
    }

    /** Every act of signing that this register knows of a paper must show in it. */
    public VerificationOptions expecting(ExpectedSigners register) {
        return new VerificationOptions(trust, at, expectedSigners, seals, limits, Optional.of(register), demand);
    }

    /** Signatures whose time nothing proves leave a paper pending. */
    public VerificationOptions demanding(TimeDemand proof) {
        return new VerificationOptions(trust, at, expectedSigners, seals, limits, acts, proof);
    }
}
