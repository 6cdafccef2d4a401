package org.hudang.archive.life;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.KeyReused;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.desk.Database;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.Relation;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;

/** Origins over the catalogue. */
public final class StoredOrigins implements Origins {
    private final Database database;
    private final Journal journal;
    private final ArchiveParts parts;
    private final Archive archive;

    /** @param archive opens the new file, joining the transaction */
    public StoredOrigins(ArchiveParts parts, Archive archive) {
        database = new Database(parts.source(), parts.transactions());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        this.parts = parts;
        this.archive = archive;
    }

    @Override
    public Household arise(Arise arise, Acting acting) {
        check(arise);
        return database.within(acting.township(), () -> arisen(arise, acting));
    }

    private void check(Arise arise) {
        Commands.key(arise.key());
        Commands.text("reason", arise.reason(), 200);
        long different =
                arise.sources().stream().map(Source::household).distinct().count();
        require(different == arise.sources().size() && different > 0 && different <= MOST_SOURCES, "sources");
        long heads = arise.people().stream()
                .filter(one -> one.relation() == Relation.HEAD)
                .count();
        require(heads == 1, "people.relation");
        require(!arise.on().isAfter(LocalDate.now(parts.clock().withZone(parts.zone()))), "on");
    }

    private static void require(boolean condition, String field) {
        if (!condition) {
            throw new CommandRefused(
                    field,
                    switch (field) {
                        case "sources" -> "1-" + MOST_SOURCES;
                        case "people.relation" -> "1 × HEAD";
                        default -> "<= today";
                    });
        }
    }

    private Household arisen(Arise arise, Acting acting) {
        Map<MemberId, Member> known = new HashMap<>();
        Map<HouseholdNumber, String> townships = lock(arise);
        for (HouseholdNumber number : townships.keySet()) {
            archive.household(number, acting)
                    .orElseThrow(HouseholdUnknown::new)
                    .members()
                    .forEach(member -> known.put(member.id(), member));
        }
        Household made = archive.open(
                new OpenHousehold(
                        arise.key(),
                        arise.home().township(),
                        arise.home().village(),
                        arise.home().address(),
                        arise.people().stream().map(one -> person(one, known)).toList()),
                acting);
        List<Link> before = of(Set.of(made.number()), acting).getOrDefault(made.number(), List.of());
        if (!before.isEmpty()) {
            requireSame(before, arise);
            return made;
        }
        for (Source source : arise.sources()) {
            requireOpen(source.household());
            link(arise, source, made, townships, acting);
        }
        return made;
    }

    /** Whoever ends a household, moves it, or lets another come out of it, waits; always in the same order. */
    private Map<HouseholdNumber, String> lock(Arise arise) {
        Map<HouseholdNumber, String> townships = new TreeMap<>(Comparator.comparing(HouseholdNumber::value));
        arise.sources().forEach(source -> townships.put(source.household(), ""));
        townships.replaceAll((number, unknown) -> database.jdbc()
                .sql("select township from archive.household where number = ? for update")
                .param(number.value())
                .query(String.class)
                .optional()
                .orElseThrow(HouseholdUnknown::new));
        return townships;
    }

    private static NewMember person(Person person, Map<MemberId, Member> known) {
        Member member = Optional.ofNullable(known.get(person.member()))
                .orElseThrow(() -> new CommandRefused("people.member", "a member of the sources"));
        return new NewMember(
                member.name(), member.document(), person.relation(), member.birth(), member.phone(), false);
    }

    private static void requireSame(List<Link> before, Arise arise) {
        Set<Source> linked = new HashSet<>();
        before.forEach(link -> linked.add(new Source(link.other(), link.fate())));
        boolean same = linked.equals(new HashSet<>(arise.sources()))
                && before.stream()
                        .allMatch(link -> link.cause() == arise.cause()
                                && link.on().equals(arise.on())
                                && link.reason().equals(arise.reason()));
        if (!same) {
            throw new KeyReused("arise");
        }
    }

    private void requireOpen(HouseholdNumber household) {
        database.jdbc()
                .sql("select other from archive.household_link where household = ? and direction = 'INTO'"
                        + " and fate = 'ENDS'")
                .param(household.value())
                .query(String.class)
                .optional()
                .ifPresent(other -> {
                    throw new HouseholdEnded(household, new HouseholdNumber(other));
                });
    }

    private void link(
            Arise arise, Source source, Household made, Map<HouseholdNumber, String> townships, Acting acting) {
        String older = townships.getOrDefault(source.household(), "");
        insert(arise, source, Direction.INTO, made.number(), older, acting);
        insert(arise, source, Direction.FROM, made.number(), made.township(), acting);
        String act = source.fate() == Fate.ENDS ? "household.end" : "household.part";
        journal.append(
                source.household(),
                new Entry(
                        acting.user(),
                        act,
                        source.household().value(),
                        "",
                        made.number().value(),
                        arise.reason()));
        journal.append(
                made.number(),
                new Entry(
                        acting.user(),
                        "household.arise",
                        made.number().value(),
                        source.household().value(),
                        "",
                        arise.reason()));
    }

    private void insert(
            Arise arise, Source source, Direction direction, HouseholdNumber made, String township, Acting acting) {
        boolean into = direction == Direction.INTO;
        database.jdbc()
                .sql(
                        "insert into archive.household_link (household, township, other, direction, fate, cause, on_day, why,"
                                + " linked_at, linked_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        into ? source.household().value() : made.value(),
                        township,
                        into ? made.value() : source.household().value(),
                        direction.name(),
                        source.fate().name(),
                        arise.cause().name(),
                        arise.on(),
                        arise.reason(),
                        OffsetDateTime.ofInstant(
                                parts.clock().instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC),
                        acting.user())
                .update();
    }

    @Override
    public Map<HouseholdNumber, List<Link>> of(Set<HouseholdNumber> households, Acting acting) {
        Map<HouseholdNumber, List<Link>> links = new HashMap<>();
        if (households.isEmpty()) {
            return links;
        }
        List<Link> all = database.within(
                acting.township(),
                () -> database.jdbc()
                        .sql("select * from archive.household_link where household = any(?) order by linked_at, other")
                        .param(households.stream().map(HouseholdNumber::value).toArray(String[]::new))
                        .query((row, i) -> link(row))
                        .list());
        all.forEach(link -> links.computeIfAbsent(link.household(), number -> new ArrayList<>())
                .add(link));
        return links;
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                new HouseholdNumber(row.getString("household")),
                new HouseholdNumber(row.getString("other")),
                Direction.valueOf(row.getString("direction")),
                Fate.valueOf(row.getString("fate")),
                Cause.valueOf(row.getString("cause")),
                row.getObject("on_day", LocalDate.class),
                row.getString("why"),
                row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                row.getString("linked_by"));
    }
}
