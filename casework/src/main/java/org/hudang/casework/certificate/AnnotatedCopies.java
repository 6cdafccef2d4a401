package org.hudang.casework.certificate;

import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CopyId;
import org.hudang.signing.seal.Officer;

/**
 * Copies of certificates for one purpose each (加注件): a sheet with the code of the certificate, a note and a watermark, sealed anew
 * and filed like the certificate itself. Only what is in force is copied; while it is set aside nothing is sealed, and once it
 * is withdrawn there will be no copy.
 */
public interface AnnotatedCopies {
    /**
     * Orders a copy, has it sealed where the use of the seal is approved already, and files it; the same key gives the same
     * copy again.
     *
     * @param acting who orders
     * @param officer the same person, as the seals know her
     * @throws CertificateRefused if volume or seal do not fit
     * @throws org.hudang.certificates.CopyRefused if the certificate is not in force or the last day is out of bounds
     * @throws org.hudang.certificates.CertificateUnknown if the certificate is not in sight
     */
    CopiedPaper order(CopyRelief command, Acting acting, Officer officer);

    /** The copy with this number, if it is in sight. */
    Optional<CopiedPaper> find(CopyId copy, Acting acting);

    /** Copies of a certificate, the newest first. */
    List<CopiedPaper> of(CertificateId certificate, Acting acting);

    /**
     * Approves the use of the seal, seals and files.
     *
     * @throws CertificateRefused when no such copy is in sight
     * @throws org.hudang.signing.seal.SamePerson when who approves ordered it
     */
    CopiedPaper approve(CopyId copy, Officer approver);

    /**
     * Refuses the use of the seal: there will be no copy; the certificate stays as it is.
     *
     * @param reason words for the file, at most 200 characters
     */
    CopiedPaper refuse(CopyId copy, String reason, Officer approver);

    /** Copies whose seal somebody has to approve, the oldest first; 200 at most. */
    List<CopiedPaper> waiting(Acting acting);

    /**
     * Goes on with every copy whose seal is approved, and gives up those that can serve nobody any more; for a timer.
     *
     * @return how many were filed
     */
    int finish();
}
