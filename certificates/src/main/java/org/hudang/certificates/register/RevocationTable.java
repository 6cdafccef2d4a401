package org.hudang.certificates.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.RevocationRequest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was asked to be withdrawn, and what was decided; nothing is ever taken out. */
final class RevocationTable {
    private static final String WAITING = "select r.* from certificate.revocation r"
            + " join certificate.certificate c on c.id = r.certificate"
            + " where r.outcome is null and c.state in ('VALID', 'SUSPENDED')";

    private final JdbcClient jdbc;

    RevocationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody decided. */
    enum Outcome {
        APPROVED,
        REFUSED,
        /** The certificate reached a final state by another way. */
        OVERTAKEN
    }

    void add(CertificateRecord record, RevocationRequest request) {
        jdbc.sql(
                        "insert into certificate.revocation (certificate, household, township, reason, note, asked_by, asked_at,"
                                + " before) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(request.certificate().value(), request.household())
                .params(
                        record.origin().township(),
                        request.why().reason().name(),
                        request.why().note())
                .params(
                        request.by(),
                        Tables.time(request.at()),
                        request.before().name())
                .update();
    }

    /** Notes the decision about what waits. */
    void decide(CertificateId id, Outcome outcome, String by, Instant at) {
        jdbc.sql("update certificate.revocation set outcome = ?, decided_by = ?, decided_at = ?"
                        + " where certificate = ? and outcome is null")
                .params(outcome.name(), by, Tables.time(at), id.value())
                .update();
    }

    /** What waits for a decision about a certificate whose state is not final. */
    Optional<RevocationRequest> of(CertificateId id) {
        return jdbc.sql(WAITING + " and r.certificate = ?")
                .param(id.value())
                .query((row, n) -> request(row))
                .optional();
    }

    List<RevocationRequest> waiting() {
        return jdbc.sql(WAITING + " order by r.asked_at, r.certificate")
                .query((row, n) -> request(row))
                .list();
    }

    private static RevocationRequest request(ResultSet row) throws SQLException {
        return new RevocationRequest(
                new CertificateId(row.getString("certificate")),
                row.getString("household"),
                new Revocation(Revocation.Reason.valueOf(row.getString("reason")), row.getString("note")),
                row.getString("asked_by"),
                Tables.instant(row, "asked_at"),
                CertificateState.valueOf(row.getString("before")));
    }
}
