package org.hudang.signing.verify.cms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;

/** Times of certificates and lists (RFC 5280, 4.1.2.5), which are read many times for each paper. */
final class Times {
    /** How the library ends a time without an offset of its own. */
    private static final String ZULU = "GMT+00:00";

    private static final int DIGITS_UTC = 12;
    private static final int DIGITS_GENERALIZED = 14;

    private Times() {}

    /**
     * The moment that a time means.
     *
     * @throws IllegalStateException when it means none
     */
    static Instant of(Time time) {
        ASN1Primitive value = time.toASN1Primitive();
        if (value instanceof ASN1UTCTime utc) {
            String text = utc.getTime();
            if (text.length() == DIGITS_UTC + ZULU.length() && text.endsWith(ZULU) && isDigits(text, DIGITS_UTC)) {
                int year = number(text, 0, 2);
                return moment(time, year < 50 ? 2000 + year : 1900 + year, text, 2);
            }
        } else if (value instanceof ASN1GeneralizedTime generalized) {
            String text = generalized.getTimeString();
            if (text.length() == DIGITS_GENERALIZED + 1 && text.endsWith("Z") && isDigits(text, DIGITS_GENERALIZED)) {
                return moment(time, number(text, 0, 4), text, 4);
            }
        }
        return time.getDate().toInstant();
    }

    private static Instant moment(Time time, int year, String text, int at) {
        try {
            return LocalDateTime.of(
                            year,
                            number(text, at, at + 2),
                            number(text, at + 2, at + 4),
                            number(text, at + 4, at + 6),
                            number(text, at + 6, at + 8),
                            number(text, at + 8, at + 10))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException odd) {
            // a thirty-first of June: as the library takes it
            return time.getDate().toInstant();
        }
    }

    private static boolean isDigits(String text, int count) {
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
