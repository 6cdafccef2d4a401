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
import java.util.stream.Stream;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;

/** What happened to a household's file, in words (经过): out of the journal, newest first. */
final class History {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** Acts of which each is one version of a volume. */
    private static final Set<String> VERSIONS =
            Set.of("volume.file", "volume.pages", "volume.declare", "volume.close", "volume.reopen", "volume.report");

    /** A version that brought further files of papers that were there. */
    private static final String FURTHER = "volume.further";

    /** Acts whose reason is codes with spaces between them, and where the words for these codes stand. */
    private static final Map<String, List<String>> CODED = Map.of(
            "volume.inspect", List.of("stage."),
            "volume.pages", List.of("arrange.word."),
            "household.export", List.of("package.form."),
            "household.receive", List.of("package.form."),
            "request.take", List.of("request.kind."),
            "request.answer", List.of("request.kind.", "request.outcome."),
            "retention.approve", List.of("retention.state."),
            "retention.hold", List.of("hold.kind."),
            "retention.release", List.of("hold.kind."));

    /** Acts about one paper, which may have been destroyed since. */
    private static final Set<String> OF_PAPERS =
            Set.of("item.page", "item.thumbnails", "item.words", "item.copy", "paper.place");

    private static final int MOST_CODES = 3;

    /** A version of a volume that was destroyed since. */
    private static final String FORMER = "volume.former";

    private final HouseholdFile file;
    private final Map<String, ItemView> items;
    private final UnaryOperator<String> people;
    private final Words words;
    private final ZoneId zone;

    /** The words of a key, or others where it has none. */
    interface Words {
        String of(String key, String otherwise);
    }

    /**
     * @param people turns an account into the name of its owner
     */
    History(HouseholdFile file, UnaryOperator<String> people, Words words, ZoneId zone) {
        this.file = file;
        this.people = people;
        this.words = words;
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
     * @param more three texts: count, page or reason, and what else there is to say; empty where there is nothing
     * @param when to the minute
     * @param who the person who did it
     */
    record Row(String act, String what, List<String> more, String when, String who) {}

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
        String without = file.volumes().stream().anyMatch(shelf -> isEmptied(shelf, entry)) ? FORMER : FURTHER;
        String what = what(entry);
        String act = OF_PAPERS.contains(entry.act()) && what.isEmpty() ? entry.act() + ".former" : entry.act();
        return new Row(
                filing > 0 && papers == 0 ? without : act,
                MaskedText.of(what, file.household()),
                more(filing > 0 ? List.of(Long.toString(papers)) : why(entry)),
                MINUTE.format(entry.at().atZone(zone)),
                people.apply(entry.who()));
    }

    private List<String> why(JournalEntry entry) {
        List<String> places = CODED.get(entry.act());
        return places == null
                ? List.of(MaskedText.of(entry.why(), file.household()))
                : Stream.of(entry.why().split(" ", MOST_CODES))
                        .map(code -> word(places, code))
                        .toList();
    }

    private String word(List<String> places, String code) {
        String word = code;
        for (String place : places) {
            word = words.of(place + code, word);
        }
        return word;
    }

    private static List<String> more(List<String> said) {
        return Stream.concat(said.stream(), Stream.generate(() -> ""))
                .limit(MOST_CODES)
                .toList();
    }

    private static boolean isEmptied(HouseholdFile.Shelf shelf, JournalEntry entry) {
        return shelf.volume().version() == 0 && shelf.volume().id().value().equals(entry.object());
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
