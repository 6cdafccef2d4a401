package org.hudang.certificates;

import java.time.Instant;

/**
 * Somebody asked that a certificate be withdrawn, and nobody has decided yet (撤销申请).
 *
 * @param certificate which one
 * @param household number of the household
 * @param why cause and words
 * @param by account that asked
 * @param at when
 * @param before state of the certificate before, to which a refusal brings it back
 */
public record RevocationRequest(
        CertificateId certificate, String household, Revocation why, String by, Instant at, CertificateState before) {}
