package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/** What catalogue and history have of volumes, to be compared with what was filed; that of many comes in one turn. */
final class VolumeRows {
    private final Database database;
    private final Completion.Catalogue catalogue;

    VolumeRows(Database database, Completion.Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /**
     * A volume.
     *
     * @param entry of its household's history that is asked for; 0 for none
     * @param reports of inspections that are asked for
     */
    record Asked(Volume volume, long entry, List<FiledReports.Report> reports) {}

    /**
     * The rows of one volume.
     *
     * @param papers empty when one of the rows is none of ours
     * @param household the same
     * @param moves of the household to other townships, oldest first; the same
     * @param reports of inspections by {@link #report}
     * @param hash of the entry that was asked for; empty text when there is none
     */
    record Found(
            Optional<Items.Rows> papers,
            Optional<Household> household,
            Optional<List<JournalEntry>> moves,
            Map<String, String> reports,
            String hash) {
        boolean isOurs() {
            return papers.isPresent() && household.isPresent() && moves.isPresent();
        }
    }

    /** How a report is called here. */
    static String report(VolumeId volume, String stage, int number) {
        return volume + " " + stage + " " + number;
    }

    /** The rows of volumes; a row that is none of ours takes nothing from other volumes. */
    Map<VolumeId, Found> of(List<Asked> volumes) {
        Map<VolumeId, Found> found = together(volumes);
        if (volumes.size() > 1 && !found.values().stream().allMatch(Found::isOurs)) {
            for (Asked one : volumes) {
                found.putAll(together(List.of(one)));
            }
        }
        return found;
    }

    private Map<VolumeId, Found> together(List<Asked> volumes) {
        if (volumes.isEmpty()) {
            return new HashMap<>();
        }
        String[] ids = texts(volumes, one -> one.volume().id().value());
        String[] numbers = texts(volumes, one -> one.volume().household().value());
        Long[] entries = volumes.stream().map(Asked::entry).toArray(Long[]::new);
        return database.together(Acting.BUREAU, ask -> {
            Supplier<Optional<Map<VolumeId, Items.Rows>>> papers = Items.ask(ask, ids);
            Supplier<Optional<Map<HouseholdNumber, Household>>> households =
                    catalogue.households().ask(ask, numbers);
            Supplier<Optional<Map<HouseholdNumber, List<JournalEntry>>>> moves =
                    ask.ours(Journal.ENTRIES, VolumeRows::byHousehold, numbers, FiledFacts.MOVE);
            Supplier<List<Text>> reports = reports(ask, volumes);
            Supplier<List<Text>> hashes = ask.list(
                    "select household || ' ' || number, hash from archive.journal"
                            + " where (household, number) in (select * from unnest(?::text[], ?::bigint[]))",
                    (row, i) -> text(row),
                    numbers,
                    entries);
            return () -> {
                Map<String, String> told = map(reports.get());
                Map<String, String> points = map(hashes.get());
                Map<VolumeId, Found> found = new HashMap<>();
                for (Asked one : volumes) {
                    Volume volume = one.volume();
                    HouseholdNumber household = volume.household();
                    found.put(
                            volume.id(),
                            new Found(
                                    papers.get().map(all -> all.getOrDefault(volume.id(), Items.Rows.NONE)),
                                    households.get().flatMap(all -> Optional.ofNullable(all.get(household))),
                                    moves.get().map(all -> all.getOrDefault(household, List.of())),
                                    told,
                                    points.getOrDefault(household + " " + one.entry(), "")));
                }
                return found;
            };
        });
    }

    private static Supplier<List<Text>> reports(Statements ask, List<Asked> volumes) {
        List<String> ids = new ArrayList<>();
        List<String> stages = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Asked one : volumes) {
            for (FiledReports.Report report : one.reports()) {
                ids.add(one.volume().id().value());
                stages.add(report.stage());
                numbers.add(report.number());
            }
        }
        return ask.list(
                "select volume || ' ' || stage || ' ' || number, report from archive.inspection"
                        + " where (volume, stage, number) in (select * from unnest(?::text[], ?::text[], ?::int[]))",
                (row, i) -> text(row),
                ids.toArray(String[]::new),
                stages.toArray(String[]::new),
                numbers.toArray(Integer[]::new));
    }

    private static Map<HouseholdNumber, List<JournalEntry>> byHousehold(ResultSet rows) throws SQLException {
        Map<HouseholdNumber, List<JournalEntry>> entries = new HashMap<>();
        while (rows.next()) {
            JournalEntry entry = Journal.entry(rows);
            entries.computeIfAbsent(entry.household(), household -> new ArrayList<>())
                    .add(entry);
        }
        return entries;
    }

    private record Text(String name, String text) {}

    private static Text text(ResultSet row) throws SQLException {
        return new Text(row.getString(1), row.getString(2));
    }

    private static Map<String, String> map(List<Text> rows) {
        Map<String, String> map = new HashMap<>();
        rows.forEach(row -> map.put(row.name(), row.text()));
        return map;
    }

    private static String[] texts(List<Asked> volumes, Function<Asked, String> text) {
        return volumes.stream().map(text).toArray(String[]::new);
    }
}
