package org.hudang.certificates.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.Consent;
import org.hudang.certificates.Consent.Field;
import org.hudang.certificates.PhoneCards.Held;
import org.hudang.certificates.PhoneCards.Look;
import org.hudang.certificates.payload.PhoneCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ways in for phones, phones, and codes that were used up, in sight. */
final class CardTables {
    private final JdbcClient jdbc;

    CardTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a way in, or a phone, came to its end. */
    enum End {
        TAKEN,
        REPLACED,
        ENDED,
        TRIED_OUT
    }

    void addEntry(CertificateRecord record, byte[] code, String by, Instant at, Instant until) {
        jdbc.sql("insert into certificate.card_entry (certificate, household, township, code_hash, made_by, made_at,"
                        + " open_until) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        record.id().value(),
                        record.origin().household(),
                        record.origin().township())
                .params(code, by, Tables.time(at), Tables.time(until))
                .update();
    }

    /** Closes the way in of a certificate; whether there was one. */
    boolean closeEntry(CertificateId id, End how, Instant at) {
        return jdbc.sql("update certificate.card_entry set ended_at = ?, ended_how = ?"
                                + " where certificate = ? and ended_at is null")
                        .params(Tables.time(at), how.name(), id.value())
                        .update()
                > 0;
    }

    /** The certificate of a way in that is open. */
    Optional<CertificateId> entry(byte[] code, Instant now) {
        return jdbc.sql("select certificate from certificate.card_entry"
                        + " where code_hash = ? and ended_at is null and open_until > ?")
                .params(code, Tables.time(now))
                .query((row, n) -> new CertificateId(row.getString("certificate")))
                .optional();
    }

    /** Counts a try at a way in; how many there were, this one included, and none when it is open no more. */
    Optional<Integer> tryEntry(byte[] code, Instant now) {
        return jdbc.sql("update certificate.card_entry set tries = tries + 1"
                        + " where code_hash = ? and ended_at is null and open_until > ? returning tries")
                .params(code, Tables.time(now))
                .query(Integer.class)
                .optional();
    }

    void addPhone(CertificateRecord record, byte[] secret, Instant at) {
        jdbc.sql("insert into certificate.card_phone (certificate, household, township, secret_hash, taken_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(
                        record.id().value(),
                        record.origin().household(),
                        record.origin().township())
                .params(secret, Tables.time(at))
                .update();
    }

    /** Ends the phone of a certificate; whether there was one. */
    boolean endPhone(CertificateId id, String by, Instant at) {
        return jdbc.sql("update certificate.card_phone set ended_at = ?, ended_by = ?"
                                + " where certificate = ? and ended_at is null")
                        .params(Tables.time(at), by, id.value())
                        .update()
                > 0;
    }

    /** The certificate on a phone that was not ended. */
    Optional<CertificateId> phone(byte[] secret) {
        return jdbc.sql("select certificate from certificate.card_phone where secret_hash = ? and ended_at is null")
                .param(secret)
                .query((row, n) -> new CertificateId(row.getString("certificate")))
                .optional();
    }

    Held held(CertificateId id, Instant now) {
        return new Held(
                jdbc.sql("select taken_at from certificate.card_phone where certificate = ? and ended_at is null")
                        .param(id.value())
                        .query((row, n) -> Tables.instant(row, "taken_at"))
                        .optional(),
                jdbc.sql("select open_until from certificate.card_entry"
                                + " where certificate = ? and ended_at is null and open_until > ?")
                        .params(id.value(), Tables.time(now))
                        .query((row, n) -> Tables.instant(row, "open_until"))
                        .optional());
    }

    /** Uses a code up; whether this was the first time. Whoever comes at the same moment waits for the answer. */
    boolean use(CertificateRecord record, PhoneCode code, Optional<byte[]> check, String said, Instant at) {
        return jdbc.sql("insert into certificate.card_use (nonce, certificate, household, township, used_at,"
                                + " check_hash, said) values (?, ?, ?, ?, ?, ?, ?) on conflict (nonce) do nothing")
                        .params(
                                HexFormat.of().parseHex(code.nonce()),
                                record.id().value())
                        .params(record.origin().household(), record.origin().township(), Tables.time(at))
                        .param(check.orElse(null))
                        .param(said)
                        .update()
                == 1;
    }

