package org.hudang.certificates.register;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateEvent.Done;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.CertificateUnknown;
import org.hudang.certificates.RevocationWaits;
import org.hudang.certificates.StateRefused;
import org.hudang.certificates.status.StatusValue;

/**
 * Withdraws, suspends and resumes: row, two bits and journal in one transaction. The household's line is taken before any
 * row, as issuing takes it: so neither waits for the other in a circle, and a withdrawal finds what was being issued. Taking
 * trust away never fails for a journal that was damaged; giving it back does.
 */
final class StateChanges {
    private final Shelves shelves;
    private final Clock clock;

    StateChanges(Shelves shelves, Clock clock) {
        this.shelves = shelves;
        this.clock = clock;
    }

    /**
     * Brings a certificate into a state; being there already is fine, leaving a final state is not. While somebody has to decide
     * whether it is withdrawn, only what is final changes it.
     */
    void change(CertificateId id, CertificateState wished, String detail, Acting acting) {
        shelves.sight().of(acting.township(), () -> {
            CertificateRecord record = held(id);
            CertificateState found = record.standing().state();
            if (found != wished) {
                if (found.isFinal()) {
                    throw new StateRefused(id, found, wished);
                }
                if (!wished.isFinal()) {
                    shelves.revocations().of(id).ifPresent(waiting -> {
                        throw new RevocationWaits(id, waiting.by());
                    });
                }
                write(record, wished, detail, acting);
            }
            return record;
        });
    }

    /** The certificate, held with its household's line until the end of the transaction. */
    CertificateRecord held(CertificateId id) {
        String household = shelves.certificates()
                .byId(id)
                .orElseThrow(() -> new CertificateUnknown(id))
                .record()
                .origin()
                .household();
        shelves.journal().lock(household);
        return shelves.certificates()
                .byIdHeld(id)
                .orElseThrow(() -> new CertificateUnknown(id))
                .record();
    }

    /** Withdraws what stands of a benefit of this household, and what is just being issued for it. */
    List<CertificateId> revokeForBenefit(String household, String benefit, String detail, Acting acting) {
        return shelves.sight().of(acting.township(), () -> {
            shelves.journal().lock(household);
            List<CertificateId> withdrawn = new ArrayList<>();
            shelves.certificates().standing(benefit).forEach(row -> {
                write(row.record(), CertificateState.REVOKED, detail, acting);
                withdrawn.add(row.record().id());
            });
            return withdrawn;
        });
    }

    /** Row, bits and journal of a certificate that is held. */
    void write(CertificateRecord record, CertificateState wished, String detail, Acting acting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (wished.isFinal()) {
            shelves.revocations().decide(record.id(), RevocationTable.Outcome.OVERTAKEN, acting.user(), now);
        }
        shelves.certificates().change(record.id(), wished, now, Optional.empty());
        shelves.status().put(record.facts().status(), value(wished));
        Done done = new Done(acting.user(), now, detail);
        CertificateRecord.Origin origin = record.origin();
        if (wished == CertificateState.VALID) {
            shelves.journal().add(origin.household(), origin.township(), record.id(), act(wished), done);
        } else {
            shelves.journal().addInAnyCase(origin.household(), origin.township(), record.id(), act(wished), done);
        }
    }

    private static StatusValue value(CertificateState state) {
        return switch (state) {
            case VALID -> StatusValue.VALID;
            case SUSPENDED -> StatusValue.SUSPENDED;
            case REPLACED, REVOKED -> StatusValue.REVOKED;
        };
    }

    private static Act act(CertificateState state) {
        return switch (state) {
            case VALID -> Act.RESUMED;
            case SUSPENDED -> Act.SUSPENDED;
            case REPLACED -> Act.REPLACED;
            case REVOKED -> Act.REVOKED;
        };
    }
}
