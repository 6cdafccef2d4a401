package org.hudang.casework.authorization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.Openings;
import org.hudang.casework.Openings.Drawn;
import org.hudang.casework.authorization.Authorization.PaperState;
import org.hudang.casework.authorization.Authorization.SealState;
import org.hudang.casework.authorization.Authorization.SignerState;
import org.hudang.casework.benefit.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Authorizations in PostgreSQL; every method runs inside the caller's transaction and scope. */
public final class AuthorizationStore {
    private final JdbcClient jdbc;
    private final Openings openings;

    public AuthorizationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.openings = new Openings(jdbc, "authorization");
    }

    Openings openings() {
        return openings;
    }

    /** Draws the next number of the day: division, date, serial. */
    Drawn draw(String township, String key, String household, AuthorizationId id, String date) {
        String division = township.substring(0, 6);
        int serial =
                openings.next(division, date).orElseThrow(() -> AuthorizationRefused.numbersUsedUp(division, date));
        return openings.keep(
                township, key, new Drawn(id.value(), division + date + "%04d".formatted(serial), household));
    }

    Optional<AuthorizationId> byKey(String township, String key) {
        return jdbc.sql("select id from casework.authorization_letter where township = ? and idempotency = ?")
                .params(township, key)
                .query((row, n) -> new AuthorizationId(row.getString(1)))
                .optional();
    }

    void insert(Authorization fresh, String key, String user) {
        String id = fresh.id().value();
        String township = fresh.township();
        jdbc.sql(
                        "insert into casework.authorization_letter (id, number, household, township, programme, volume, office, state,"
                                + " idempotency, opened_by, opened_at) values (?, ?, ?, ?, ?, ?, ?, 'SIGNING', ?, ?, ?)")
                .params(
                        id,
                        fresh.number(),
                        fresh.household().value(),
                        township,
                        fresh.programme().code(),
                        fresh.volume().value(),
                        fresh.office(),
                        key,
                        user,
                        utc(fresh.openedAt()))
                .update();
        for (PaperState paper : fresh.papers()) {
            jdbc.sql("insert into casework.authorization_paper values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            paper.name().name(),
                            township,
                            paper.template(),
                            paper.pages(),
                            paper.revision(),
                            paper.file(),
                            paper.sm3())
                    .update();
        }
        int ordinal = 0;
        for (SignerState signer : fresh.signers()) {
            jdbc.sql("insert into casework.authorization_signer (letter, kind, field, township, ordinal, signer, name,"
                            + " wards) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(id, signer.paper().name(), signer.field(), township, ++ordinal, signer.signer())
                    .params(signer.name(), String.join(" ", signer.wards()))
                    .update();
        }
        for (SealState seal : fresh.seals()) {
            jdbc.sql("insert into casework.authorization_seal (letter, kind, field, township, role)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(id, seal.paper().name(), seal.field(), township, seal.role())
                    .update();
        }
    }

    /** Moves a paper to its next revision, unless somebody else did so since it was read. */
    boolean advance(AuthorizationId id, PaperState from, String file, String sm3) {
        return jdbc.sql("update casework.authorization_paper set revision = revision + 1, file = ?, sm3 = ?"
                                + " where letter = ? and kind = ? and revision = ?")
                        .params(file, sm3, id.value(), from.name().name(), from.revision())
                        .update()
                == 1;
    }

    void signed(AuthorizationId id, String field, Instant at, String act, String evidence) {
        jdbc.sql("update casework.authorization_signer set signed_at = ?, act = ?, evidence = ?"
                        + " where letter = ? and field = ? and signed_at is null")
                .params(utc(at), act, evidence, id.value(), field)
                .update();
    }

    void sealed(AuthorizationId id, String field, Instant at, String request) {
        jdbc.sql("update casework.authorization_seal set sealed_at = ?, request = ?"
                        + " where letter = ? and field = ? and sealed_at is null")
                .params(utc(at), request, id.value(), field)
                .update();
    }

    /** Nobody else changes it before the end of the transaction. */
    void hold(AuthorizationId id) {
        jdbc.sql("select id from casework.authorization_letter where id = ? for update")
                .param(id.value())
                .query(String.class)
                .list();
    }

    /** Those that were opened before this moment and are neither filed nor ended. */
    List<AuthorizationId> overdue(Instant openedBefore) {
        return jdbc
                .sql("select id from casework.authorization_letter where state = 'SIGNING' and opened_at < ?"
                        + " order by opened_at, id")
                .param(utc(openedBefore))
                .query(String.class)
                .list()
                .stream()
                .map(AuthorizationId::new)
                .toList();
    }

    void expired(AuthorizationId id) {
        jdbc.sql("update casework.authorization_letter set state = 'EXPIRED' where id = ? and state = 'SIGNING'")
                .param(id.value())
                .update();
    }

    void filed(AuthorizationId id, ItemId notice, ItemId letter) {
        jdbc.sql(
                        "update casework.authorization_letter set state = 'FILED', notice_item = ?, letter_item = ? where id = ?")
                .params(notice.value(), letter.value(), id.value())
                .update();
    }

    Optional<Authorization> find(AuthorizationId id) {
        List<PaperState> papers = jdbc.sql(
                        "select kind, template, pages, revision, file, sm3 from casework.authorization_paper"
                                + " where letter = ? order by kind desc")
                .param(id.value())
                .query((row, n) -> new PaperState(
                        PaperName.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
        List<SignerState> signers = jdbc.sql("select kind, field, signer, name, wards, signed_at, act, evidence"
                        + " from casework.authorization_signer where letter = ? order by ordinal")
                .param(id.value())
                .query((row, n) -> new SignerState(
                        PaperName.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Arrays.stream(row.getString(5).split(" "))
                                .filter(ward -> !ward.isEmpty())
                                .toList(),
                        instant(row, 6),
                        Optional.ofNullable(row.getString(7)),
                        Optional.ofNullable(row.getString(8))))
                .list();
        List<SealState> seals = jdbc.sql("select kind, field, role, request, sealed_at from casework.authorization_seal"
                        + " where letter = ? order by field")
                .param(id.value())
                .query((row, n) -> new SealState(
                        PaperName.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        instant(row, 5)))
                .list();
        return jdbc.sql("select * from casework.authorization_letter where id = ?")
                .param(id.value())
                .query((row, n) -> letter(row, papers, signers, seals))
                .optional();
    }

    private static Authorization letter(
            ResultSet row, List<PaperState> papers, List<SignerState> signers, List<SealState> seals)
            throws SQLException {
        @Nullable String notice = row.getString("notice_item");
        @Nullable String letter = row.getString("letter_item");
        return new Authorization(
                new AuthorizationId(row.getString("id")),
                row.getString("number"),
                new HouseholdNumber(row.getString("household")),
                row.getString("township"),
                new VolumeId(row.getString("volume")),
                row.getString("office"),
                Programme.ofCode(row.getString("programme")).orElseThrow(),
                Authorization.State.valueOf(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                papers,
                signers,
                seals,
                notice == null || letter == null
                        ? Optional.empty()
                        : Optional.of(new Authorization.FiledAs(new ItemId(notice), new ItemId(letter))));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
