package org.hudang.casework.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.ItemId;
import org.hudang.certificates.CertificateId;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;

/**
 * Issues relief certificates (颁发救助证明): from asking the register of benefits to the sealed paper in the household's file. The
 * certificate and the order for its paper are written down in one transaction; from there on every step may be repeated, and
 * {@link #finish} goes on where a process ended.
 */
public interface ReliefCertificates {
    /**
     * Issues, has the paper sealed where the use of the seal is approved already, and files it; the same key gives the same
     * certificate again, with its paper as far as it is.
     *
     * @param acting who issues
     * @param officer the same person, as the seals know her
     * @throws CertificateRefused if household, person, volume or seal do not fit
     * @throws org.hudang.certificates.IssueRefused if the benefit is not in force or nobody has seen who the holder is
     */
    IssuedPaper issue(IssueRelief command, Acting acting, Officer officer);

    /** How the paper of a certificate stands; empty when none of it is in sight. */
    Optional<Standing> standing(CertificateId certificate, Acting acting);

    /**
     * Approves the use of the seal, seals and files.
     *
     * @throws CertificateRefused when no paper of it is in sight
     * @throws org.hudang.signing.seal.SamePerson when who approves asked for it
     */
    Standing approve(CertificateId certificate, Officer approver);

    /**
     * Refuses the use of the seal: no paper is made, and the certificate is withdrawn, which then took two people.
     *
     * @param reason words for the file, at most 200 characters
     */
    Standing refuse(CertificateId certificate, String reason, Officer approver);

    /** Papers that are neither filed nor given up, the oldest first; 200 at most. */
    List<Standing.Waiting> waiting(Acting acting);

    /**
     * Goes on with every paper whose seal is approved, and gives up those whose certificate was withdrawn; for a timer.
     *
     * @return how many papers were filed
     */
    int finish();

    /** How a paper stands. */
    sealed interface Standing {
        /** The certificate. */
        CertificateId certificate();

        /**
         * Somebody has to approve the use of the seal.
         *
         * @param household number of the household
         * @param seal asked for
         * @param by account that asked
         * @param since when
         */
        record Waiting(CertificateId certificate, String household, SealId seal, String by, Instant since)
                implements Standing {}

        /** The use of the seal is approved; {@link ReliefCertificates#finish} goes on. */
        record Approved(CertificateId certificate) implements Standing {}

        /**
         * The sealed paper lies in the household's file.
         *
         * @param item where
         */
        record Filed(CertificateId certificate, ItemId item) implements Standing {}

        /** The certificate was withdrawn before its paper was sealed; there will be none. */
        record GivenUp(CertificateId certificate) implements Standing {}
    }
}
