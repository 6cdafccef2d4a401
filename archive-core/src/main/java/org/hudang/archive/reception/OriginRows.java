package org.hudang.archive.reception;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.reception.Origin.Foreign;
import org.hudang.archive.volume.ItemId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Arrivals of packages, and numbers of other houses, in the catalogue; the caller's transaction sees the township. An arrival
 * stands there from its first paper on, and is over when the history of the household says so.
 */
final class OriginRows {
    private static final String ACT = "household.receive";
    private static final String IS_OVER = " exists (select 1 from archive.journal j where j.household = a.household"
            + " and j.act = '" + ACT + "' and j.after = 'sha256:' || a.sha256)";

    private final JdbcClient jdbc;
    private final Journal journal;

    OriginRows(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** The household that a package brought as a whole. */
    Optional<HouseholdNumber> broughtBy(String sha256) {
        return jdbc.sql("select a.household from archive.arrival a where a.sha256 = ? and" + IS_OVER)
                .param(sha256)
                .query((row, i) -> new HouseholdNumber(row.getString(1)))
                .optional();
    }

    /** Numbers here by the numbers of other houses. */
    Map<String, String> own(HouseholdNumber household) {
        return numbers("select theirs, own from archive.foreign_number where household = ?", household);
    }

    /** Those of packages that are not here as a whole. */
    Map<String, String> unfinished(HouseholdNumber household) {
        return numbers(
                "select n.theirs, n.own from archive.foreign_number n join archive.arrival a"
                        + " on a.household = n.household and a.sha256 = n.sha256 where n.household = ? and not"
                        + IS_OVER,
                household);
    }

    private Map<String, String> numbers(String sql, HouseholdNumber household) {
        Map<String, String> numbers = new HashMap<>();
        jdbc.sql(sql).param(household.value()).query(row -> {
            numbers.put(row.getString(1), row.getString(2));
        });
        return numbers;
    }

    /** Volumes that have papers of a package. */
    Set<String> filled(HouseholdNumber household, String sha256) {
        return new HashSet<>(jdbc.sql("select distinct i.volume from archive.foreign_number n"
                        + " join archive.item i on i.id = n.own where n.household = ? and n.sha256 = ?")
                .params(household.value(), sha256)
                .query(String.class)
                .list());
    }

    /** Whether a volume takes papers. */
    enum Standing {
        OPEN,
        CLOSED,
        DESTROYED
    }

    /**
     * A volume here.
     *
     * @param code archival code
     */
    record VolumeHere(String code, Standing standing) {}

    /** The volumes of a household by their numbers. */
    Map<String, VolumeHere> volumes(HouseholdNumber household) {
        Map<String, VolumeHere> volumes = new HashMap<>();
        jdbc.sql("select id, code, outcome, destroyed_by from archive.volume where household = ?")
                .param(household.value())
                .query(row -> {
                    Standing standing = row.getString("outcome").isEmpty() ? Standing.OPEN : Standing.CLOSED;
                    volumes.put(
                            row.getString("id"),
                            new VolumeHere(
                                    row.getString("code"),
                                    row.getString("destroyed_by").isEmpty() ? standing : Standing.DESTROYED));
                });
        return volumes;
    }

    /** Notes where papers come from, before the first of them is filed; said again, it changes nothing. */
    void begin(HouseholdNumber household, Origin origin) {
        jdbc.sql("insert into archive.arrival (household, township, sha256, form, sender, their_household, sealed_by,"
                        + " handed_at, taken_at, taken_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(
                        household.value(),
                        township(household),
                        origin.sha256(),
                        origin.form(),
                        origin.sender(),
                        origin.household(),
                        origin.sealedBy(),
                        OffsetDateTime.ofInstant(origin.handedAt(), ZoneOffset.UTC),
                        OffsetDateTime.ofInstant(origin.takenAt(), ZoneOffset.UTC),
                        origin.takenBy())
                .update();
    }

    private String township(HouseholdNumber household) {
        return jdbc.sql("select township from archive.household where number = ?")
                .param(household.value())
                .query(String.class)
                .single();
    }

    /** Notes which number a volume or paper had there; said again, it changes nothing. */
    void note(HouseholdNumber household, String sha256, String own, Foreign theirs) {
        jdbc.sql("insert into archive.foreign_number (household, township, sha256, theirs, own, code)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(household.value(), township(household), sha256, theirs.number(), own, theirs.code())
                .update();
    }

    /** Notes which paper has the sender's history; said again, it changes nothing. */
    void keepHistory(HouseholdNumber household, String sha256, ItemId paper) {
        jdbc.sql("update archive.arrival set history = ? where household = ? and sha256 = ? and history is null")
                .params(paper.value(), household.value(), sha256)
                .update();
    }

    /** The paper with the sender's history, once it is filed. */
    Optional<ItemId> history(HouseholdNumber household, String sha256) {
        return jdbc.sql(
                        "select history from archive.arrival where household = ? and sha256 = ? and history is not null")
                .params(household.value(), sha256)
                .query((row, i) -> new ItemId(row.getString(1)))
                .optional();
    }

    /** The package is here as a whole; said again, it changes nothing. */
    void arrived(HouseholdNumber household, String sha256) {
        boolean over = jdbc.sql("select 1 from archive.arrival a where a.household = ? and a.sha256 = ? and" + IS_OVER)
                .params(household.value(), sha256)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (over) {
            return;
        }
        Entry entry = jdbc.sql("select form, sender, taken_by from archive.arrival where household = ? and sha256 = ?")
                .params(household.value(), sha256)
                .query((row, i) -> new Entry(
                        row.getString("taken_by"),
                        ACT,
                        household.value(),
                        "",
                        "sha256:" + sha256,
                        row.getString("form") + " " + row.getString("sender")))
                .single();
        var unused = journal.append(household, entry);
    }

    List<Origin> of(HouseholdNumber household) {
        Map<String, Map<String, Foreign>> numbers = new HashMap<>();
        jdbc.sql("select sha256, own, theirs, code from archive.foreign_number where household = ?")
                .param(household.value())
                .query(row -> {
                    numbers.computeIfAbsent(row.getString(1), sha256 -> new HashMap<>())
                            .put(row.getString(2), new Foreign(row.getString(3), row.getString(4)));
                });
        return jdbc.sql("select * from archive.arrival where household = ? order by taken_at, sha256")
                .param(household.value())
                .query((row, i) -> new Origin(
                        row.getString("sender"),
                        row.getString("their_household"),
                        row.getObject("handed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                        row.getString("taken_by"),
                        row.getString("sha256"),
                        row.getString("form"),
                        row.getString("sealed_by"),
                        Optional.ofNullable(row.getString("history")).map(ItemId::new),
                        numbers.getOrDefault(row.getString("sha256"), Map.of())))
                .list();
    }
}
