package org.hudang.certificates.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.AnnotatedCopy;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CopyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies that were ordered; nothing is ever changed or taken out. */
final class CopyTable {
    private final JdbcClient jdbc;

    CopyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String key, String township, AnnotatedCopy copy) {
        jdbc.sql(
                        "insert into certificate.annotated_copy (id, idempotency_key, certificate, household, township, purpose,"
                                + " requester, until, ordered_by, ordered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(copy.id().value(), key, copy.certificate().value(), copy.household(), township)
                .params(
                        copy.note().purpose(),
                        copy.note().requester(),
                        copy.note().until())
                .params(copy.by(), Tables.time(copy.at()))
                .update();
    }

    Optional<AnnotatedCopy> byKey(String household, String key) {
        return many("household = ? and idempotency_key = ?", household, key).stream()
                .findFirst();
    }

    Optional<AnnotatedCopy> byId(CopyId id) {
        return many("id = ?", id.value()).stream().findFirst();
    }

    List<AnnotatedCopy> of(CertificateId certificate) {
        return many("certificate = ? order by ordered_at desc, id", certificate.value());
    }

    private List<AnnotatedCopy> many(String where, Object... values) {
        return jdbc.sql("select * from certificate.annotated_copy where " + where)
                .params(values)
                .query((row, n) -> copy(row))
                .list();
    }

    private static AnnotatedCopy copy(ResultSet row) throws SQLException {
        return new AnnotatedCopy(
                new CopyId(row.getString("id")),
                new CertificateId(row.getString("certificate")),
                row.getString("household"),
                new AnnotatedCopy.Note(
                        row.getString("purpose"), row.getString("requester"), row.getObject("until", LocalDate.class)),
                row.getString("ordered_by"),
                Tables.instant(row, "ordered_at"));
    }
}
