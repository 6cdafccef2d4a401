package org.hudang.server.certificate;

import java.time.Instant;
import java.time.LocalDate;
import org.hudang.casework.certificate.CopiedPaper;
import org.hudang.server.certificate.CertificateView.PaperView;

/**
 * A copy of a certificate for one purpose as pages and programs get it.
 *
 * @param id {@code cpy_…}
 * @param certificate {@code cer_…}
 * @param until last day on which it may be used
 * @param by account that ordered it
 * @param paper how its paper stands
 */
record CopyView(
        String id,
        String certificate,
        String purpose,
        String requester,
        LocalDate until,
        String by,
        Instant at,
        PaperView paper) {
    static CopyView of(CopiedPaper copied) {
        return new CopyView(
                copied.copy().id().value(),
                copied.copy().certificate().value(),
                copied.copy().note().purpose(),
                copied.copy().note().requester(),
                copied.copy().note().until(),
                copied.copy().by(),
                copied.copy().at(),
                PaperView.of(copied.standing()));
    }
}
