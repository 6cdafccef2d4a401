package org.hudang.archive.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.desk.Database;
import org.hudang.archive.desk.HouseholdLock;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.RecordFolder;

/** Compares records with the catalogue, in both directions. */
final class RecordCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource source;
    private final Database database;
    private final RecordFolder folder;
    private final RecordRows rows;
    private final RecordWriter writer;
    private final Duration patience;

    RecordCheck(
            DataSource source,
            Database database,
            RecordFolder folder,
            RecordRows rows,
            RecordWriter writer,
            Duration patience) {
        this.source = source;
        this.database = database;
        this.folder = folder;
        this.rows = rows;
        this.writer = writer;
        this.patience = patience;
    }

    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        for (HouseholdNumber household : numbers("select household from archive.record order by household")) {
            findings.addAll(settled(household));
        }
        List<HouseholdNumber> known = numbers("select number from archive.household order by number");
        folder.households().stream()
                .filter(household -> !known.contains(household))
                .forEach(household -> findings.add(new Finding(Kind.OBJECT_UNKNOWN, where(household), "", "")));
        return findings;
    }

    private List<HouseholdNumber> numbers(String sql) {
        return database.within(
                Acting.BUREAU,
                () -> database.jdbc()
                        .sql(sql)
                        .query((row, i) -> new HouseholdNumber(row.getString(1)))
                        .list());
    }

    /** A record that is being written while one looks is no finding. */
    private List<Finding> settled(HouseholdNumber household) {
        Compared first = look(household);
        if (first.findings().isEmpty() && !first.outdated()) {
            return first.findings();
        }
        try (HouseholdLock lock = HouseholdLock.acquire(source, household, patience)) {
            Compared second = lock.held() ? look(household) : first;
            if (second.outdated() || second.findings().stream().anyMatch(RecordCheck::isDamage)) {
                writer.outdate(household);
            }
            return second.findings();
        } catch (HouseholdBusy e) {
            return first.findings();
        }
    }

    /** What the catalogue makes whole, as long as its own history holds. */
    private static boolean isDamage(Finding finding) {
        return finding.kind() != Kind.CATALOGUE_DIFFERS;
    }

    /**
     * What a look gave.
     *
     * @param outdated whether the record is of an earlier form
     */
    private record Compared(List<Finding> findings, boolean outdated) {}

    private record Seen(RecordWriter.State state, RecordRows.Snapshot now) {}

    private Compared look(HouseholdNumber household) {
        Optional<Seen> seen = database.within(
                Acting.BUREAU,
                () -> writer.state(household)
                        .filter(state -> !state.stale())
                        .flatMap(state -> rows.snapshot(household, 0).map(now -> new Seen(state, now))));
        if (seen.isEmpty()) {
            return new Compared(List.of(), false);
        }
        String sha256 = seen.get().state().sha256();
        RecordFolder.Looked looked = folder.look(household, sha256);
        List<Finding> findings = new ArrayList<>(looked.findings());
        if (looked.isWhole()) {
            try {
                compare(household, seen.get(), findings);
            } catch (RecordUnreadable | StoreFailed e) {
                findings.add(new Finding(Kind.FILE_ALTERED, where(household), "", e.code()));
            }
        }
        return new Compared(findings, !looked.isWhole() && looked.findings().isEmpty());
    }

    private void compare(HouseholdNumber household, Seen seen, List<Finding> findings) {
        RecordText.Read read = RecordText.read(household, folder.rows(household).orElseThrow());
        if (read.number() == seen.now().number()) {
            for (RecordRows.Table table : RecordRows.TABLES) {
                List<ObjectNode> filed = read.of(table.name());
                if (!filed.equals(parsed(seen.now().rows().getOrDefault(table.name(), List.of())))) {
                    findings.add(new Finding(Kind.CATALOGUE_DIFFERS, where(household) + " " + table.name(), "", ""));
                }
            }
        }
        byte[] history = folder.written(household, seen.state().sha256()).orElse(new byte[0]);
        List<ObjectNode> filed = RecordText.journal(household, history);
        List<JsonNode> now = parsed(seen.now().entries());
        int common = (int) read.number();
        if (filed.size() < common
                || now.size() < common
                || !filed.subList(0, common).equals(now.subList(0, common))) {
            findings.add(new Finding(Kind.JOURNAL_CUT, where(household) + " journal", "", ""));
        }
    }

    private static List<JsonNode> parsed(List<String> lines) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : lines) {
            try {
                nodes.add(JSON.readTree(line));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return nodes;
    }

    private static String where(HouseholdNumber household) {
        return "record of " + household;
    }
}
