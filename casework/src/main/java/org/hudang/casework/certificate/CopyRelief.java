package org.hudang.casework.certificate;

import org.hudang.archive.volume.VolumeId;
import org.hudang.certificates.AnnotatedCopy;
import org.hudang.certificates.CertificateId;

/**
 * Asks for a copy of a certificate for one purpose (加注件).
 *
 * @param idempotencyKey the same key gives the same copy
 * @param certificate what is copied
 * @param note for what, for whom and until when
 * @param volume of the household, where the copy is filed
 * @param issuer the bureau that seals
 */
public record CopyRelief(
        String idempotencyKey,
        CertificateId certificate,
        AnnotatedCopy.Note note,
        VolumeId volume,
        IssueRelief.Issuer issuer) {}
