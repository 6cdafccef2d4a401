package org.hudang.server.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.RevocationRequest;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as pages and programs get it; the name is masked as it is printed.
 *
 * @param id {@code cer_…}
 * @param code short code as printed
 * @param number national identifier
 * @param until last day
 * @param state {@code VALID NOT_YET EXPIRED SUSPENDED REPLACED REVOKED}
 * @param replacedBy the newer certificate
 * @param paper how its paper stands
 * @param revocation what waits for a decision
 */
record CertificateView(
        String id,
        String code,
        String number,
        String household,
        String name,
        String programme,
        LocalDate from,
        LocalDate until,
        String state,
        Instant since,
        @Nullable String replacedBy,
        PaperView paper,
        @Nullable RevocationView revocation) {

    /**
     * A paper.
     *
     * @param state {@code WAITING APPROVED FILED GIVEN_UP}
     * @param item where it is filed
     * @param by account that asked for the seal while it waits
     */
    record PaperView(
            String state, @Nullable String item, @Nullable String by) {
        static PaperView of(Standing standing) {
            if (standing instanceof Standing.Waiting waiting) {
                return new PaperView("WAITING", null, waiting.by());
            }
            if (standing instanceof Standing.Filed filed) {
                return new PaperView("FILED", filed.item().value(), null);
            }
            return new PaperView(standing instanceof Standing.Approved ? "APPROVED" : "GIVEN_UP", null, null);
        }
    }

    /** A withdrawal that waits for a decision. */
    record RevocationView(String certificate, String household, String reason, String note, String by, Instant at) {
        static RevocationView of(RevocationRequest request) {
            return new RevocationView(
                    request.certificate().value(),
                    request.household(),
                    request.why().reason().name(),
                    request.why().note(),
                    request.by(),
                    request.at());
        }
    }

    /** One thing that happened to it. */
    record EventView(String act, String by, Instant at, String detail) {
        static List<EventView> of(List<CertificateEvent> journal, CertificateId id) {
            return journal.stream()
                    .filter(event -> event.certificate().equals(id))
                    .map(event -> new EventView(
                            event.act().name(),
                            event.done().by(),
                            event.done().at(),
                            event.done().detail()))
                    .toList();
        }
    }

    static CertificateView of(
            CertificateRecord record, Standing paper, @Nullable RevocationRequest waiting, Instant now, ZoneId zone) {
        CertificateRecord.Telling told = record.at(now);
        return new CertificateView(
                record.id().value(),
                record.shortCode().toString(),
                record.number().toString(),
                record.origin().household(),
                record.facts().person().printedName(),
                record.facts().grant().programme(),
                LocalDate.ofInstant(record.facts().times().notBefore(), zone),
                LocalDate.ofInstant(record.facts().times().notAfter().minusSeconds(1), zone),
                told.shown().name(),
                told.since(),
                record.standing().replacedBy().map(CertificateId::value).orElse(null),
                PaperView.of(paper),
                waiting == null ? null : RevocationView.of(waiting));
    }
}
