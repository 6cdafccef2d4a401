package org.hudang.search;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contract tests share: a clerk, a bureau, a guard that can hide documents, and an engine to open. */
public abstract class EngineContract {

    protected static final TailKey KEY =
            TailKey.hmacSha256("a key of thirty-two bytes, or so".getBytes(StandardCharsets.US_ASCII));
    protected static final Clock NOON = Clock.fixed(Instant.parse("2026-09-15T04:00:00Z"), ZoneOffset.UTC);
    protected static final String EAST = "999001001";
    protected static final String WEST = "999001002";
    protected static final Caller CLERK = new Caller("clerk", EAST);
    protected static final Caller BUREAU = new Caller("bureau", Caller.BUREAU);
    protected static final String ID_NUMBER = "999001199003077754";

    protected final Set<String> hidden = new HashSet<>();
    private Opened opened = new Opened();

    /** An engine that is being tested. */
    public record Engine(Search search, IndexFeed feed, Runnable close) {}

    /** Opens an engine that asks the guard given; a second opening in one test finds what the first one made durable. */
    protected abstract Engine open(HitGuard guard);

    private final class Opened {
        private Optional<Engine> engine = Optional.empty();

        Engine get() {
            return engine.orElseThrow();
        }

        void reopen() {
            engine.ifPresent(e -> e.close().run());
            engine = Optional.of(open(EngineContract.this::visible));
        }
    }

    private Set<String> visible(List<HitGuard.Reference> hits, Caller caller) {
        return hits.stream()
                .map(HitGuard.Reference::id)
                .filter(id -> !hidden.contains(id))
                .collect(Collectors.toSet());
    }

    protected final IndexFeed feed() {
        return opened.get().feed();
    }

    protected final void reopen() {
        opened.reopen();
    }

    @BeforeEach
    void open() {
        opened = new Opened();
        opened.reopen();
    }

    @AfterEach
    void close() {
        opened.get().close().run();
    }

    protected Search search() {
        return opened.get().search();
    }

    protected void feed(IndexDocument... documents) {
        for (IndexDocument document : documents) {
            opened.get().feed().put(document, 1);
        }
        opened.get().feed().refresh();
    }

    protected List<String> ids(String text) {
        return ids(text, CLERK);
    }

    protected List<String> ids(String text, Caller caller) {
        return search().find(Query.of(text), caller).hits().stream()
                .map(Hit::id)
                .toList();
    }

    protected static HouseholdDocument household(String number, String township, String... names) {
        List<IndexedPerson> people = IntStream.range(0, names.length)
                .mapToObj(i -> i == 0
                        ? new IndexedPerson(names[i], Optional.of(ID_NUMBER), Optional.of("000-1234-5678"))
                        : IndexedPerson.named(names[i]))
                .toList();
        return new HouseholdDocument(
                number,
                new Place(township, "样板村", "示例县样板镇样板村"),
                Set.of("DB"),
                people,
                List.of("SQ-2026-000017"),
                LocalDate.of(2026, 3, 1));
    }

    protected static ItemDocument item(String id, String title, String... pages) {
        return item(id, title, LocalDate.of(2026, 3, 2), pages);
    }

    protected static ItemDocument item(String id, String title, LocalDate date, String... pages) {
        return new ItemDocument(
                id,
                "hh_a",
                new Place(EAST, "样板村", "示例县样板镇样板村"),
                "DB",
                "INCOME",
                title,
                List.of(),
                List.of("J031-ZY·DB·2026·D30-042-" + id),
                date,
                List.of(pages));
    }
}
