package org.hudang.casework.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.Openings;
import org.hudang.casework.Openings.Drawn;
import org.hudang.casework.application.Application.PaperState;
import org.hudang.casework.application.Application.SignerState;
import org.hudang.casework.benefit.Programme;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applications in PostgreSQL; every method runs inside the caller's transaction and scope. */
public final class ApplicationStore {
    private final JdbcClient jdbc;
    private final Openings openings;

    public ApplicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.openings = new Openings(jdbc, "application");
    }

    Openings openings() {
        return openings;
    }

    /** Draws the next number of the day: division, date, serial. */
    Drawn draw(String township, String key, String household, ApplicationId id, String date) {
        String division = township.substring(0, 6);
        int serial = openings.next(division, date).orElseThrow(() -> ApplicationRefused.numbersUsedUp(division, date));
        return openings.keep(
                township,
                key,
                new Drawn(id.value(), "SS" + division + date + "-" + "%04d".formatted(serial), household));
    }

    Optional<ApplicationId> byKey(String township, String key) {
        return jdbc.sql("select id from casework.application where township = ? and idempotency = ?")
                .params(township, key)
                .query(String.class)
                .optional()
                .map(ApplicationId::new);
    }

    void insert(Application fresh, String key, String user) {
        PaperState paper = fresh.paper();
        jdbc.sql(
                        "insert into casework.application (id, number, household, township, programme, volume, applicant, state,"
                                + " idempotency, opened_by, opened_at, template, pages, revision, file, sm3)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(fresh.id().value(), fresh.number(), fresh.household().value(), fresh.township())
                .params(
                        fresh.programme().code(),
                        fresh.volume().value(),
                        fresh.applicant().value())
                .params(fresh.state().name(), key, user, utc(fresh.openedAt()))
                .params(paper.template(), paper.pages(), paper.revision(), paper.file(), paper.sm3())
                .update();
        int ordinal = 0;
        for (SignerState signer : fresh.signers()) {
            jdbc.sql("insert into casework.application_signer (application, field, township, ordinal, signer, name)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(fresh.id().value(), signer.field(), fresh.township(), ++ordinal)
                    .params(signer.signer(), signer.name())
                    .update();
        }
    }

    /** Moves the form to its next revision, unless somebody else did so since it was read, or its time is over. */
    boolean advance(Application from, String file, String sm3) {
        return jdbc.sql("update casework.application set revision = revision + 1, file = ?, sm3 = ?"
                                + " where id = ? and revision = ? and state = 'SIGNING'")
                        .params(file, sm3, from.id().value(), from.paper().revision())
                        .update()
                == 1;
    }

    void signed(ApplicationId id, String field, Instant at, String act, String evidence) {
        jdbc.sql("update casework.application_signer set signed_at = ?, act = ?, evidence = ?"
                        + " where application = ? and field = ? and signed_at is null")
                .params(utc(at), act, evidence, id.value(), field)
                .update();
    }

    void filed(ApplicationId id, ItemId item) {
        jdbc.sql("update casework.application set state = 'FILED', item = ? where id = ?")
                .params(item.value(), id.value())
                .update();
    }

    void expired(ApplicationId id) {
        jdbc.sql("update casework.application set state = 'EXPIRED' where id = ? and state = 'SIGNING'")
                .param(id.value())
                .update();
    }

    /** Those that were opened before this moment and are neither filed nor ended. */
    List<ApplicationId> overdue(Instant openedBefore) {
        return jdbc
                .sql("select id from casework.application where state = 'SIGNING' and opened_at < ?"
                        + " order by opened_at, id")
                .param(utc(openedBefore))
                .query(String.class)
                .list()
                .stream()
                .map(ApplicationId::new)
                .toList();
    }

    /** Nobody else changes it before the end of the transaction. */
    void hold(ApplicationId id) {
        jdbc.sql("select id from casework.application where id = ? for update")
                .param(id.value())
                .query(String.class)
                .list();
    }

    Optional<Application> find(ApplicationId id) {
        List<SignerState> signers = jdbc.sql("select field, signer, name, signed_at, act, evidence"
                        + " from casework.application_signer where application = ? order by ordinal")
                .param(id.value())
                .query((row, n) -> new SignerState(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getString(5)),
                        Optional.ofNullable(row.getString(6))))
                .list();
        return jdbc.sql("select * from casework.application where id = ?")
                .param(id.value())
                .query((row, n) -> application(row, signers))
                .optional();
    }

    private static Application application(ResultSet row, List<SignerState> signers) throws SQLException {
        return new Application(
                new ApplicationId(row.getString("id")),
                row.getString("number"),
                new HouseholdNumber(row.getString("household")),
                row.getString("township"),
                new VolumeId(row.getString("volume")),
                Programme.ofCode(row.getString("programme")).orElseThrow(),
                new MemberId(row.getString("applicant")),
                Application.State.valueOf(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                new PaperState(
                        row.getString("template"),
                        row.getInt("pages"),
                        row.getInt("revision"),
                        row.getString("file"),
                        row.getString("sm3")),
                signers,
                Optional.ofNullable(row.getString("item")).map(ItemId::new));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
