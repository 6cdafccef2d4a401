package org.hudang.server.completeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.VersionActs;
import org.hudang.archive.volume.Volume;

/**
 * What happened to a volume since it was opened, out of the history of its household (卷内备考表, ML-04). Reasons that people gave
 * in their own words stand here only where an archivist opened a closed volume again; facts of a case and what they say about
 * health do not.
 */
final class VolumeNotes {
    private static final String OPEN = "volume.open";
    private static final String FILE = "volume.file";
    private static final Pattern ITEM = Pattern.compile("itm_[a-z2-7]{26}");

    /** Acts that are told by the words of their reason, or the first of them. */
    private static final Map<String, Brief> BRIEF = Map.ofEntries(
            Map.entry(OPEN, new Brief("open", 0)),
            Map.entry("volume.declare", new Brief("declare", 1)),
            Map.entry("volume.close", new Brief("close", 2)),
            Map.entry("volume.inspect", new Brief("inspect", 3)),
            Map.entry("volume.judge", new Brief("judged", 3)),
            Map.entry("volume.report", new Brief("report", 1)),
            Map.entry("volume.pages", new Brief("pages", 1)),
            Map.entry("volume.destroy", new Brief("destroy", 1)),
            Map.entry("volume.destroyed", new Brief("destroyed", 1)),
            Map.entry("filing.withdraw", new Brief("withdrawn", 0)),
            Map.entry("filing.discard", new Brief("discarded", 0)),
            Map.entry("retention.propose", new Brief("proposed", 0)),
            Map.entry("retention.approve", new Brief("approved", 1)),
            Map.entry("retention.refuse", new Brief("refused", 0)),
            Map.entry("retention.list", new Brief("listed", 1)),
            Map.entry("retention.unlist", new Brief("unlisted", 1)),
            Map.entry("retention.hold", new Brief("held", 1)),
            Map.entry("retention.release", new Brief("released", 1)),
            Map.entry("replica.remove", new Brief("removing", 0)),
            Map.entry("replica.clear", new Brief("cleared", 1)),
            Map.entry("household.receive", new Brief("received", 0)),
            Map.entry("household.export", new Brief("exported", 0)),
            Map.entry("catalogue.rebuild", new Brief("rebuilt", 0)));

    private static final Set<String> OF_THE_HOUSEHOLD = Set.of(
            "household.move",
            "household.part",
            "household.end",
            "household.receive",
            "household.export",
            "catalogue.rebuild",
            "retention.hold",
            "retention.release");

    private final Volume volume;
    private final List<ItemView> items;
    private final Function<String, String> townships;

    /** @param townships names of townships by their codes */
    VolumeNotes(Volume volume, List<ItemView> items, Function<String, String> townships) {
        this.volume = volume;
        this.items = items;
        this.townships = townships;
    }

    /** How an act is told: by the template's sentence, and so many words of its reason. */
    private record Brief(String act, int words) {}

    /**
     * One event.
     *
     * @param act code for which the template has a sentence
     * @param details what the sentence names
     */
    record Note(JournalEntry entry, String act, List<String> details) {
        Note {
            details = List.copyOf(details);
        }
    }

    /** Who opened the volume, by account. */
    Optional<String> maker(List<JournalEntry> history) {
        return history.stream()
                .filter(entry -> entry.act().equals(OPEN) && isOfTheVolume(entry))
                .map(JournalEntry::who)
                .findFirst();
    }

    /** The events that concern the volume, oldest first. */
    List<Note> of(List<JournalEntry> history) {
        long versions = history.stream().filter(this::isVersion).count();
        boolean whole = versions == volume.version();
        boolean opened = history.stream().noneMatch(entry -> entry.act().equals(OPEN) && isOfTheVolume(entry));
        List<Note> notes = new ArrayList<>();
        int version = 0;
        for (JournalEntry entry : history) {
            version += isVersion(entry) ? 1 : 0;
            opened |= entry.act().equals(OPEN) && isOfTheVolume(entry);
            if (isOfTheVolume(entry) || (opened && OF_THE_HOUSEHOLD.contains(entry.act()) && isOfTheHousehold(entry))) {
                note(entry, whole ? Optional.of(version) : Optional.empty()).ifPresent(notes::add);
            } else if (entry.act().equals("household.arise")) {
                notes.add(new Note(entry, "arose", List.of(entry.before())));
            } else if (entry.act().equals("paper.place")) {
                item(entry.object())
                        .ifPresent(item -> notes.add(new Note(entry, "placed", List.of(number(item), entry.why()))));
            }
        }
        return notes;
    }

    private boolean isOfTheVolume(JournalEntry entry) {
        return entry.object().equals(volume.id().value());
    }

    private boolean isOfTheHousehold(JournalEntry entry) {
        return entry.object().equals(volume.household().value());
    }

    private boolean isVersion(JournalEntry entry) {
        return isOfTheVolume(entry) && VersionActs.ALL.contains(entry.act());
    }

    private Optional<Note> note(JournalEntry entry, Optional<Integer> version) {
        Brief brief = BRIEF.get(entry.act());
        if (brief != null) {
            // a sentence asks for all of its words, and an older history may have fewer
            List<String> words = Stream.concat(
                            Stream.of(entry.why().split(" ", brief.words() + 1)), Stream.generate(() -> ""))
                    .limit(brief.words())
                    .toList();
            return Optional.of(new Note(entry, brief.act(), words));
        }
        return switch (entry.act()) {
            case FILE -> Optional.of(filed(entry, version));
            case "volume.reopen" -> Optional.of(new Note(entry, "reopen", List.of(entry.why())));
            case "file.damaged" ->
                Optional.of(ofAFile(entry, "damaged", entry.why().split(" ", 2)[0]));
            case "file.restore" -> Optional.of(ofAFile(entry, "restored"));
            case "file.heal" -> Optional.of(ofAFile(entry, "healed"));
            case "household.move" ->
                Optional.of(new Note(
                        entry, "moved", List.of(townships.apply(entry.before()), townships.apply(entry.after()))));
            case "household.part" -> Optional.of(new Note(entry, "parted", List.of(entry.after())));
            case "household.end" -> Optional.of(new Note(entry, "ended", List.of(entry.after())));
            default -> Optional.empty();
        };
    }

    /** Which items came, where the history still has every version of the volume. */
    private Note filed(JournalEntry entry, Optional<Integer> version) {
        if (version.isEmpty()) {
            return new Note(entry, "filed", List.of(entry.why()));
        }
        List<Integer> came = items.stream()
                .filter(item -> item.version() == version.get())
                .map(ItemView::number)
                .sorted()
                .toList();
        if (came.isEmpty()) {
            // of a destroyed volume no item is left that could tell
            return new Note(entry, items.isEmpty() ? "filed" : "further", List.of(entry.why()));
        }
        int last = came.get(came.size() - 1);
        return new Note(entry, "file", List.of(entry.why(), came.size() == 1 ? "" + last : came.get(0) + "–" + last));
    }

    /** Whose file it is stands in its path. */
    private Note ofAFile(JournalEntry entry, String act, String... details) {
        Matcher path = ITEM.matcher(entry.why());
        Optional<ItemView> item = path.find() ? item(path.group()) : Optional.empty();
        List<String> said = new ArrayList<>(List.of(details));
        item.ifPresent(one -> said.add(number(one)));
        return new Note(entry, item.isPresent() ? "paper" + act : act, said);
    }

    private Optional<ItemView> item(String id) {
        return items.stream()
                .filter(item -> Objects.equals(item.id().value(), id))
                .findFirst();
    }

    private static String number(ItemView item) {
        return String.valueOf(item.number());
    }
}
