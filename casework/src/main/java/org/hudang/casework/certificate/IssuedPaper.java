package org.hudang.casework.certificate;

import org.hudang.archive.volume.ItemId;
import org.hudang.certificates.IssuedCertificate;

/**
 * A certificate that is issued, sealed and filed.
 *
 * @param issued the certificate and its code
 * @param item its sealed paper in the archive
 */
public record IssuedPaper(IssuedCertificate issued, ItemId item) {}
