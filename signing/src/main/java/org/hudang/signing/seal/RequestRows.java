package org.hudang.signing.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.pdf.SignaturePlacement;
import org.hudang.signing.seal.SealLogEntry.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and moves requests in their table. */
final class RequestRows {
    private static final String SELECT = "select * from signing.seal_request";

    private final TownshipTables tables;

    RequestRows(TownshipTables tables) {
        this.tables = tables;
    }

    /**
     * A request and what belongs to it.
     *
     * @param view as the door shows it
     * @param standing the standing approval that covered it
     */
    record Row(SealRequestView view, Optional<String> standing) {
        SealRequestId id() {
            return view.id();
        }

        SealRequest request() {
            return view.request();
        }

        /** As the log of the seal tells it. */
        Use use(Optional<String> after) {
            return new Use(
                    view.id(),
                    request().requester().user(),
                    view.approver().or(() -> standing),
                    request().document(),
                    after);
        }
    }

    /** The request, locked until the end of the transaction. */
    Row locked(SealRequestId id) {
        return query(SELECT + " where id = ? for update", id.value()).stream()
                .findFirst()
                .orElseThrow(() -> new RequestUnknown(id));
    }

    Optional<Row> find(SealRequestId id) {
        return query(SELECT + " where id = ?", id.value()).stream().findFirst();
    }

    Row get(SealRequestId id) {
        return find(id).orElseThrow(() -> new RequestUnknown(id));
    }

    Optional<Row> byKey(String township, String idempotencyKey) {
        return query(SELECT + " where township = ? and idempotency_key = ?", township, idempotencyKey).stream()
                .findFirst();
    }

    /** Used, not filed, and asked for under such a key; locked until the end of the transaction. */
    List<Row> unfiled(String keyPrefix) {
        return query(
                SELECT
                        + " where state = 'USED' and starts_with(idempotency_key, ?) order by requested_at, id for update",
                keyPrefix);
    }

    List<Row> in(SealRequestState state) {
        return query(SELECT + " where state = ? order by requested_at, id", state.name());
    }

    /** Those of a seal that have an output. */
    List<Row> used(SealId seal) {
        return query(SELECT + " where seal = ? and state in ('USED', 'FILED') order by id", seal.value());
    }

    /** Sets columns of one request. */
    void update(SealRequestId id, String change, Object... values) {
        Object[] parameters = java.util.Arrays.copyOf(values, values.length + 1);
        parameters[values.length] = id.value();
        tables.jdbc()
                .sql("update signing.seal_request set " + change + " where id = ?")
                .params(parameters)
                .update();
    }

    private List<Row> query(String sql, Object... parameters) {
        JdbcClient.StatementSpec statement = tables.jdbc().sql(sql).params(parameters);
        return statement.query((row, n) -> row(row)).list();
    }

    private static SealPlace place(ResultSet row, @Nullable String field) throws SQLException {
        String anchor = row.getString("anchor");
        int group = row.getInt("riding_group");
        if (field != null) {
            return new SealPlace.Field(field);
        }
        if (anchor != null) {
            return new SealPlace.AtText(anchor);
        }
        if (row.getBoolean("beside")) {
            return new SealPlace.Beside();
        }
        return group > 0
                ? new SealPlace.Riding(
                        row.getFloat("centre_y"),
                        group,
                        SignaturePlacement.Edges.valueOf(row.getString("riding_edges")))
                : new SealPlace.OnPage(row.getInt("page"), row.getFloat("centre_x"), row.getFloat("centre_y"));
    }

    private static Row row(ResultSet row) throws SQLException {
        String field = row.getString("field");
        SealPlace place = place(row, field);
        SealRequest request = new SealRequest(
                row.getString("idempotency_key"),
                new SealId(row.getString("seal")),
                row.getString("document"),
                place,
                row.getString("purpose"),
                row.getString("template"),
                new Officer(
                        row.getString("requester"),
                        row.getString("requester_township"),
                        row.getString("requester_terminal")),
                new SealManner(
                        SealManner.Look.valueOf(row.getString("look")),
                        SealManner.Behind.valueOf(row.getString("behind"))));
        SealRequestView view = new SealRequestView(
                new SealRequestId(row.getString("id")),
                request,
                SealRequestState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("approver")),
                Optional.ofNullable(row.getString("rule")),
                Optional.ofNullable(row.getString("output")),
                row.getTimestamp("requested_at").toInstant());
        return new Row(view, Optional.ofNullable(row.getString("standing")));
    }
}
