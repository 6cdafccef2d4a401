package org.hudang.certificates;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Wish to issue one certificate.
 *
 * @param idempotencyKey the same key with the same wish gives the same certificate again, within the township; 8–100
 *     characters
 * @param household number of the household
 * @param township division code of the township that owns the household
 * @param holder person who holds it, and what is printed about her
 * @param programme programme code, two to four capital letters: {@code DB}, {@code TK}, {@code LS} …
 * @param validity days and predecessor
 */
public record IssueCertificate(
        String idempotencyKey, String household, String township, Holder holder, String programme, Validity validity) {
    /**
     * The person on the face of the certificate.
     *
     * @param key key of the person inside the household, for example the archive's member id
     * @param printedName name exactly as masked on the face (domain MK-01), for example {@code 张*例}; a name without a
     *     mask is refused
     * @param lastFour last four characters of the identity number, as printed on the face
     */
    public record Holder(String key, String printedName, String lastFour) {
        @Override
        public String toString() {
            return "Holder[" + key + "]";
        }
    }

    /**
     * Days of validity, in the office's time zone. Days that are left out are those of the day of issuing: asked for again on
     * another day, it is the same wish.
     *
     * @param from first day; else the day of issuing
     * @param until last day wished, shortened to the benefit's end and to the next review; else a year after the first
     * @param replaces certificate whose place this one takes
     */
    public record Validity(Optional<LocalDate> from, Optional<LocalDate> until, Optional<CertificateId> replaces) {
        /** Validity of a first certificate. */
        public static Validity between(LocalDate from, LocalDate until) {
            return new Validity(Optional.of(from), Optional.of(until), Optional.empty());
        }

        /** The same days for a certificate that takes the place of another (换发). */
        public Validity replacing(CertificateId former) {
            return new Validity(from, until, Optional.of(former));
        }

        /** First day of what is issued on this day. */
        public LocalDate from(LocalDate issued) {
            return from.orElse(issued);
        }

        /** Last day wished for what is issued on this day. */
        public LocalDate until(LocalDate issued) {
            return until.orElseGet(() -> from(issued).plusYears(1));
        }
    }
}
