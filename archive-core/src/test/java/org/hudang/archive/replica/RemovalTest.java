package org.hudang.archive.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.keeping.Rounds.Budget;
import org.hudang.archive.keeping.Rounds.Step;
import org.hudang.archive.replica.LocalReplica.Disks;
import org.hudang.archive.replica.Replication.Copied;
import org.hudang.archive.replica.Replication.Lag;
import org.hudang.archive.retention.ProposalId;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StoredFile;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.util.FileSystemUtils;

/** What was destroyed leaves the replica, and nothing else does. */
class RemovalTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Budget ALL = new Budget(Long.MAX_VALUE, LONG, Duration.ZERO);
    private static final ProposalId PROPOSAL = new ProposalId("dsp_" + "a".repeat(26));

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Path place;
    private Archive archive;
    private Volume gone;
    private Volume stays;

    @BeforeEach
    void two_volumes_of_one_household() throws IOException {
        bed = new ArchiveBed(database, folder, 71);
        place = Files.createDirectory(folder.resolve("other-disk"));
        archive = bed.archive();
        gone = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
        stays = volume(archive, "w", gone.household(), TOWN_A);
        archive.file(filing("f", gone, "paper", "other paper"), TOWN_A);
        archive.file(filing("g", gone, "later paper"), TOWN_A);
        archive.file(filing("k", stays, "a paper that stays"), TOWN_A);
        bed.records().write(100);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void what_was_destroyed_leaves_the_replica_and_nothing_else_does() throws IOException {
        rooms().replication().copy(LONG);
        approved();

        removals().order(PROPOSAL, BUREAU);
        Lag before = lag();
        Copied copied = rooms().replication().copy(LONG);

        assertThat(before.removals()).isEqualTo(1);
        assertThat(before.since()).contains(ArchiveBed.CLOCK.instant());
        assertThat(before.none()).isFalse();
        assertThat(copied.removed()).isEqualTo(1);
        assertThat(copied.failed()).isEmpty();
        assertThat(copies(gone)).isEmpty();
        assertThat(copies(stays)).isNotEmpty();
        assertThat(place.resolve("work")).isEmptyDirectory();
        bed.records().write(100);
        rooms().replication().copy(LONG);
        assertThat(lag().none()).isTrue();
    }

    @Test
    void the_history_says_who_ordered_it_and_which_replica_was_cleared_each_once() {
        rooms().replication().copy(LONG);
        approved();
        removals().order(PROPOSAL, BUREAU);
        removals().order(PROPOSAL, BUREAU);
        rooms().replication().copy(LONG);
        rooms().replication().copy(LONG);

        assertThat(told())
                .containsExactly(
                        BUREAU.user() + " replica.remove " + gone.id() + " " + PROPOSAL,
                        "hudang replica.clear " + gone.id() + " " + open().id());
        Removals.Order order = removals().of(gone.id(), TOWN_A).orElseThrow();
        assertThat(order.cleared()).extracting(Removals.Cleared::replica).containsExactly(open().id());
        assertThat(order.holding()).isEmpty();
        assertThat(removals().of(gone.id(), TOWN_B)).isEmpty();
        assertThat(removals().of(stays.id(), TOWN_A)).isEmpty();
    }

    @Test
    void a_proposal_that_only_one_person_approved_removes_nothing() {
        disposal("'APPROVED_ONCE', now(), 'qian.dangan', null, '', null, '', ''");

        assertRefused();
    }

    @Test
    void a_proposal_that_was_refused_after_all_removes_nothing() {
        disposal("'REFUSED', now(), 'qian.dangan', null, '', now(), 'sun.shenpi', '样例'");

        assertRefused();
    }

    @Test
    void a_proposal_that_nobody_made_or_of_another_township_removes_nothing() {
        assertRefused();
        approved();
        assertThatThrownBy(() -> removals().order(PROPOSAL, TOWN_B)).isInstanceOf(RemovalRefused.class);
    }

    @Test
    void a_hold_of_the_last_moment_keeps_the_copies_too() {
        approved();
        bed.asOwner(
                "insert into archive.hold (id, household, township, key, kind, reason, since, placed_by)"
                        + " values (?, ?, ?, 'k', 'LITIGATION', '样例', now(), 'wu.dangan')",
                "hld_" + "a".repeat(26),
                gone.household().value(),
                TOWN_A.township());

        assertRefused();
    }

    @Test
    void the_database_takes_no_order_past_the_door_and_none_back() {
        disposal("'APPROVED_ONCE', now(), 'qian.dangan', null, '', null, '', ''");
        assertThatThrownBy(() -> asApplication("insert into archive.replica_removal (volume, household, township,"
                        + " disposal, ordered_at) select volume, household, township, id, now() from archive.disposal"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("two approvals");
        bed.asOwner("update archive.disposal set state = 'APPROVED', second_at = now(), second_by = 'sun.shenpi'");
        removals().order(PROPOSAL, BUREAU);

        for (String sql : List.of(
                "delete from archive.replica_removal",
                "update archive.replica_removal set volume = '" + stays.id() + "'",
                "delete from archive.replica_cleared")) {
            assertThatThrownBy(() -> asApplication(sql)).as(sql).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void an_order_that_is_rolled_back_with_the_destruction_removes_nothing() throws IOException {
        rooms().replication().copy(LONG);
        approved();

        assertThatThrownBy(() -> database.transactions(bed.connections()).execute(status -> {
                    removals().order(PROPOSAL, BUREAU);
                    throw new IllegalStateException("the destruction failed");
                }))
                .hasMessage("the destruction failed");

        assertThat(rooms().replication().copy(LONG).removed()).isZero();
        assertThat(copies(gone)).isNotEmpty();
    }

    @Test
    void while_the_replica_is_away_it_waits_and_a_disk_that_comes_back_later_is_cleared_too() throws IOException {
        rooms().replication().copy(LONG);
        ReplicaId drawer = open().id();
        approved();
        removals().order(PROPOSAL, BUREAU);
        Path apart = Files.move(place, folder.resolve("apart"));

        assertThat(lag().removals()).isEqualTo(1);
        assertThatThrownBy(() -> rooms().replication().copy(LONG)).isInstanceOf(ReplicaRefused.class);

        Files.createDirectory(place);
        assertThat(rooms(() -> LocalReplica.open(place, bed.root, Disks.ANY, ArchiveBed.seeded(73)))
                        .replication()
                        .copy(LONG)
                        .removed())
                .isEqualTo(1);
        assertThat(removals().of(gone.id(), BUREAU).orElseThrow().holding()).containsExactly(drawer);

        FileSystemUtils.deleteRecursively(place);
        Files.move(apart, place);
        assertThat(rooms().replication().copy(LONG).removed()).isEqualTo(1);
        assertThat(copies(gone)).isEmpty();
        assertThat(removals().of(gone.id(), BUREAU).orElseThrow().holding()).isEmpty();
        assertThat(told())
                .as("a disk that never had it is not spoken of")
                .filteredOn(line -> line.contains("replica.clear"))
                .hasSize(1);
    }

    @Test
    void it_is_not_copied_again_not_missed_by_rounds_and_not_put_right_from_a_copy() throws IOException {
        rooms().replication().copy(LONG);
        approved();
        removals().order(PROPOSAL, BUREAU);
        FileSystemUtils.deleteRecursively(bed.root.resolve(String.join("/", name().path())));

        Step step = rooms().rounds().step(ALL);

        assertThat(step.volumes()).as("the one that stays").isEqualTo(1);
        assertThat(step.damaged()).isZero();
        assertThat(step.healed()).isEmpty();
        assertThat(bed.root.resolve(String.join("/", name().path()))).doesNotExist();
        assertThat(rooms().rounds().standing().volumes()).isEqualTo(1);
        rooms().replication().copy(LONG);
        assertThat(rooms().rounds().step(ALL).damaged()).isZero();
        assertThat(rooms().rounds().damages()).isEmpty();
        assertThat(copies(gone)).isEmpty();
    }

    @Test
    void a_damage_of_what_was_destroyed_is_open_no_more() throws IOException {
        Path paper = papers(bed.root, gone).get(0);
        Files.writeString(paper, "damaged");
        assertThat(rooms().rounds().step(ALL).damaged()).isPositive();

        approved();
        removals().order(PROPOSAL, BUREAU);

        assertThat(rooms().rounds().standing().damages()).isZero();
        assertThat(rooms().rounds().damages()).isEmpty();
    }

    @Test
    void a_copy_that_was_under_way_when_it_was_destroyed_is_taken_away() throws IOException {
        approved();
        Meanwhile ordering = new Meanwhile(open(), gone);
        ordering.beforePut = () -> removals().order(PROPOSAL, BUREAU);

        rooms(() -> ordering).replication().copy(LONG);
        assertThat(ordering.done).isTrue();
        assertThat(copies(gone)).as("the copy went on").isNotEmpty();
        rooms().replication().copy(LONG);

        assertThat(copies(gone)).isEmpty();
        assertThat(copies(stays)).isNotEmpty();
    }

    @Test
    void a_round_that_reads_the_copy_meanwhile_neither_misses_nor_mends_it() throws IOException {
        rooms().replication().copy(LONG);
        approved();
        Meanwhile removing = new Meanwhile(open(), gone);
        removing.beforeOpen = () -> {
            removals().order(PROPOSAL, BUREAU);
            assertThat(rooms().replication().copy(LONG).removed()).isEqualTo(1);
        };

        Step step = rooms(() -> removing).rounds().step(ALL);

        assertThat(removing.done).isTrue();
        assertThat(step.damaged()).isZero();
        assertThat(copies(gone)).isEmpty();
    }

    @Test
    void a_place_that_gives_nothing_away_is_told_and_asked_again_and_others_go_on() throws IOException {
        rooms().replication().copy(LONG);
        approved();
        removals().order(PROPOSAL, BUREAU);
        archive.file(filing("l", stays, "one more"), TOWN_A);
        Meanwhile refusing = new Meanwhile(open(), gone);
        refusing.beforeRemove = () -> {
            throw new ReplicaFailed("remove", new IOException("read-only"));
        };

        Copied copied = rooms(() -> refusing).replication().copy(LONG);

        assertThat(copied.failed())
                .containsExactly(new Replication.Failure(gone.id().value(), "AR-141"));
        assertThat(copied.versions()).isEqualTo(1);
        assertThat(lag().removals()).isEqualTo(1);
        assertThat(rooms().replication().copy(LONG).removed()).isEqualTo(1);
        assertThat(copies(gone)).isEmpty();
    }

    @Test
    void a_place_that_promised_to_keep_it_is_asked_again_on_that_day() throws IOException {
        rooms().replication().copy(LONG);
        approved();
        removals().order(PROPOSAL, BUREAU);
        Instant until = ArchiveBed.CLOCK.instant().plus(Duration.ofDays(100));
        AtomicInteger asked = new AtomicInteger();
        Meanwhile keeping = new Meanwhile(open(), gone);
        keeping.beforeRemove = () -> {
            asked.incrementAndGet();
            throw new ReplicaHeld(until);
        };

        assertThat(rooms(() -> keeping).replication().copy(LONG).failed()).isEmpty();
        rooms(() -> keeping).replication().copy(LONG);

        assertThat(asked).hasValue(1);
        assertThat(lag().removals()).isEqualTo(1);
        assertThat(lag().since()).as("nobody can do anything about it").isEmpty();
        assertThat(bed.builder(Steps.SILENT)
                        .replica(this::open)
                        .clock(Clock.fixed(until, ZoneOffset.UTC))
                        .rooms()
                        .replication()
                        .copy(LONG)
                        .removed())
                .isEqualTo(1);
        assertThat(copies(gone)).isEmpty();
    }

    @Test
    void an_order_is_not_lost_with_the_catalogue() throws IOException {
        rooms().replication().copy(LONG);
        approved();
        removals().order(PROPOSAL, BUREAU);
        bed.records().write(100);

        ArchiveBed.emptied(database);
        assertThat(bed.records().rebuild().findings()).isEmpty();

        assertThat(rooms().replication().copy(LONG).removed()).isEqualTo(1);
        assertThat(copies(gone)).isEmpty();
    }

    /** A place beside which something happens once, in another process as it were, while it is busy with a volume. */
    private static final class Meanwhile extends ReplicaAround {
        private Runnable beforePut = () -> {};
        private Runnable beforeOpen = () -> {};
        private Runnable beforeRemove = () -> {};
        private final Volume of;
        private boolean done;

        Meanwhile(Replica place, Volume of) {
            super(place);
            this.of = of;
        }

        private void once(String path, Runnable happening) {
            if (!done && path.contains(of.id().value())) {
                done = true;
                CompletableFuture.runAsync(happening)
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join();
            }
        }

        @Override
        public void put(List<StoredFile> files) {
            once(files.get(0).path(), beforePut);
            super.put(files);
        }

        @Override
        public Optional<InputStream> open(String path) {
            once(path, beforeOpen);
            return super.open(path);
        }

        @Override
        public int remove(ObjectName object) {
            beforeRemove.run();
            return super.remove(object);
        }
    }

    private Replica open() {
        return LocalReplica.open(place, bed.root, Disks.ANY, ArchiveBed.seeded(72));
    }

    private ArchiveRooms rooms() {
        return rooms(this::open);
    }

    private ArchiveRooms rooms(ReplicaSource source) {
        return bed.builder(Steps.SILENT).replica(source).rooms();
    }

    private Removals removals() {
        return bed.builder(Steps.SILENT).removals();
    }

    private Lag lag() {
        return rooms().replication().lag().orElseThrow();
    }

    private ObjectName name() {
        return new ObjectName(gone.household(), gone.id());
    }

    private void approved() {
        disposal("'APPROVED', now(), 'qian.dangan', now(), 'sun.shenpi', null, '', ''");
    }

    /** A proposal for the volume that goes; who approves is not what is looked at here. */
    private void disposal(String state) {
        bed.asOwner(
                "insert into archive.disposal (id, household, township, volume, period, basis, counted_from, expired_on,"
                        + " proposed_at, proposed_by, state, first_at, first_by, second_at, second_by, refused_at,"
                        + " refused_by, refused_why) values (?, ?, ?, ?, 'D30', '样例', '2026-01-01', '2057-01-01', now(),"
                        + " 'hudang', " + state + ")",
                PROPOSAL.value(),
                gone.household().value(),
                TOWN_A.township(),
                gone.id().value());
    }

    private void assertRefused() {
        assertThatThrownBy(() -> removals().order(PROPOSAL, BUREAU)).isInstanceOf(RemovalRefused.class);
        assertThat(bed.count("select count(*) from archive.replica_removal")).isZero();
    }

    private void asApplication(String sql) {
        database.transactions(bed.connections())
                .executeWithoutResult(status -> bed.work(jdbc -> {
                    jdbc.sql("select set_config('hudang.township', '*', true)")
                            .query(String.class)
                            .single();
                    jdbc.sql(sql).update();
                }));
    }

    private List<String> told() {
        return archive.journal(gone.household(), TOWN_A).stream()
                .filter(entry -> entry.act().startsWith("replica."))
                .map(RemovalTest::line)
                .toList();
    }

    private static String line(JournalEntry entry) {
        return entry.who() + " " + entry.act() + " " + entry.object() + " " + entry.why();
    }

    private List<Path> copies(Volume volume) throws IOException {
        return papers(place.resolve("archive"), volume);
    }

    private static List<Path> papers(Path root, Volume volume) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> path.toString().contains(volume.id().value()))
                    .filter(path -> path.getFileName().toString().startsWith("1-original"))
                    .sorted()
                    .toList();
        }
    }
}
