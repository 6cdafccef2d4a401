package org.hudang.certificates;

import java.util.List;
import java.util.Optional;
import org.hudang.certificates.number.CertificateNumber;
import org.hudang.certificates.number.ShortCode;

/**
 * The register of relief certificates (电子救助证明): the only door through which one is issued, withdrawn or found.
 *
 * <p>{@link Revocations} withdraws single ones, by two people; {@link SignedLists} tells everybody how they stand.
 *
 * <p>A certificate is issued only for a benefit in force, to a person whose identity was checked, and never holds longer
 * than the next periodic review. Every method is one transaction and joins the transaction of its caller, so that
 * stopping a benefit and withdrawing its certificates can be one act. Whoever acts sees the rows of her township only.
 *
 * <pre>{@code
 * IssuedCertificate issued = certificates.issue(wish, new Acting("clerk-07", "999001001"));
 * drawOnPaper(issued.qr());
 * }</pre>
 */
public interface Certificates {
    /**
     * Issues a certificate; the same key with the same wish gives the same certificate, byte by byte.
     *
     * @throws IssueRefused when the benefit is not in force, the holder was not witnessed, no day of validity is left,
     *     a valid certificate exists already, a field is malformed or the key was used for another wish
     */
    IssuedCertificate issue(IssueCertificate wish, Acting acting);

    /** The certificate with everything its paper needs, as when it was issued. */
    Optional<IssuedCertificate> printed(CertificateId id, Acting acting);

    /**
     * Withdraws every certificate of a benefit that is not final yet, inside the caller's transaction where there is
     * one. Waits for an issuing of the same household that has begun and takes its certificate too; one that begins later
     * asks the benefit register after this transaction has ended.
     *
     * @param household number of the household that draws the benefit
     * @return those that were withdrawn now
     */
    List<CertificateId> revokeForBenefit(String household, String benefit, Revocation why, Acting acting);

    /**
     * Sets a valid certificate aside; suspending it again changes nothing.
     *
     * @param note words for the file, no personal data
     * @throws StateRefused when its state is final
     */
    void suspend(CertificateId id, String note, Acting acting);

    /**
     * Makes a suspended certificate valid again; resuming a valid one changes nothing.
     *
     * @throws StateRefused when its state is final
     * @throws RevocationWaits when somebody asked that it be withdrawn
     */
    void resume(CertificateId id, String note, Acting acting);

    /** The certificate with this id, if it is in sight of who acts. */
    Optional<CertificateRecord> find(CertificateId id, Acting acting);

    /** The certificate with this national identifier, if it is in sight of who acts. */
    Optional<CertificateRecord> find(CertificateNumber number, Acting acting);

    /** The certificate with the code printed for typing, however it stands, if it is in sight of who acts. */
    Optional<CertificateRecord> find(ShortCode code, Acting acting);

    /** All certificates of a household, newest first. */
    List<CertificateRecord> ofHousehold(String household, Acting acting);

    /** What the code printed for typing says by itself; no personal data, and no telling of unknown from withdrawn. */
    CodeStanding standing(ShortCode code);

    /**
     * Notes a check so that the holder can see it: the first one of a day in the office's zone, for the journal is never
     * emptied and anybody may check as often as he likes. A certificate that is not known is passed over in silence.
     */
    void noteCheck(CertificateId id, String checker, String purpose);

    /**
     * What happened to a household's certificates, oldest first.
     *
     * @throws JournalBroken when a line is not as it was written
     */
    List<CertificateEvent> journal(String household, Acting acting);
}
