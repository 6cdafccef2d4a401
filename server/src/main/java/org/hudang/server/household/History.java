package org.hudang.server.household;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hudang.archive.household.Household;
import org.hudang.archive.journal.Histories.State;
import org.hudang.archive.journal.Histories.Thing;
import org.hudang.archive.journal.Histories.Told;

/** What happened to a household's file, in words (经过). */
final class History {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** A version that brought further files of papers that were there. */
    private static final String FURTHER = "volume.further";

    /** Acts whose reason is codes with spaces between them, and where the words for these codes stand. */
    private static final Map<String, List<String>> CODED = Map.of(
            "volume.inspect", List.of("stage."),
            "volume.judge", List.of("stage."),
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

    private final Household household;
    private final UnaryOperator<String> people;
    private final Words words;
    private final ZoneId zone;

    /** Words of the reader's language. */
    interface Words {
        /** The words of a key with these texts in them, or others where it has none. */
        String of(String key, String otherwise, Object... texts);
    }

    /**
     * @param people turns an account into the name of its owner
     */
    History(Household household, UnaryOperator<String> people, Words words, ZoneId zone) {
        this.household = household;
        this.people = people;
        this.words = words;
        this.zone = zone;
    }

    /**
     * One thing that happened.
     *
     * @param said what, in words, names masked; the code of the act where there are no words for it
     * @param when to the minute
     * @param who the person who did it
     */
    record Row(String said, String when, String who) {}

    /** The rows of these entries, in their order. */
    List<Row> rows(List<Told> entries) {
        return entries.stream()
                .map(entry -> new Row(said(entry), MINUTE.format(entry.at().atZone(zone)), people.apply(entry.who())))
                .toList();
    }

    /** What happened, in words. */
    String said(Told entry) {
        boolean filing = entry.act().equals("volume.file");
        List<String> more = more(filing ? List.of(Long.toString(entry.brought())) : why(entry));
        return words.of(
                "act." + key(entry),
                entry.act(),
                MaskedText.of(entry.thing().title(), household),
                more.get(0),
                more.get(1),
                more.get(2));
    }

    private static String key(Told entry) {
        if (entry.act().equals("volume.file") && entry.brought() == 0) {
            boolean emptied = entry.thing() instanceof Thing.OfVolume volume && volume.state() == State.EMPTY;
            return emptied ? FORMER : FURTHER;
        }
        boolean gone = OF_PAPERS.contains(entry.act()) && entry.thing() instanceof Thing.Other;
        return gone ? entry.act() + ".former" : entry.act();
    }

    private List<String> why(Told entry) {
        List<String> places = CODED.get(entry.act());
        return places == null
                ? List.of(MaskedText.of(entry.why(), household))
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
}
