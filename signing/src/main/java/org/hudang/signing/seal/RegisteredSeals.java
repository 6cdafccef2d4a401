package org.hudang.signing.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.verify.SealStates;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How the seals of this house stood at a time (印章当时的状态), from their logs, whose chains are checked: each entry once in
 * the life of this object, however often it is asked. A log that does not hold is an answer to nothing: {@link SealLogBroken}.
 *
 * <p>A time in whole seconds, as timestamps name it, stands for the whole second: a seal that was in use during a part of it
 * was in use. Safe for many threads.
 */
public final class RegisteredSeals implements SealStates {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TownshipTables tables;
    private final SealRows rows;
    private final SealLog log;
    private final Map<SealId, Life> lives = new ConcurrentHashMap<>();

    /**
     * @param database connections of the application's role
     * @param transactions over the same connections
     * @param heads authenticates the heads of the logs
     */
    public RegisteredSeals(DataSource database, TransactionOperations transactions, HeadKey heads) {
        this.tables = new TownshipTables(database, transactions);
        this.rows = new SealRows(tables);
        this.log = new SealLog(tables, heads, Clock.systemUTC()); // only read here
    }

    /** What the seal is since then. */
    private record Change(Instant at, SealState state) {}

    /** The life of a seal as far as its log was followed. */
    private record Life(SealLog.Point read, List<Change> changes) {
        static final Life NEW = new Life(SealLog.Point.START, List.of());
    }

    @Override
    public Standing standing(byte[] certificate, Instant at) {
        return tables.as(
                Officer.BUREAU,
                () -> id(certificate).map(id -> standing(id, at)).orElse(Standing.NOT_OURS));
    }

    /**
     * The seal for which this certificate was made, as the register has it now; empty when none of this house was.
     *
     * @param certificate DER
     */
    public Optional<Seal> of(byte[] certificate) {
        return tables.as(
                Officer.BUREAU, () -> id(certificate).map(id -> rows.get(id).seal()));
    }

    private Optional<SealId> id(byte[] certificate) {
        return tables.jdbc()
                .sql("select seal from signing.seal_key where certificate = ?")
                .param(certificate)
                .query((row, n) -> new SealId(row.getString(1)))
                .optional();
    }

    private Standing standing(SealId id, Instant at) {
        List<Change> changes = life(id).changes();
        Instant end =
                at.equals(at.truncatedTo(ChronoUnit.SECONDS)) ? at.plus(SECOND).minusNanos(1) : at;
        Standing standing = inForce(at, changes);
        for (Change change : changes) {
            if (change.state() == SealState.ACTIVE
                    && change.at().isAfter(at)
                    && !change.at().isAfter(end)) {
                standing = Standing.ACTIVE;
            }
        }
        if (standing != Standing.ACTIVE) {
            return standing;
        }
        Validity made = rows.get(id).seal().validity();
        if (end.isBefore(made.from())) {
            return Standing.NOT_YET;
        }
        return at.isBefore(made.until()) ? Standing.ACTIVE : Standing.ENDED;
    }

    private static Standing inForce(Instant at, List<Change> changes) {
        SealState state = SealState.DRAFT;
        for (Change change : changes) {
            if (!change.at().isAfter(at)) {
                state = change.state();
            }
        }
        return switch (state) {
            case DRAFT, APPROVED, MADE, FILED -> Standing.NOT_YET;
            case ACTIVE -> Standing.ACTIVE;
            case SUSPENDED -> Standing.SUSPENDED;
            case CANCELLED -> Standing.CANCELLED;
        };
    }

    private Life life(SealId id) {
        Life known = lives.getOrDefault(id, Life.NEW);
        List<Change> changes = new ArrayList<>(known.changes());
        SealLog.Point read = log.follow(
                id,
                known.read(),
                entry -> after(entry.event()).ifPresent(state -> changes.add(new Change(entry.at(), state))));
        Life now = new Life(read, List.copyOf(changes));
        lives.merge(id, now, (one, other) -> one.read().number() > other.read().number() ? one : other);
        return now;
    }

    /** The state after an event of the seal itself; uses change none. */
    private static Optional<SealState> after(SealEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case DRAFTED -> SealState.DRAFT;
                    case APPROVED -> SealState.APPROVED;
                    case MADE -> SealState.MADE;
                    case FILED -> SealState.FILED;
                    case ACTIVATED, RESUMED -> SealState.ACTIVE;
                    case SUSPENDED -> SealState.SUSPENDED;
                    case CANCELLED -> SealState.CANCELLED;
                    default -> null;
                });
    }
}
