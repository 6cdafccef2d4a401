package org.hudang.certificates.payload;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;

/**
 * What the short-lived code on a holder's phone says (亮证码), exactly as it is signed: which certificate is shown, where its
 * status stands, and for how long the code counts. No personal data at all.
 *
 * @param id identity of the certificate
 * @param status where its status stands
 * @param issuedAt when it was signed, whole seconds
 * @param life how long it counts from then on, 1 to 60 whole seconds
 * @param nonce sixteen lower-case hexadecimal digits, never twice
 * @param purpose what it is shown for, {@link #SHOWN} to 99
 */
public record PhoneCode(
        CertificateId id, StatusPlace status, Instant issuedAt, Duration life, String nonce, int purpose) {
    /** Nothing beyond what anybody may see who checks. */
    public static final int SHOWN = 0;

    /** No code counts longer. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long LATEST = 253_402_300_799L;

    public PhoneCode {
        long second = issuedAt.getEpochSecond();
        require(
                "time",
                "whole seconds of 1970 to 9999",
                second >= 0 && second <= LATEST && issuedAt.equals(issuedAt.truncatedTo(ChronoUnit.SECONDS)));
        require(
                "life",
                "1 to 60 whole seconds",
                life.equals(Duration.ofSeconds(life.toSeconds()))
                        && life.compareTo(Duration.ZERO) > 0
                        && life.compareTo(LONGEST) <= 0);
        require("nonce", "sixteen of 0-9a-f", nonce.matches("[0-9a-f]{16}"));
        require("purpose", "0 to 99", purpose >= SHOWN && purpose <= 99);
    }

    /** First instant at which it does not count any more. */
    public Instant until() {
        return issuedAt.plus(life);
    }

    private static void require(String field, String expected, boolean fulfilled) {
        if (!fulfilled) {
            throw new FactsRefused(field, expected);
        }
    }
}
