package org.hudang.signing.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.SigningException;
import org.hudang.signing.seal.PaperStage.Staged;
import org.hudang.signing.seal.RequestRows.Row;

/** Brings requests to rest after a crash, without signing anything. */
final class SealUseRecovery {
    private final SealUseParts parts;
    private final TownshipTables tables;
    private final RequestRows requests;
    private final Sealing sealing;
    private final UseLock lock;
    private final List<SealRequestId> adopted = new ArrayList<>();
    private final List<SealRequestId> released = new ArrayList<>();
    private final List<SealRequestId> cleared = new ArrayList<>();
    private final List<SigningException> failures = new ArrayList<>();

    SealUseRecovery(SealUseParts parts, TownshipTables tables, RequestRows requests, Sealing sealing) {
        this.parts = parts;
        this.tables = tables;
        this.requests = requests;
        this.sealing = sealing;
        this.lock = new UseLock(parts.database());
    }

    /** What can be brought to rest is, before the failure of one is told: a seal whose log is broken stops no other. */
    SealRecovery run(Officer operator) {
        List<Row> begun = tables.alone(operator.township(), () -> requests.in(SealRequestState.IN_USE));
        for (Row row : begun) {
            lock.within(row.id().value(), () -> tried(row.id(), operator));
        }
        for (String owner : parts.stage().owners(SealRequestId.PREFIX)) {
            lock.within(owner, () -> clear(new SealRequestId(owner), operator));
        }
        if (!failures.isEmpty()) {
            SigningException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return new SealRecovery(adopted, released, cleared);
    }

    private SealRequestId tried(SealRequestId id, Officer operator) {
        try {
            return settle(id, operator);
        } catch (SigningException failure) {
            failures.add(failure);
            return id;
        }
    }

    private SealRequestId settle(SealRequestId id, Officer operator) {
        return tables.alone(operator.township(), () -> {
            Row row = requests.locked(id);
            if (row.view().state() == SealRequestState.IN_USE) {
                Optional<Staged> left = parts.stage().find(id.value(), Sealing.suffix(row));
                if (left.isPresent()) {
                    sealing.record(
                            row,
                            left.get(),
                            SealedPaper.Outcome.ADOPTED,
                            SealLog.Line.of(SealEvent.USE_ADOPTED, operator));
                    adopted.add(id);
                } else {
                    sealing.release(row, operator);
                    released.add(id);
                }
            }
            return id;
        });
    }

    private SealRequestId clear(SealRequestId id, Officer operator) {
        Optional<Row> row = tables.alone(operator.township(), () -> requests.find(id));
        boolean filed = row.isPresent() && row.get().view().state() == SealRequestState.FILED;
        if (filed && parts.stage().clear(id.value())) {
            cleared.add(id);
        }
        return id;
    }
}
