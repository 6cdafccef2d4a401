package org.hudang.casework.certificate;

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
import org.hudang.casework.certificate.IssueRelief.Issuer;
import org.hudang.casework.certificate.IssueRelief.Sheet;
import org.hudang.forms.CertificatePaper.Shape;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealRequestId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The papers of certificates and of their copies, from being asked for to filing. */
final class ReliefRows {
    private static final String UNDER_WAY =
            "select * from casework.certificate_paper where item is null and dropped_at is null and asked_at is not null";

    private static final String OLDEST_FIRST = " and starts_with(certificate, ?) order by asked_at, certificate limit ";

    private static final String ORDER_OF_EXCLUDED = " file = null, sm3 = null, template = null, request = null,"
            + " holder = excluded.holder, volume = excluded.volume, shape = excluded.shape, seal = excluded.seal,"
            + " issuer = excluded.issuer, address = excluded.address, mark = excluded.mark, asked_by = excluded.asked_by,"
            + " asked_township = excluded.asked_township, asked_terminal = excluded.asked_terminal, asked_at = excluded.asked_at";

    private final JdbcClient jdbc;

    ReliefRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A paper.
     *
     * @param paper number of the certificate or of the copy whose paper it is
     * @param order what was asked for; empty for those of before orders were kept
     * @param composed the paper as it was composed first
     * @param request the use of the seal, once it was asked for
     * @param item where it was filed
     * @param dropped whether it is not made any more
     */
    record Row(
            String paper,
            Optional<Order> order,
            Optional<Composed> composed,
            Optional<SealRequestId> request,
            Optional<ItemId> item,
            Drop dropped) {
        /** Whether something is still to be done. */
        Optional<Order> underWay() {
            return item.isEmpty() && dropped == Drop.NO ? order : Optional.empty();
        }
    }

    /** Whether a paper is not made any more. */
    enum Drop {
        NO,
        YES
    }

    /**
     * An order for a paper.
     *
     * @param officer who asked
     * @param at when
     */
    record Order(HouseholdNumber household, MemberId holder, Sheet sheet, Issuer issuer, Officer officer, Instant at) {}

    /** A composed paper: its file below the work directory, its SM3, the template. */
    record Composed(String file, String sm3, String template) {}

    /** Notes the order; a paper of before orders were kept gets it too, and is composed anew. */
    void add(String paper, String township, Order order) {
        jdbc.sql(
                        "insert into casework.certificate_paper as paper (certificate, household, township, holder, volume, shape, seal,"
                                + " issuer, address, mark, asked_by, asked_township, asked_terminal, asked_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (certificate) do update set"
                                + ORDER_OF_EXCLUDED
                                + " where paper.asked_at is null and paper.item is null and paper.dropped_at is null")
                .params(
                        paper,
                        order.household().value(),
                        township,
                        order.holder().value())
                .params(order.sheet().volume().value(), order.sheet().shape().name())
                .params(order.issuer().seal().value(), order.issuer().name())
                .params(order.issuer().address(), order.issuer().mark())
                .params(
                        order.officer().user(),
                        order.officer().township(),
                        order.officer().terminal())
                .param(OffsetDateTime.ofInstant(order.at(), ZoneOffset.UTC))
                .update();
    }

    /** Keeps the first paper that was composed. */
    void compose(String paper, Composed composed) {
        jdbc.sql("update casework.certificate_paper set file = ?, sm3 = ?, template = ?"
                        + " where certificate = ? and item is null and file is null")
                .params(composed.file(), composed.sm3(), composed.template(), paper)
                .update();
    }

    /** Notes that the use of the seal was asked for. */
    void ask(String paper, SealRequestId request) {
        jdbc.sql("update casework.certificate_paper set request = ? where certificate = ? and item is null")
                .params(request.value(), paper)
                .update();
    }

    /** Forgets a composed paper whose file is gone, so that it is composed anew. */
    void forget(String paper, Composed gone) {
        jdbc.sql("update casework.certificate_paper set file = null, sm3 = null, template = null, request = null"
                        + " where certificate = ? and item is null and file = ?")
                .params(paper, gone.file())
                .update();
    }

    /** It is not made any more. */
    void drop(String paper, Instant at) {
        jdbc.sql("update casework.certificate_paper set dropped_at = ?"
                        + " where certificate = ? and item is null and dropped_at is null")
                .params(OffsetDateTime.ofInstant(at, ZoneOffset.UTC), paper)
                .update();
    }

    Optional<Row> find(String paper) {
        return jdbc.sql("select * from casework.certificate_paper where certificate = ?")
                .param(paper)
                .query((row, n) -> row(row))
                .optional();
    }

    /** Papers under way whose numbers begin so, the oldest first. */
    List<Row> underWay(String prefix, int most) {
        return jdbc.sql(UNDER_WAY + OLDEST_FIRST + most)
                .param(prefix)
                .query((row, n) -> row(row))
                .list();
    }

    /** Those that were asked for after this one. */
    List<Row> underWayAfter(Row last, String prefix, int most) {
        return jdbc.sql(UNDER_WAY + " and (asked_at, certificate) > (?, ?)" + OLDEST_FIRST + most)
                .param(OffsetDateTime.ofInstant(last.order().orElseThrow().at(), ZoneOffset.UTC))
                .param(last.paper())
                .param(prefix)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("certificate"),
                order(row),
                row.getString("file") == null || row.getString("template") == null
                        ? Optional.empty()
                        : Optional.of(
                                new Composed(row.getString("file"), row.getString("sm3"), row.getString("template"))),
                Optional.ofNullable(row.getString("request")).map(SealRequestId::new),
                Optional.ofNullable(row.getString("item")).map(ItemId::new),
                row.getObject("dropped_at") == null ? Drop.NO : Drop.YES);
    }

    private static Optional<Order> order(ResultSet row) throws SQLException {
        if (row.getString("holder") == null) {
            return Optional.empty();
        }
        return Optional.of(new Order(
                new HouseholdNumber(row.getString("household")),
                new MemberId(row.getString("holder")),
                new Sheet(new VolumeId(row.getString("volume")), Shape.valueOf(row.getString("shape"))),
                new Issuer(
                        row.getString("issuer"),
                        new SealId(row.getString("seal")),
                        row.getString("address"),
                        row.getString("mark")),
                new Officer(
                        row.getString("asked_by"), row.getString("asked_township"), row.getString("asked_terminal")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant()));
    }
}
