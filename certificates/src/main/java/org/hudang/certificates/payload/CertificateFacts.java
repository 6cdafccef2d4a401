package org.hudang.certificates.payload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hudang.certificates.CertificateId;

/**
 * What a relief certificate says, exactly as it is signed and printed; nothing that the printed face does not show.
 *
 * @param id identity of the certificate
 * @param person masked person on the face
 * @param grant what the household draws
 * @param bureau code of the issuing bureau as the trust list names it, 1 to 4294967295
 * @param status where its status stands
 * @param times when it was issued and holds, whole seconds
 */
public record CertificateFacts(
        CertificateId id, Person person, Grant grant, long bureau, StatusPlace status, Times times) {
    /**
     * The person on the face.
     *
     * @param printedName masked name (domain MK-01), for example {@code 张*例}
     * @param lastFour last four characters of the identity number
     */
    public record Person(String printedName, String lastFour) {
        public Person {
            require("name", "a masked name of 1 to 60 bytes", isMaskedName(printedName));
            require("last four", "four of 0-9A-Z", lastFour.matches("[0-9A-Z]{4}"));
        }

        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    /**
     * The benefit.
     *
     * @param programme programme code, two to four capital letters
     * @param division division code of 6, 9 or 12 digits
     * @param householdSize persons who draw the benefit, 1–99
     * @param level level within the programme, 0 (none) to 99
     */
    public record Grant(String programme, String division, int householdSize, int level) {
        public Grant {
            require("programme", "two to four of A-Z", programme.matches("[A-Z]{2,4}"));
            require("division", "6, 9 or 12 digits", division.matches("[1-9][0-9]{5}([0-9]{3}){0,2}"));
            require("household size", "1 to 99", householdSize >= 1 && householdSize <= 99);
            require("level", "0 to 99", level >= 0 && level <= 99);
        }
    }

    /**
     * The two bits that say how the certificate stands.
     *
     * @param list number of the status list, from 1
     * @param index place in it, from 0
     */
    public record StatusPlace(int list, int index) {
        /** Places in one list. */
        public static final int PLACES = 131_072;

        public StatusPlace {
            require("status list", "1 or more", list >= 1);
            require("place in the status list", "0 to 131071", index >= 0 && index < PLACES);
        }
    }

    /**
     * Instants in whole seconds.
     *
     * @param issuedAt when it was signed
     * @param notBefore first instant of validity
     * @param notAfter first instant at which it does not hold any more
     */
    public record Times(Instant issuedAt, Instant notBefore, Instant notAfter) {
        public Times {
            for (Instant time : List.of(issuedAt, notBefore, notAfter)) {
                require("time", "whole seconds of 1970 to 9999", isWholeSecond(time));
            }
            require("end of validity", "later than its beginning", notBefore.isBefore(notAfter));
        }

        private static boolean isWholeSecond(Instant time) {
            return time.getEpochSecond() >= 0
                    && time.getEpochSecond() <= 253_402_300_799L
                    && time.equals(time.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    public CertificateFacts {
        require("bureau", "1 to 4294967295", bureau >= 1 && bureau <= 0xFFFF_FFFFL);
    }

    private static void require(String field, String expected, boolean fulfilled) {
        if (!fulfilled) {
            throw new FactsRefused(field, expected);
        }
    }

    /** A mask is there, and nothing that could hide or reorder what is shown. */
    private static boolean isMaskedName(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        return bytes >= 1
                && bytes <= 60
                && name.contains("*")
                && name.equals(name.strip())
                && name.codePoints().allMatch(CertificateFacts::isPrintable);
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
