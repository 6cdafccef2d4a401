package org.hudang.server.card;

import java.util.List;
import java.util.Optional;
import org.hudang.certificates.Consent;

/**
 * A card as its page shows it; masked as it is printed.
 *
 * @param name masked
 * @param number stars and the last four
 * @param programme {@code DB TK LS}
 * @param people persons who draw the benefit
 * @param since month in which the benefit began; empty where the register of benefits does not say
 * @param until last day
 * @param state {@code VALID NOT_YET EXPIRED SUSPENDED REPLACED REVOKED}
 * @param office whom to ask
 * @param looks the newest checks, newest first
 * @param agreed what the next checker may see beyond what is masked
 * @param code a fresh code; none where the certificate is not in force, or none can be signed now
 */
record CardView(
        String name,
        String number,
        String programme,
        int people,
        String since,
        String until,
        String state,
        Who office,
        List<Seen> looks,
        Optional<Agreed> agreed,
        Optional<FreshCode> code) {

    /**
     * An office.
     *
     * @param issuer the bureau
     * @param name who is asked
     * @param phone its number
     */
    record Who(String issuer, String name, String phone) {}

    /**
     * A check.
     *
     * @param at to the minute
     * @param what {@code PRINTED PHONE}
     * @param by what the checker said of itself; mostly empty
     * @param agreed what it saw beyond the masked face
     */
    record Seen(String at, String what, String by, Optional<Agreed> agreed) {}

    /**
     * What a checker may see, or saw, beyond the masked face.
     *
     * @param purpose {@code MEDICAL SCHOOL UTILITIES HOUSING OTHER}
     * @param fields {@code NAME PEOPLE}
     */
    record Agreed(String purpose, List<String> fields) {
        static Agreed of(Consent consent) {
            return new Agreed(
                    consent.purpose().name(),
                    consent.fields().stream().map(Enum::name).toList());
        }
    }

    /**
     * A code that counts for a minute.
     *
     * @param path dark modules as the path of an SVG
     * @param side its side with the quiet zone, in modules
     * @param left seconds it still counts
     * @param now milliseconds since 1970 on the clock of the house
     */
    record FreshCode(String path, int side, long left, long now) {}
}
