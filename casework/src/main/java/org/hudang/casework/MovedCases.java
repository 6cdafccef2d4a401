package org.hudang.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.life.MovesWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The cases of a household that moves to another township (户档迁移). What is being signed belongs to the office that opened it,
 * so the household waits until it is filed or has ended.
 */
public final class MovedCases implements MovesWith {
    private static final Map<String, String> UNDER_WAY = new TreeMap<>(Map.of(
            "application", "select 1 from casework.application where household = ? and state = 'SIGNING' limit 1",
            "authorization",
                    "select 1 from casework.authorization_letter where household = ? and state = 'SIGNING' limit 1",
            "certificate",
                    "select 1 from casework.certificate_paper where household = ? and item is null"
                            + " and dropped_at is null limit 1"));

    static final List<String> OF_HOUSEHOLD = List.of(
            "benefit",
            "authorization_letter",
            "authorization_opening",
            "application",
            "application_opening",
            "certificate_paper",
            "identity_check",
            "journal_head");

    static final List<String> OF_LETTER = List.of("authorization_paper", "authorization_signer", "authorization_seal");

    private final JdbcClient jdbc;

    public MovedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> underWay(HouseholdNumber household) {
        List<String> kinds = new ArrayList<>();
        UNDER_WAY.forEach((kind, sql) -> {
            if (!jdbc.sql(sql)
                    .param(household.value())
                    .query(Integer.class)
                    .list()
                    .isEmpty()) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    @Override
    public void move(Moving moving) {
        for (String table : OF_HOUSEHOLD) {
            set(moving, "update casework." + table + " set township = ? where household = ?");
        }
        for (String table : OF_LETTER) {
            set(
                    moving,
                    "update casework." + table + " set township = ?"
                            + " where letter in (select id from casework.authorization_letter where household = ?)");
        }
        set(
                moving,
                "update casework.application_signer set township = ?"
                        + " where application in (select id from casework.application where household = ?)");
        set(
                moving,
                "update casework.journal set written_for = coalesce(written_for, township), township = ?"
                        + " where household = ?");
    }

    private void set(Moving moving, String sql) {
        jdbc.sql(sql).params(moving.to(), moving.household().value()).update();
    }
}
