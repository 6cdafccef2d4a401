package org.hudang.casework.certificate;

import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.certificates.AnnotatedCopy;

/**
 * A copy of a certificate, and how its paper stands.
 *
 * @param copy what was ordered
 * @param standing of its paper
 */
public record CopiedPaper(AnnotatedCopy copy, Standing standing) {}
