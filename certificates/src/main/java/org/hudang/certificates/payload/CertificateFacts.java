package org.hudang.certificates.payload;

import java.time.Instant;
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
    public record Grant(String programme, String division, int householdSize, int level) {}

    /**
     * The two bits that say how the certificate stands.
     *
     * @param list number of the status list, from 1
     * @param index place in it, from 0
     */
    public record StatusPlace(int list, int index) {}

    /**
     * Instants in whole seconds.
     *
     * @param issuedAt when it was signed
     * @param notBefore first instant of validity
     * @param notAfter first instant at which it does not hold any more
     */
    public record Times(Instant issuedAt, Instant notBefore, Instant notAfter) {}
}
