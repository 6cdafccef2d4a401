package org.hudang.certificates.register;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.NoRevocationWaits;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.RevocationRequest;
import org.hudang.certificates.RevocationWaits;
import org.hudang.certificates.Revocations;
import org.hudang.certificates.SamePersonDecides;
import org.hudang.certificates.StateRefused;
import org.hudang.certificates.register.RevocationTable.Outcome;

/** Asked for by one, decided by another; each step moves state, bits and journal in one transaction. */
final class TwoPersonRevocations implements Revocations {
    private final Shelves shelves;
    private final StateChanges changes;
    private final Clock clock;

    TwoPersonRevocations(Shelves shelves, StateChanges changes, Clock clock) {
        this.shelves = shelves;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public RevocationRequest ask(CertificateId id, Revocation why, Acting acting) {
        return shelves.sight().of(acting.township(), () -> {
            CertificateRecord record = changes.held(id);
            CertificateState found = record.standing().state();
            if (found.isFinal()) {
                throw new StateRefused(id, found, CertificateState.REVOKED);
            }
            Optional<RevocationRequest> waiting = shelves.revocations().of(id);
            if (waiting.isPresent()) {
                return same(waiting.get(), why, acting);
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            RevocationRequest request =
                    new RevocationRequest(id, record.origin().household(), why, acting.user(), now, found);
            shelves.revocations().add(record, request);
            changes.write(record, CertificateState.SUSPENDED, "withdrawal asked for, " + detail(why), acting);
            return request;
        });
    }

    private static RevocationRequest same(RevocationRequest waiting, Revocation why, Acting acting) {
        if (!waiting.why().equals(why) || !waiting.by().equals(acting.user())) {
            throw new RevocationWaits(waiting.certificate(), waiting.by());
        }
        return waiting;
    }

    @Override
    public void approve(CertificateId id, Acting acting) {
        shelves.sight().of(acting.township(), () -> {
            CertificateRecord record = changes.held(id);
            if (record.standing().state() == CertificateState.REVOKED) {
                return id;
            }
            RevocationRequest waiting = waiting(id);
            if (waiting.by().equals(acting.user())) {
                throw new SamePersonDecides(id, acting.user());
            }
            decide(id, Outcome.APPROVED, acting);
            changes.write(
                    record, CertificateState.REVOKED, detail(waiting.why()) + "; asked for by " + waiting.by(), acting);
            return id;
        });
    }

    @Override
    public void refuse(CertificateId id, String note, Acting acting) {
        shelves.sight().of(acting.township(), () -> {
            CertificateRecord record = changes.held(id);
            RevocationRequest waiting = waiting(id);
            decide(id, Outcome.REFUSED, acting);
            changes.write(record, waiting.before(), "withdrawal refused: " + note, acting);
            return id;
        });
    }

    private RevocationRequest waiting(CertificateId id) {
        return shelves.revocations().of(id).orElseThrow(() -> new NoRevocationWaits(id));
    }

    private void decide(CertificateId id, Outcome outcome, Acting acting) {
        shelves.revocations().decide(id, outcome, acting.user(), clock.instant());
    }

    @Override
    public Optional<RevocationRequest> of(CertificateId id, Acting acting) {
        return shelves.sight().of(acting.township(), () -> shelves.revocations().of(id));
    }

    @Override
    public List<RevocationRequest> waiting(Acting acting) {
        return shelves.sight().of(acting.township(), () -> shelves.revocations().waiting());
    }

    /** A withdrawal as the journal tells it. */
    static String detail(Revocation why) {
        return why.note().isEmpty() ? why.reason().name() : why.reason().name() + ": " + why.note();
    }
}
