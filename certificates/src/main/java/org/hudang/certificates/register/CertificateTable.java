package org.hudang.certificates.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateRecord.Origin;
import org.hudang.certificates.CertificateRecord.Standing;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.number.CertificateNumber;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.payload.CertificatePayload;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The certificates in sight. */
final class CertificateTable {
    private static final String SELECT = "select * from certificate.certificate where ";

    private final JdbcClient jdbc;

    CertificateTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row: the certificate and what printing and repeating need.
     *
     * @param wishDigest digest of the wish it was issued for
     * @param envelope signed bytes as printed
     */
    record Row(CertificateRecord record, Cbor.Bytes wishDigest, Cbor.Bytes envelope) {}

    void add(String key, Row row) {
        CertificateRecord record = row.record();
        jdbc.sql("insert into certificate.certificate (id, idempotency_key, wish_digest, household, township, holder,"
                        + " benefit, number, short_code, payload, list, place, state, since, issued_at, not_before,"
                        + " not_after) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(record.id().value(), key, row.wishDigest().value())
                .params(record.origin().household(), record.origin().township())
                .params(record.origin().holder(), record.origin().benefit())
                .params(record.number().toString(), record.shortCode().value())
                .params(row.envelope().value())
                .params(record.facts().status().list(), record.facts().status().index())
                .params(
                        record.standing().state().name(),
                        Tables.time(record.standing().since()))
                .params(Tables.time(record.facts().times().issuedAt()))
                .params(Tables.time(record.facts().times().notBefore()))
                .params(Tables.time(record.facts().times().notAfter()))
                .update();
    }

    void change(CertificateId id, CertificateState state, Instant since, Optional<CertificateId> replacedBy) {
        jdbc.sql("update certificate.certificate set state = ?, since = ?, replaced_by = ? where id = ?")
                .param(state.name())
                .param(Tables.time(since))
                .param(replacedBy.map(CertificateId::value).orElse(null))
                .param(id.value())
                .update();
    }

    Optional<Row> byId(CertificateId id) {
        return one("id = ?", id.value());
    }

    Optional<Row> byIdHeld(CertificateId id) {
        return one("id = ? for update", id.value());
    }

    Optional<Row> byKey(String township, String key) {
        return many("township = ? and idempotency_key = ?", township, key).stream()
                .findFirst();
    }

    Optional<Row> byNumber(CertificateNumber number) {
        return one("number = ?", number.toString());
    }

    Optional<Row> byShortCode(ShortCode code) {
        return one("short_code = ?", code.value());
    }

    /** One question of one shape, whatever became of the certificate, so that the time taken tells nothing either. */
    boolean inForce(ShortCode code, Instant now) {
        return jdbc.sql("select exists (select 1 from certificate.certificate"
                        + " where short_code = ? and state = 'VALID' and not_before <= ? and not_after > ?)")
                .params(code.value(), Tables.time(now), Tables.time(now))
                .query(Boolean.class)
                .single();
    }

    Optional<Row> at(StatusPlace place) {
        return many("list = ? and place = ?", place.list(), place.index()).stream()
                .findFirst();
    }

    List<Row> ofHousehold(String household) {
        return many("household = ? order by issued_at desc, id", household);
    }

    /** Certificates of a benefit whose state is not final, in the order in which status lists are written. */
    List<Row> standing(String benefit) {
        return many("benefit = ? and state in ('VALID', 'SUSPENDED') order by list, id for update", benefit);
    }

    private Optional<Row> one(String where, String value) {
        return many(where, value).stream().findFirst();
    }

    private List<Row> many(String where, Object... values) {
        return jdbc.sql(SELECT + where)
                .params(values)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        byte[] envelope = row.getBytes("payload");
        CertificateRecord record = new CertificateRecord(
                CertificatePayload.read(SignedEnvelope.readBare(envelope).payload()),
                CertificateNumber.parse(row.getString("number")),
                new ShortCode(row.getString("short_code")),
                new Origin(
                        row.getString("household"),
                        row.getString("township"),
                        row.getString("holder"),
                        row.getString("benefit")),
                new Standing(
                        CertificateState.valueOf(row.getString("state")),
                        Tables.instant(row, "since"),
                        Optional.ofNullable(row.getString("replaced_by")).map(CertificateId::new)));
        return new Row(record, new Cbor.Bytes(row.getBytes("wish_digest")), new Cbor.Bytes(envelope));
    }
}
