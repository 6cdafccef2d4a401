package org.hudang.certificates;

import java.time.Instant;
import java.util.Optional;
import org.hudang.certificates.number.CertificateNumber;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.payload.CertificateFacts;

/**
 * One certificate as the register keeps it.
 *
 * @param facts what it says, as signed
 * @param number national identifier
 * @param shortCode code for typing by hand
 * @param origin to whom and from what it was issued
 * @param standing how it stands in the register
 */
public record CertificateRecord(
        CertificateFacts facts, CertificateNumber number, ShortCode shortCode, Origin origin, Standing standing) {
    /**
     * Where it comes from.
     *
     * @param household number of the household
     * @param township division code of the township that owns the household
     * @param holder key of the person inside the household
     * @param benefit identity of the benefit it proves
     */
    public record Origin(String household, String township, String holder, String benefit) {}

    /**
     * How it stands.
     *
     * @param state state in the register; expiry is told by the facts' times
     * @param since when that state was reached
     * @param replacedBy the newer certificate where there is one
     */
    public record Standing(CertificateState state, Instant since, Optional<CertificateId> replacedBy) {}

    /** Identity of the certificate. */
    public CertificateId id() {
        return facts.id();
    }
}
