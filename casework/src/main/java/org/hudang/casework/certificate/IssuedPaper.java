package org.hudang.casework.certificate;

import org.hudang.archive.volume.ItemId;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.certificates.IssuedCertificate;

/**
 * A certificate that is issued, and how its paper stands.
 *
 * @param issued the certificate and its code
 * @param standing of its paper
 */
public record IssuedPaper(IssuedCertificate issued, Standing standing) {
    /**
     * Its sealed paper in the archive.
     *
     * @throws CertificateRefused when it is not filed yet
     */
    public ItemId item() {
        if (standing instanceof Standing.Filed filed) {
            return filed.item();
        }
        throw CertificateRefused.notFiled(standing.certificate().value());
    }
}
