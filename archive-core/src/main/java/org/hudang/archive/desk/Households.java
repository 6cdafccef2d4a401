package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Phone;
import org.hudang.archive.household.Relation;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.secret.Place;
import org.hudang.archive.secret.SecretUnreadable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of households and members; numbers, dates of birth and telephones are encrypted here and nowhere else. */
public final class Households {
    private static final String TABLE = "archive.member";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Journal journal;

    public Households(JdbcClient jdbc, FieldCipher cipher, Journal journal) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.journal = journal;
    }

    /** Numbers in ascending order. */
    List<HouseholdNumber> numbers(Optional<HouseholdNumber> after, int max) {
        return jdbc.sql("select number from archive.household where number > ? order by number limit ?")
                .params(after.map(HouseholdNumber::value).orElse(""), max)
                .query((row, i) -> new HouseholdNumber(row.getString(1)))
                .list();
    }

    /** Those of these numbers that row-level security lets through. */
    Set<HouseholdNumber> visible(Set<HouseholdNumber> numbers) {
        String[] wanted = numbers.stream().map(HouseholdNumber::value).toArray(String[]::new);
        return Set.copyOf(jdbc.sql("select number from archive.household where number = any(?)")
                .param(wanted)
                .query((row, i) -> new HouseholdNumber(row.getString(1)))
                .list());
    }

    /** A household without history, and its members. */
    public void insert(Household household, String user) {
        Journal.Head none = Journal.Head.NONE;
        jdbc.sql("insert into archive.household (number, township, village, address, opened_at, opened_by,"
                        + " journal_number, journal_hash, journal_mac) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        household.number().value(),
                        household.township(),
                        household.village(),
                        household.address(),
                        OffsetDateTime.ofInstant(household.openedAt(), ZoneOffset.UTC),
                        user,
                        none.number(),
                        none.hash(),
                        journal.mac(household.number(), none))
                .update();
        int position = 1;
        for (Member member : household.members()) {
            insert(household, member, position++);
        }
    }

    private static final String ONE = "select * from archive.household where number = ?";
    private static final String MEMBERS = "select * from archive.member where household = ? order by position";

    /** A household with its members, to be asked for with other questions. */
    Supplier<Optional<Household>> ask(Statements questions, HouseholdNumber number) {
        Supplier<List<Member>> members = questions.list(MEMBERS, (row, i) -> member(row), number.value());
        Supplier<Optional<Household>> bare = questions.one(ONE, (row, i) -> household(row, List.of()), number.value());
        return () -> bare.get()
                .map(one -> new Household(
                        number, one.township(), one.village(), one.address(), members.get(), one.openedAt()));
    }

    private static final String SOME = "select * from archive.household where number = any(?)";
    private static final String MEMBERS_OF_SOME =
            "select * from archive.member where household = any(?) order by household, position";

    /** Households with their members, for those who look for rows that are none of ours. */
    Supplier<Optional<Map<HouseholdNumber, Household>>> ask(Statements questions, String[] numbers) {
        Supplier<Optional<Map<HouseholdNumber, List<Member>>>> members = questions.ours(
                MEMBERS_OF_SOME,
                rows -> {
                    Map<HouseholdNumber, List<Member>> all = new HashMap<>();
                    while (rows.next()) {
                        all.computeIfAbsent(
                                        new HouseholdNumber(rows.getString("household")),
                                        household -> new ArrayList<>())
                                .add(member(rows));
                    }
                    return all;
                },
                (Object) numbers);
        Supplier<Optional<List<Household>>> bare = questions.ours(
                SOME,
                rows -> {
                    List<Household> all = new ArrayList<>();
                    while (rows.next()) {
                        all.add(household(rows, List.of()));
                    }
                    return all;
                },
                (Object) numbers);
        return () -> members.get().flatMap(people -> bare.get().map(all -> with(people, all)));
    }

    private static Map<HouseholdNumber, Household> with(
            Map<HouseholdNumber, List<Member>> members, List<Household> bare) {
        Map<HouseholdNumber, Household> households = new HashMap<>();
        for (Household one : bare) {
            List<Member> own = members.getOrDefault(one.number(), List.of());
            households.put(
                    one.number(),
                    new Household(one.number(), one.township(), one.village(), one.address(), own, one.openedAt()));
        }
        return households;
    }

    Optional<Household> find(HouseholdNumber number) {
        return jdbc.sql(ONE)
                .param(number.value())
                .query((row, i) -> household(row))
                .optional();
    }

    /** Townships that a household moved away from. */
    Set<String> keptBefore(HouseholdNumber number) {
        return Set.copyOf(
                jdbc.sql("select distinct before from archive.journal where household = ? and act = 'household.move'")
                        .param(number.value())
                        .query(String.class)
                        .list());
    }

    List<Household> byDocument(IdDocument document) {
        return byIndex("document_index", documentIndex(document));
    }

    List<Household> byLastFour(String lastFour) {
        return byIndex("tail_index", tailIndex(lastFour));
    }

    /** How many members' values stand under each key, by key id. A member whose values stand under two counts for both. */
    Map<String, Long> membersByKey() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select encode(k, 'hex') id, count(distinct m.id) members from archive.member m,"
                        + " lateral (values (substring(m.document from 2 for 4)), (substring(m.birth from 2 for 4)),"
                        + " (substring(m.phone from 2 for 4))) keys (k) where k is not null group by k")
                .query(row -> {
                    counts.put(row.getString("id"), row.getLong("members"));
                });
        return counts;
    }

    /**
     * Encrypts anew what stands under an earlier key, of members behind this one in order of their ids; leaves alone whom
     * another process has in hand.
     *
     * @param after id of a member; empty for the first
     * @param max members at once
     * @param active id of the active key
     */
    Renewal renew(String after, int max, byte[] active) {
        List<SealedMember> stale = jdbc.sql("select id, document, birth, phone from archive.member where id > ? and ("
                        + "substring(document from 2 for 4) <> ? or substring(birth from 2 for 4) <> ?"
                        + " or substring(phone from 2 for 4) <> ?) order by id limit ? for update skip locked")
                .params(after, active, active, active, max)
                .query((row, i) -> new SealedMember(row))
                .list();
        List<MemberId> unreadable = new ArrayList<>();
        for (SealedMember member : stale) {
            try {
                renew(member);
            } catch (SecretUnreadable damaged) {
                unreadable.add(new MemberId(member.id));
            }
        }
        String last = stale.isEmpty() ? after : stale.get(stale.size() - 1).id;
        return new Renewal(stale.size() - unreadable.size(), unreadable, last, stale.size() < max);
    }

    /** What one step of a renewal did, and behind which member the next begins. */
    record Renewal(int renewed, List<MemberId> unreadable, String last, boolean finished) {}

    /** The encrypted values of a member, as they stand. */
    private static final class SealedMember {
        private final String id;
        private final byte[] document;
        private final byte[] birth;
        private final Optional<byte[]> phone;

        SealedMember(ResultSet row) throws SQLException {
            id = row.getString("id");
            document = row.getBytes("document");
            birth = row.getBytes("birth");
            phone = Optional.ofNullable(row.getBytes("phone"));
        }
    }

    private void renew(SealedMember member) {
        byte[] document = anew("document", member.id, member.document);
        byte[] birth = anew("birth", member.id, member.birth);
        Optional<byte[]> phone = member.phone.map(old -> anew("phone", member.id, old));
        jdbc.sql("update archive.member set document = ?, birth = ?, phone = ? where id = ?")
                .params(document, birth)
                .param(phone.orElse(null))
                .param(member.id)
                .update();
        jdbc.sql(
                        "update archive.record set stale = true where household = (select household from archive.member where id = ?)")
                .param(member.id)
                .update();
    }

    private byte[] anew(String column, String id, byte[] sealed) {
        return cipher.encrypt(place(column, id), cipher.decrypt(place(column, id), sealed));
    }

    /** Rows that stand under another township than their household, as {@code table key}. */
    static Supplier<List<String>> misplaced(Statements questions) {
        List<Supplier<List<String>>> found = new ArrayList<>();
        for (String table : List.of("member", "volume", "item", "rendition", "answer", "journal", "intent", "outbox")) {
            found.add(questions.list(
                    "select distinct x.household from archive." + table
                            + " x join archive.household h on h.number = x.household"
                            + " where x.township <> h.township order by 1 limit 100",
                    (row, i) -> row.getString(1) + " " + table + "/township"));
        }
        return () -> found.stream().flatMap(one -> one.get().stream()).toList();
    }

    /**
     * A member whose keyed indexes are not those of the document, or whose row is none of ours.
     *
     * @param member number; the word {@code member} where the row is none of ours
     */
    record Misindexed(String household, String member) {}

    /** Members of households that are misindexed, to be asked for with other questions. */
    Supplier<List<Misindexed>> misindexed(Statements questions, List<HouseholdNumber> households) {
        String[] numbers = households.stream().map(HouseholdNumber::value).toArray(String[]::new);
        Supplier<List<Optional<Misindexed>>> all =
                questions.list(MEMBERS_OF_SOME, (row, i) -> misindexed(row), (Object) numbers);
        return () -> all.get().stream().flatMap(Optional::stream).distinct().toList();
    }

    private Optional<Misindexed> misindexed(ResultSet row) throws SQLException {
        String household = row.getString("household");
        try {
            Member member = member(row);
            boolean right = Arrays.equals(row.getBytes("document_index"), documentIndex(member.document()))
                    && Arrays.equals(
                            row.getBytes("tail_index"),
                            tailIndex(member.document().lastFour()));
            return right
                    ? Optional.empty()
                    : Optional.of(new Misindexed(household, member.id().value()));
        } catch (ArchiveException | IllegalArgumentException | DateTimeException nothingOfOurs) {
            return Optional.of(new Misindexed(household, "member"));
        }
    }

    private List<Household> byIndex(String column, byte[] index) {
        return jdbc.sql("select * from archive.household where number in (select household from archive.member where "
                        + column + " = ?) order by opened_at, number limit 100")
                .param(index)
                .query((row, i) -> household(row))
                .list();
    }

    private void insert(Household household, Member member, int position) {
        String id = member.id().value();
        Optional<byte[]> phone = member.phone().map(number -> cipher.encrypt(place("phone", id), number.reveal()));
        jdbc.sql("insert into archive.member (id, household, township, position, name, document_type, document, birth,"
                        + " document_index, tail_index, relation, lives_apart, phone)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        household.number().value(),
                        household.township(),
                        position,
                        member.name().value(),
                        member.document().type().name(),
                        cipher.encrypt(place("document", id), member.document().reveal()),
                        cipher.encrypt(place("birth", id), member.birth().toString()),
                        documentIndex(member.document()),
                        tailIndex(member.document().lastFour()),
                        member.relation().name(),
                        member.livesApart())
                .param(phone.orElse(null))
                .update();
    }

    private Household household(ResultSet row) throws SQLException {
        return household(row, members(new HouseholdNumber(row.getString("number"))));
    }

    private static Household household(ResultSet row, List<Member> members) throws SQLException {
        HouseholdNumber number = new HouseholdNumber(row.getString("number"));
        String township = row.getString("township");
        String village = row.getString("village");
        String address = row.getString("address");
        Instant openedAt = row.getObject("opened_at", OffsetDateTime.class).toInstant();
        return new Household(number, township, village, address, members, openedAt);
    }

    private List<Member> members(HouseholdNumber number) {
        List<Member> members = new ArrayList<>();
        jdbc.sql(MEMBERS).param(number.value()).query(row -> {
            members.add(member(row));
        });
        return members;
    }

    private Member member(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Member(
                new MemberId(id),
                new PersonName(row.getString("name")),
                new IdDocument(
                        DocumentType.valueOf(row.getString("document_type")),
                        cipher.decryptText(place("document", id), row.getBytes("document"))),
                Relation.valueOf(row.getString("relation")),
                LocalDate.parse(cipher.decryptText(place("birth", id), row.getBytes("birth"))),
                Optional.ofNullable(row.getBytes("phone"))
                        .map(bytes -> new Phone(cipher.decryptText(place("phone", id), bytes))),
                row.getBoolean("lives_apart"));
    }

    private byte[] documentIndex(IdDocument document) {
        return cipher.index(TABLE + ".document", document.type() + "|" + document.reveal());
    }

    private byte[] tailIndex(String lastFour) {
        return cipher.index(TABLE + ".tail", lastFour);
    }

    private static Place place(String column, String id) {
        return new Place(TABLE, column, id);
    }
}