    /** Whether this same check has used a code up. */
    boolean usedBy(PhoneCode code, byte[] check) {
        return jdbc.sql("select exists (select 1 from certificate.card_use where nonce = ? and check_hash = ?)")
                .params(HexFormat.of().parseHex(code.nonce()), check)
                .query(Boolean.class)
                .single();
    }

    void addConsent(CertificateRecord record, Consent consent, Instant at, Instant until) {
        jdbc.sql("insert into certificate.card_consent (certificate, household, township, purpose, tells_name,"
                        + " tells_people, given_at, open_until) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        record.id().value(),
                        record.origin().household(),
                        record.origin().township())
                .params(
                        consent.purpose().name(),
                        consent.fields().contains(Field.NAME),
                        consent.fields().contains(Field.PEOPLE))
                .params(Tables.time(at), Tables.time(until))
                .update();
    }

    /** Ends what was agreed and nobody used. */
    void endConsent(CertificateId id, End how, Instant at) {
        jdbc.sql("update certificate.card_consent set ended_at = ?, ended_how = ?"
                        + " where certificate = ? and ended_at is null")
                .params(Tables.time(at), how.name(), id.value())
                .update();
    }

    /**
     * What is agreed and waits for a checker.
     *
     * @param id of this agreement and no other
     */
    record Agreed(long id, Consent consent) {}

    /** What is agreed and waits for a checker. */
    Optional<Agreed> agreed(CertificateId id, Instant now) {
        return jdbc.sql("select id, purpose, tells_name, tells_people from certificate.card_consent"
                        + " where certificate = ? and ended_at is null and open_until > ?")
                .params(id.value(), Tables.time(now))
                .query((row, n) -> new Agreed(row.getLong("id"), consent(row)))
                .optional();
    }

    /** Gives what was agreed to this code; nothing where another code had it meanwhile, or it is over. */
    Optional<Consent> useConsent(Agreed agreed, PhoneCode code, Instant now) {
        return jdbc.sql("update certificate.card_consent set ended_at = ?, ended_how = 'USED', nonce = ?"
                        + " where id = ? and ended_at is null and open_until > ?"
                        + " returning purpose, tells_name, tells_people")
                .params(Tables.time(now), HexFormat.of().parseHex(code.nonce()))
                .params(agreed.id(), Tables.time(now))
                .query((row, n) -> consent(row))
                .optional();
    }

    private static Consent consent(ResultSet row) throws SQLException {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        if (row.getBoolean("tells_name")) {
            fields.add(Field.NAME);
        }
        if (row.getBoolean("tells_people")) {
            fields.add(Field.PEOPLE);
        }
        return new Consent(Consent.Purpose.valueOf(row.getString("purpose")), fields);
    }

    void forgetUsesBefore(Instant then) {
        jdbc.sql("delete from certificate.card_use where used_at < ?")
                .param(Tables.time(then))
                .update();
    }

    /** The newest checks, of the printed code and of codes on the phone, newest first. */
    List<Look> looks(CertificateId id, int most) {
        return jdbc.sql("select at, what, said, c.purpose, c.tells_name, c.tells_people from ("
                        + "select at, 'PRINTED' as what, '' as said, null::bytea as nonce from certificate.journal"
                        + " where certificate = ? and act = 'CHECKED'"
                        + " union all select used_at, 'PHONE', said, nonce from certificate.card_use"
                        + " where certificate = ?) looks left join certificate.card_consent c on c.nonce = looks.nonce"
                        + " order by at desc limit ?")
                .params(id.value(), id.value(), most)
                .query((row, n) -> look(row))
                .list();
    }

    private static Look look(ResultSet row) throws SQLException {
        return new Look(
                Tables.instant(row, "at"),
                Look.What.valueOf(row.getString("what")),
                row.getString("said"),
                row.getString("purpose") == null ? Optional.empty() : Optional.of(consent(row)));
    }
}
