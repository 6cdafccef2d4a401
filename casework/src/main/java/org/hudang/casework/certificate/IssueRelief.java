package org.hudang.casework.certificate;

import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.benefit.Programme;
import org.hudang.certificates.CertificateId;
import org.hudang.forms.CertificatePaper;
import org.hudang.signing.seal.SealId;

/**
 * Asks for a relief certificate.
 *
 * @param idempotencyKey the same key gives the same certificate
 * @param household who receives the benefit
 * @param holder the person on its face
 * @param programme the benefit it proves
 * @param validity first and last day; the register shortens it to the next review
 * @param paper what it looks like and where it is filed
 * @param issuer the bureau that issues and seals
 */
public record IssueRelief(
        String idempotencyKey,
        HouseholdNumber household,
        MemberId holder,
        Programme programme,
        Days validity,
        Sheet paper,
        Issuer issuer) {
    /**
     * Days of validity. Days that are left out are those of the day of issuing: asked for again on another day, it is the same
     * wish.
     *
     * @param from first day; else the day of issuing
     * @param until last day wished; else a year after the first
     * @param replaces certificate whose place this one takes (换发)
     */
    public record Days(Optional<LocalDate> from, Optional<LocalDate> until, Optional<CertificateId> replaces) {
        /** From the day of issuing for a year. */
        public static Days usual() {
            return new Days(Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Days of a first certificate. */
        public static Days between(LocalDate from, LocalDate until) {
            return new Days(Optional.of(from), Optional.of(until), Optional.empty());
        }
    }

    /**
     * The paper.
     *
     * @param volume where it is filed once it is sealed
     * @param shape A4 page or card
     */
    public record Sheet(VolumeId volume, CertificatePaper.Shape shape) {}

    /**
     * The bureau that issues.
     *
     * @param name as printed
     * @param seal its seal for certificates
     * @param address where a short code is typed, as printed
     * @param mark a word that marks invented certificates, empty for real ones
     */
    public record Issuer(String name, SealId seal, String address, String mark) {}
}
