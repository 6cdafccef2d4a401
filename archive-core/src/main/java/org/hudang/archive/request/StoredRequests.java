package org.hudang.archive.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.KeyReused;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.desk.Database;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.request.PersonRequest.Outcome;

/** Requests in the catalogue. */
public final class StoredRequests implements PersonRequests {
    private static final int LONGEST = 500;

    private final Database database;
    private final Journal journal;
    private final ArchiveParts parts;
    private final int days;

    /** @param days how many days after its receipt a request must be answered */
    public StoredRequests(ArchiveParts parts, int days) {
        database = new Database(parts.source(), parts.transactions());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        this.parts = parts;
        this.days = days;
    }

    private LocalDate today() {
        return LocalDate.now(parts.clock().withZone(parts.zone()));
    }

    @Override
    public PersonRequest take(NewRequest request, Acting acting) {
        Commands.key(request.key());
        Commands.text("words", request.words(), LONGEST);
        if (request.receivedOn().isAfter(today())) {
            throw new CommandRefused("receivedOn", "<= " + today());
        }
        return database.within(acting.township(), () -> {
            String township = lock(request.household());
            Optional<PersonRequest> earlier =
                    query("household = ? and key = ?", request.household().value(), request.key()).stream()
                            .findFirst();
            if (earlier.isPresent()) {
                requireSame(earlier.get(), request);
                return earlier.get();
            }
            requireMember(request);
            PersonRequest taken = new PersonRequest(
                    RequestId.next(parts.random()),
                    request.household(),
                    request.member(),
                    request.kind(),
                    request.words(),
                    request.receivedOn(),
                    request.receivedOn().plusDays(days),
                    acting.user(),
                    Optional.empty());
            insert(taken, request.key(), township);
            journal.append(
                    taken.household(),
                    new Entry(
                            acting.user(),
                            "request.take",
                            taken.id().value(),
                            "",
                            "",
                            taken.kind() + " " + taken.dueOn()));
            return taken;
        });
    }

    /** Requests of one household come one after the other. */
    private String lock(HouseholdNumber household) {
        return database.jdbc()
                .sql("select township from archive.household where number = ? for update")
                .param(household.value())
                .query(String.class)
                .optional()
                .orElseThrow(HouseholdUnknown::new);
    }

    private static void requireSame(PersonRequest earlier, NewRequest request) {
        boolean same = earlier.member().equals(request.member())
                && earlier.kind() == request.kind()
                && earlier.words().equals(request.words())
                && earlier.receivedOn().equals(request.receivedOn());
        if (!same) {
            throw new KeyReused("request");
        }
    }

    private void requireMember(NewRequest request) {
        boolean there = database.jdbc()
                .sql("select 1 from archive.member where id = ? and household = ?")
                .params(request.member().value(), request.household().value())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!there) {
            throw new CommandRefused("member", "household.members");
        }
    }

    private void insert(PersonRequest taken, String key, String township) {
        database.jdbc()
                .sql(
                        "insert into archive.person_request (id, household, township, key, member, kind, words, received_on,"
                                + " due_on, taken_at, taken_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        taken.id().value(),
                        taken.household().value(),
                        township,
                        key,
                        taken.member().value(),
                        taken.kind().name(),
                        taken.words(),
                        taken.receivedOn(),
                        taken.dueOn(),
                        OffsetDateTime.ofInstant(parts.clock().instant(), ZoneOffset.UTC),
                        taken.takenBy())
                .update();
    }

    @Override
    public PersonRequest answer(RequestId id, Outcome outcome, String reason, Acting acting) {
        Commands.text("reason", reason, LONGEST);
        return database.within(acting.township(), () -> {
            lock(one(id).household());
            PersonRequest asked = one(id);
            if (asked.answer().isPresent()) {
                PersonRequest.Answer given = asked.answer().get();
                if (given.outcome() != outcome || !given.reason().equals(reason)) {
                    throw new RequestAnswered(given.outcome());
                }
                return asked;
            }
            database.jdbc()
                    .sql("update archive.person_request set outcome = ?, answered_on = ?, reason = ?, answered_by = ?"
                            + " where id = ?")
                    .params(outcome.name(), today(), reason, acting.user(), id.value())
                    .update();
            journal.append(
                    asked.household(),
                    new Entry(
                            acting.user(), "request.answer", id.value(), "", "", asked.kind() + " " + outcome.name()));
            return one(id);
        });
    }

    private PersonRequest one(RequestId id) {
        return query("id = ?", id.value()).stream().findFirst().orElseThrow(RequestUnknown::new);
    }

    @Override
    public Optional<PersonRequest> find(RequestId id, Acting acting) {
        return database.within(
                acting.township(), () -> query("id = ?", id.value()).stream().findFirst());
    }

    @Override
    public List<PersonRequest> of(HouseholdNumber household, Acting acting) {
        return database.within(
                acting.township(),
                () -> query("household = ? order by received_on desc, taken_at desc, id", household.value()));
    }

    @Override
    public List<PersonRequest> waiting(Acting acting) {
        return database.within(acting.township(), () -> query("outcome = '' order by due_on, taken_at, id"));
    }

    private List<PersonRequest> query(String condition, Object... values) {
        return database.jdbc()
                .sql("select * from archive.person_request where " + condition)
                .params(values)
                .query((row, i) -> request(row))
                .list();
    }

    private static PersonRequest request(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new PersonRequest(
                new RequestId(row.getString("id")),
                new HouseholdNumber(row.getString("household")),
                new MemberId(row.getString("member")),
                PersonRequest.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getObject("received_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("taken_by"),
                outcome.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PersonRequest.Answer(
                                Outcome.valueOf(outcome),
                                row.getObject("answered_on", LocalDate.class),
                                row.getString("reason"),
                                row.getString("answered_by"))));
    }
}
