package org.hudang.archive.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hudang.archive.household.HouseholdNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of a household as the database writes them down and takes them back, whatever their columns are. */
final class RecordRows {
    /**
     * A table of the catalogue.
     *
     * @param owner column with the household's number
     * @param order of its rows
     */
    record Table(String name, String owner, String order) {}

    /** Tables whose rows stand in a record, in the order in which they can be put back. */
    static final List<Table> TABLES = List.of(
            new Table("household", "number", "number"),
            new Table("member", "household", "position"),
            new Table("volume", "household", "opened_at, id"),
            new Table("item", "household", "volume, number"),
            new Table("rendition", "household", "item, position"),
            new Table("inspection", "household", "volume, stage, number"),
            new Table("answer", "household", "operation, key"),
            new Table("paper_place", "household", "item"),
            new Table("person_request", "household", "received_on, id"),
            new Table("hold", "household", "since, id"),
            new Table("disposal", "household", "proposed_at, id"),
            new Table("replica_removal", "household", "ordered_at, volume"),
            new Table("household_link", "household", "linked_at, other"),
            new Table("arrival", "household", "taken_at, sha256"),
            new Table("foreign_number", "household", "theirs"));

    /** Those of them that stand in the record alone, and in no paper. */
    static final List<String> ALONE = TABLES.stream()
            .map(Table::name)
            .filter(name -> !Set.of("household", "member", "volume", "item", "rendition", "inspection")
                    .contains(name))
            .toList();

    /** Tables about households that are no part of a record: the history has a file of its own, the others are work in progress. */
    static final Set<String> APART = Set.of(
            "journal",
            "intent",
            "outbox",
            "record",
            "upload",
            "upload_part",
            "fixity",
            "damage",
            "replicated",
            "replicated_record",
            "replica_cleared",
            "scan",
            "late_copy",
            "inspection_paper");

    /** Rows, and letters of them, that go to the database in one turn. */
    private static final int AT_ONCE = 500;

    private static final int LETTERS = 4_000_000;

    private final JdbcClient jdbc;
    private final Map<String, Set<String>> columns = new ConcurrentHashMap<>();

    RecordRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A household at one moment.
     *
     * @param number of the newest entry of its history
     * @param rows by table, as JSON
     * @param entries of the history behind the number that was asked for, as JSON
     */
    record Snapshot(String township, long number, String hash, Map<String, List<String>> rows, List<String> entries) {}

    /** One statement, hence one moment. Empty when there is no such household. */
    Optional<Snapshot> snapshot(HouseholdNumber household, long after) {
        jdbc.sql("set local time zone 'UTC'").update();
        StringBuilder sql = new StringBuilder("select -1 t, journal_number n, township a, journal_hash b"
                + " from archive.household where number = :household");
        for (int i = 0; i < TABLES.size(); i++) {
            Table table = TABLES.get(i);
            sql.append(" union all select ")
                    .append(i)
                    .append(", row_number() over (order by ")
                    .append(table.order())
                    .append("), to_jsonb(x)::text, '' from archive.")
                    .append(table.name())
                    .append(" x where x.")
                    .append(table.owner())
                    .append(" = :household");
        }
        sql.append(" union all select ")
                .append(TABLES.size())
                .append(", x.number, to_jsonb(x)::text, ''"
                        + " from archive.journal x where x.household = :household and x.number > :after order by 1, 2");
        Map<String, List<String>> rows = new LinkedHashMap<>();
        TABLES.forEach(table -> rows.put(table.name(), new ArrayList<>()));
        List<String> entries = new ArrayList<>();
        List<Snapshot> found = new ArrayList<>();
        jdbc.sql(sql.toString())
                .param("household", household.value())
                .param("after", after)
                .query(row -> {
                    int table = row.getInt("t");
                    if (table < 0) {
                        found.add(
                                new Snapshot(row.getString("a"), row.getLong("n"), row.getString("b"), rows, entries));
                    } else if (table == TABLES.size()) {
                        entries.add(row.getString("a"));
                    } else {
                        rows.computeIfAbsent(TABLES.get(table).name(), name -> new ArrayList<>())
                                .add(row.getString("a"));
                    }
                });
        return found.stream().findFirst();
    }

    /**
     * Puts rows back, in their order. Columns that the table does not have any more are left out; new ones get their default.
     */
    void insert(String table, Collection<ObjectNode> rows) {
        Set<String> known = columns.computeIfAbsent(table, this::columns);
        List<String> alike = List.of();
        List<String> texts = new ArrayList<>();
        int letters = 0;
        for (ObjectNode row : rows) {
            List<String> names = new ArrayList<>();
            row.fieldNames().forEachRemaining(name -> {
                if (known.contains(name)) {
                    names.add('"' + name + '"');
                }
            });
            if (!names.equals(alike) || texts.size() == AT_ONCE || letters > LETTERS) {
                insert(table, alike, texts);
                alike = names;
                texts.clear();
                letters = 0;
            }
            String text = row.toString();
            texts.add(text);
            letters += text.length();
        }
        insert(table, alike, texts);
    }

    /** Rows with the same columns, in one turn. */
    private void insert(String table, List<String> columns, List<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String list = String.join(", ", columns);
        jdbc.sql("insert into archive." + table + " (" + list + ") select " + list
                        + " from jsonb_populate_recordset(null::archive." + table + ", ?::jsonb)")
                .param("[" + String.join(",", rows) + "]")
                .update();
    }

    private Set<String> columns(String table) {
        return new HashSet<>(jdbc.sql("select column_name from information_schema.columns"
                        + " where table_schema = 'archive' and table_name = ?")
                .param(table)
                .query(String.class)
                .list());
    }

    /** The first table that has rows. */
    Optional<String> filled() {
        List<String> names = new ArrayList<>(TABLES.stream().map(Table::name).toList());
        names.addAll(List.of("journal", "series", "destruction"));
        return names.stream()
                .filter(name -> !jdbc.sql("select 1 from archive." + name + " limit 1")
                        .query(Integer.class)
                        .list()
                        .isEmpty())
                .findFirst();
    }

    /** Numbers go on where the volumes end. */
    void series() {
        jdbc.sql("insert into archive.series (prefix, last) select series, max(series_number) from archive.volume"
                        + " where series <> '' group by series")
                .update();
    }
}
