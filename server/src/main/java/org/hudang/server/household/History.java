package org.hudang.server.household;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;

/** What happened to a household's file, in words (经过): out of the journal, newest first. */
final class History {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** Acts of which each is one version of a volume. */
    private static final Set<String> VERSIONS =
            Set.of("volume.file", "volume.pages", "volume.declare", "volume.close", "volume.reopen");

    /** A version that brought further files of papers that were there. */
    private static final String FURTHER = "volume.further";

    private final HouseholdFile file;
    private final Map<String, ItemView> items;
    private final UnaryOperator<String> people;
    private final ZoneId zone;

    /**
     * @param people turns an account into the name of its owner
     */
    History(HouseholdFile file, UnaryOperator<String> people, ZoneId zone) {
        this.file = file;
        this.people = people;
        this.zone = zone;
        this.items = file.volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .collect(Collectors.toMap(item -> item.id().value(), item -> item));
    }

    /**
     * One thing that happened.
     *
     * @param act key of its words
     * @param what what it happened to, names masked
     * @param more count or page, as text
     * @param when to the minute
     * @param who the person who did it
     */
    record Row(String act, String what, String more, String when, String who) {}

    /** The rows of these entries. */
    List<Row> rows(List<JournalEntry> oldestFirst) {
        Map<String, Integer> filings = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (JournalEntry entry : oldestFirst) {
            int version = VERSIONS.contains(entry.act()) ? filings.merge(entry.object(), 1, Integer::sum) : 0;
            rows.add(row(entry, entry.act().equals("volume.file") ? version : 0));
        }
        Collections.reverse(rows);
        return rows;
    }

    private Row row(JournalEntry entry, int filing) {
        long papers = filing > 0 ? filedBy(entry.object(), filing) : 0;
        return new Row(
                filing > 0 && papers == 0 ? FURTHER : entry.act(),
                MaskedText.of(what(entry), file.household()),
                filing > 0 ? Long.toString(papers) : MaskedText.of(entry.why(), file.household()),
                MINUTE.format(entry.at().atZone(zone)),
                people.apply(entry.who()));
    }

    private String what(JournalEntry entry) {
        ItemView item = items.get(entry.object());
        if (item != null) {
            return item.title();
        }
        return file.volumes().stream()
                .map(HouseholdFile.Shelf::volume)
                .filter(volume -> volume.id().value().equals(entry.object()))
                .map(volume -> volume.title())
                .findFirst()
                .orElse("");
    }

    /** How many papers the n-th filing brought into a volume. */
    private long filedBy(String volume, int filing) {
        return items.values().stream()
                .filter(item -> item.volume().value().equals(volume) && item.version() == filing)
                .count();
    }
}
