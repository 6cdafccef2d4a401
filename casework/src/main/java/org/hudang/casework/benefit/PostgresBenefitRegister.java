package org.hudang.casework.benefit;

import java.io.InputStream;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.OpaqueId;
import org.hudang.casework.CaseworkJournal;
import org.hudang.casework.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register of benefits in PostgreSQL, schema {@code casework}. */
public final class PostgresBenefitRegister implements BenefitRegister {
    private static final String COLUMNS = "id, household, township, programme, level, people, starts_on, ends_on,"
            + " next_review, stopped_on, stop_reason";

    private final JdbcClient jdbc;
    private final Scope scope;
    private final CaseworkJournal journal;
    private final Clock clock;
    private final SecureRandom random;
    private final List<StopListener> listeners;

    /**
     * A register over the caller's transactions.
     *
     * @param clock in the office's zone, whose days count
     */
    public PostgresBenefitRegister(
            JdbcClient jdbc,
            Scope scope,
            CaseworkJournal journal,
            Clock clock,
            SecureRandom random,
            List<StopListener> listeners) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.journal = journal;
        this.clock = clock;
        this.random = random;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public Benefit enter(EnterBenefit entry, Acting acting) {
        return scope.in(acting, () -> {
            journal.hold(entry.household(), entry.township());
            return there(entry).orElseGet(() -> insert(entry, acting));
        });
    }

    @Override
    public EnteredTable enterTable(InputStream csv, HouseholdLookup households, Acting acting) {
        List<BenefitTable.Row> rows = BenefitTable.read(csv, households);
        return scope.in(acting, () -> {
            List<Benefit> entered = new ArrayList<>();
            List<Benefit> known = new ArrayList<>();
            List<BenefitTableRefused.WrongRow> wrong = new ArrayList<>();
            for (BenefitTable.Row row : rows) {
                EnterBenefit entry = row.entry();
                journal.hold(entry.household(), entry.township());
                try {
                    Optional<Benefit> there = stopped(entry).or(() -> there(entry));
                    if (there.isPresent()) {
                        known.add(there.get());
                    } else {
                        entered.add(insert(entry, acting));
                    }
                } catch (BenefitRefused refused) {
                    wrong.add(new BenefitTableRefused.WrongRow(
                            row.line(), "from", locale -> refused.code() + " " + refused.sentence(locale)));
                }
            }
            if (!wrong.isEmpty()) {
                throw new BenefitTableRefused(wrong); // and with it goes whatever was entered before
            }
            return new EnteredTable(entered, known);
        });
    }

    @Override
    public List<Benefit> of(String household, Acting acting) {
        return scope.in(
                acting,
                () -> jdbc.sql("select " + COLUMNS + " from casework.benefit where household = ?"
                                + " order by starts_on desc, id")
                        .param(household)
                        .query(PostgresBenefitRegister::benefit)
                        .list());
    }

    @Override
    public Optional<Benefit> inForce(String household, Programme programme, LocalDate on, Acting acting) {
        return of(household, acting).stream()
                .filter(benefit -> benefit.programme() == programme && benefit.isInForceOn(on))
                .findFirst();
    }

    @Override
    public Benefit stop(BenefitId id, Benefit.Stop stop, Acting acting) {
        if (stop.reason().isBlank() || stop.reason().length() > 200) {
            throw BenefitRefused.field("reason", "1–200");
        }
        LocalDate today = LocalDate.now(clock);
        if (stop.on().isAfter(today)) {
            throw BenefitRefused.field("on", "≤ " + today);
        }
        return scope.in(acting, () -> {
            Benefit current = find(id);
            if (current.stopped().isPresent()) {
                throw BenefitRefused.alreadyStopped(id.value());
            }
            jdbc.sql("update casework.benefit set stopped_on = ?, stop_reason = ? where id = ?")
                    .params(stop.on(), stop.reason(), id.value())
                    .update();
            Benefit stopped = find(id);
            journal.append(stopped.household(), stopped.township(), "benefit-stopped", id + " " + stop.on(), acting);
            listeners.forEach(listener -> listener.stopped(stopped, acting));
            return stopped;
        });
    }

    /** What the entry says, entered before and stopped since. */
    private Optional<Benefit> stopped(EnterBenefit entry) {
        return jdbc
                .sql("select " + COLUMNS + " from casework.benefit where household = ? and programme = ?"
                        + " and stopped_on is not null and starts_on = ?")
                .params(entry.household(), entry.programme().code())
                .param(entry.from())
                .query(PostgresBenefitRegister::benefit)
                .stream()
                .filter(benefit -> same(benefit, entry))
                .findFirst();
    }

    /**
     * What the entry says, in the register and not stopped.
     *
     * @throws BenefitRefused if another benefit of this programme, not stopped, shares a day with it
     */
    private Optional<Benefit> there(EnterBenefit entry) {
        List<Benefit> sharing = jdbc.sql("select " + COLUMNS + " from casework.benefit where household = ?"
                        + " and programme = ? and stopped_on is null"
                        + " and daterange(starts_on, ends_on, '[]') && daterange(?, ?, '[]')")
                .params(entry.household(), entry.programme().code())
                .param(entry.from())
                .param(entry.until().orElse(null))
                .query(PostgresBenefitRegister::benefit)
                .list();
        if (sharing.size() == 1 && same(sharing.get(0), entry)) {
            return Optional.of(sharing.get(0));
        }
        if (!sharing.isEmpty()) {
            throw BenefitRefused.alreadyInForce(
                    entry.household(), entry.programme().code());
        }
        return Optional.empty();
    }

    private Benefit insert(EnterBenefit entry, Acting acting) {
        BenefitId id = new BenefitId(OpaqueId.next("ben", random));
        jdbc.sql("insert into casework.benefit (id, household, township, programme, level, people, starts_on, ends_on,"
                        + " next_review, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id.value())
                .param(entry.household())
                .param(entry.township())
                .param(entry.programme().code())
                .param(entry.level())
                .param(entry.people())
                .param(entry.from())
                .param(entry.until().orElse(null))
                .param(entry.nextReview())
                .param(acting.user())
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        journal.append(
                entry.household(),
                entry.township(),
                "benefit-entered",
                id + " " + entry.programme().code() + " " + entry.from(),
                acting);
        return find(id);
    }

    private static boolean same(Benefit there, EnterBenefit entry) {
        return there.level().equals(entry.level())
                && there.people() == entry.people()
                && there.from().equals(entry.from())
                && there.until().equals(entry.until())
                && there.nextReview().equals(entry.nextReview());
    }

    private Benefit find(BenefitId id) {
        return jdbc.sql("select " + COLUMNS + " from casework.benefit where id = ? for update")
                .param(id.value())
                .query(PostgresBenefitRegister::benefit)
                .optional()
                .orElseThrow(() -> BenefitRefused.unknown(id.value()));
    }

    private static Benefit benefit(ResultSet row, int n) throws SQLException {
        @Nullable LocalDate stoppedOn = row.getObject("stopped_on", LocalDate.class);
        return new Benefit(
                new BenefitId(row.getString("id")),
                row.getString("household"),
                row.getString("township"),
                Programme.ofCode(row.getString("programme")).orElseThrow(),
                row.getString("level"),
                row.getInt("people"),
                row.getObject("starts_on", LocalDate.class),
                Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                row.getObject("next_review", LocalDate.class),
                stoppedOn == null
                        ? Optional.empty()
                        : Optional.of(new Benefit.Stop(stoppedOn, row.getString("stop_reason"))));
    }
}
