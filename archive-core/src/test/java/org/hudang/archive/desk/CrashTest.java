package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.text;
import static org.hudang.archive.ArchiveBed.volume;

import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.Recovered;
import org.hudang.archive.household.Household;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StoreSettings;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ends the filing process before each of its steps, one after the other, and looks at what the next process finds. Forcing one at
 * a time, a filing takes them one after the other; otherwise the disk takes its own beside those of the database.
 */
class CrashTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, StoreSettings.FORCES_AT_ONCE})
    void whatever_step_a_first_filing_dies_at_it_is_whole_or_gone_and_the_retry_files_it_once(int atOnce)
            throws Exception {
        sweep(false, atOnce, Death.KILL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, StoreSettings.FORCES_AT_ONCE})
    void whatever_step_a_later_filing_dies_at_it_is_whole_or_gone_and_the_retry_files_it_once(int atOnce)
            throws Exception {
        sweep(true, atOnce, Death.KILL);
    }

    @Test
    void whatever_step_a_kept_copy_dies_at_the_original_stands_and_the_retry_files_it_once() throws Exception {
        int steps = 0;
        for (int at = 1; at == 1 || at <= steps; at++) {
            ArchiveBed.emptied(database);
            ArchiveBed bed = bed("copy-" + at);
            bed.with(new Counting(bed));
            Archive archive = bed.archive();
            Volume volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
            ItemId item = archive.file(filing("f0", volume, "paper"), TOWN_A)
                    .items()
                    .get(0)
                    .id();
            Filing copy = copy("c1", volume, item, "paper and more");
            if (at == 1) {
                AtomicInteger count = new AtomicInteger();
                Filing probe = copy("probe", volume, item, "paper probed");
                bed.archive(step -> count.incrementAndGet()).file(probe, TOWN_A);
                steps = count.get();
                assertThat(steps).isGreaterThan(15);
                continue;
            }

            Optional<Filed> answer = attempt(bed.archive(new DiesAt(at, Death.KILL)), copy);

            Archive next = bed.archive();
            assertSettled(bed, next, next.recover());
            boolean whole = next.item(item, TOWN_A).orElseThrow().kept().isPresent();
            assertThat(whole || answer.isEmpty()).as("answered at step %d", at).isTrue();
            Filed filed = next.file(copy, TOWN_A);
            assertThat(filed.again()).isEqualTo(whole);
            assertThat(next.item(item, TOWN_A).orElseThrow().renditions()).hasSize(2);
            assertThat(text(next, filing("f0", volume, "paper"), TOWN_A, 0)).isEqualTo("paper");
            assertThat(bed.count("select count(*) from archive.answer where key = ?", "applied-c1"))
                    .isEqualTo(1);
            assertSettled(bed, next, next.recover());
        }
    }

    private static Filing copy(String key, Volume volume, ItemId item, String text) {
        NewRendition kept = new NewRendition(
                RenditionRole.KEPT,
                "kept.txt",
                "text/plain",
                ContentSource.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return new Filing(
                key,
                volume.id(),
                "preservation",
                List.of(),
                Optional.of(new Continuation("count", key)),
                List.of(new NewCopy(item, kept)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, StoreSettings.FORCES_AT_ONCE})
    void whatever_step_the_disk_refuses_the_living_process_leaves_nothing_half(int atOnce) throws Exception {
        sweep(true, atOnce, Death.DISK_ERROR);
        sweep(false, atOnce, Death.DISK_ERROR);
    }

    @Test
    void recovery_itself_may_die_at_any_step() throws Exception {
        ArchiveBed bed = bed("recovery");
        Archive archive = bed.archive();
        Volume volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
        archive.file(filing("f0", volume, "before"), TOWN_A);
        Random random = new Random(5);

        for (int i = 1; i <= 12; i++) {
            Filing filing = filing("f" + i, volume, "paper " + i);
            attempt(bed.archive(new DiesAt(1 + random.nextInt(30), Death.KILL)), filing);
            for (int j = 0; j < 3; j++) {
                recoverOrDie(bed.archive(new DiesAt(1 + random.nextInt(12), Death.KILL)));
            }
            Archive next = bed.archive();
            assertSettled(bed, next, next.recover());
            assertThat(text(next, filing, TOWN_A, 0)).isEqualTo("paper " + i);
        }
        assertThat(bed.count("select count(*) from archive.item")).isEqualTo(1 + 12);
    }

    @Test
    void staged_bytes_that_the_crash_destroyed_are_discarded_and_nobody_was_answered() throws Exception {
        ArchiveBed bed = bed("lost");
        Archive archive = bed.archive();
        Household home = household(archive, "h", TOWN_A);
        Volume volume = volume(archive, "v", home.number(), TOWN_A);
        Filing filing = filing("f", volume, "paper");
        assertThat(attempt(bed.archive(new DiesAfter("commit intent")), filing)).isEmpty();
        try (Stream<Path> staged = Files.walk(bed.work)) {
            Path paper = staged.filter(path -> path.toString().endsWith("1-original.txt"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(paper, "torn");
        }

        Recovered recovered = bed.archive().recover();

        assertThat(recovered.discarded()).containsExactly(volume.id());
        assertSettled(bed, archive, recovered);
        assertThat(archive.contents(home.number(), TOWN_A).volumes().get(0).items())
                .isEmpty();
        assertThat(archive.journal(home.number(), TOWN_A).get(2).act()).isEqualTo("filing.discard");
        assertThat(archive.file(filing, TOWN_A).again()).isFalse();
        assertSettled(bed, archive, archive.recover());
    }

    @Test
    void a_living_process_is_left_alone() throws Exception {
        ArchiveBed bed = bed("alive");
        Archive archive = bed.archive();
        Volume volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
        List<Recovered> seen = new ArrayList<>();
        Archive other = bed.archive();
        Archive filing = bed.archive(step -> {
            if (step.equals("rename folder")) {
                seen.add(other.recover());
            }
        });

        filing.file(filing("f", volume, "paper"), TOWN_A);

        assertThat(seen).singleElement().satisfies(recovered -> {
            assertThat(recovered.busy()).containsExactly(volume.id());
            assertThat(recovered.rolledForward()).isEmpty();
            assertThat(recovered.swept()).isZero();
        });
        assertThat(archive.check().findings()).isEmpty();
    }

    private void sweep(boolean later, int atOnce, Death death) throws Exception {
        int steps = steps(later, atOnce);
        assertThat(steps).isGreaterThan(15);
        Set<Boolean> outcomes = new HashSet<>();
        for (int at = 1; at <= steps; at++) {
            ArchiveBed.emptied(database);
            ArchiveBed bed = bed(death + "-" + later + "-" + atOnce + "-" + at);
            bed.with(new Counting(bed));
            Archive archive = bed.archive();
            Household home = household(archive, "h", TOWN_A);
            Volume volume = volume(archive, "v", home.number(), TOWN_A);
            if (later) {
                archive.file(filing("f0", volume, "before"), TOWN_A);
            }
            Filing filing = withContinuation(filing("f", volume, "paper " + at, "second"), "f");

            Optional<Filed> answer = attempt(archive(bed, new DiesAt(at, death), atOnce), filing);

            // then the next process finds it whole or gone, and nothing half
            Archive next = bed.archive();
            assertSettled(bed, next, next.recover());
            int items = next.contents(home.number(), TOWN_A)
                    .volumes()
                    .get(0)
                    .items()
                    .size();
            assertThat(items).as("step %d", at).isIn(later ? List.of(1, 3) : List.of(0, 2));
            boolean whole = items >= 2;
            outcomes.add(whole);
            assertThat(whole || answer.isEmpty()).as("answered at step %d", at).isTrue();

            // and a retry gets one answer, with one continuation
            Filed filed = next.file(filing, TOWN_A);
            assertThat(filed.again()).isEqualTo(whole);
            assertThat(next.file(filing, TOWN_A)).isEqualTo(filed.repeated());
            assertThat(text(next, filing, TOWN_A, 0)).isEqualTo("paper " + at);
            assertThat(filed.version()).isEqualTo(later ? 2 : 1);
            assertThat(bed.count("select count(*) from archive.answer where key = ?", "applied-f"))
                    .isEqualTo(1);
            assertSettled(bed, next, next.recover());
        }
        assertThat(outcomes)
                .as("early deaths leave nothing, late ones are rolled forward")
                .containsExactlyInAnyOrder(true, false);
    }

    /** How many steps a filing has: counted on one that nothing disturbs. */
    private int steps(boolean later, int atOnce) {
        ArchiveBed.emptied(database);
        ArchiveBed bed = bed("probe-" + later + "-" + atOnce);
        bed.with(new Counting(bed));
        Archive archive = bed.archive();
        Volume volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
        if (later) {
            archive.file(filing("f0", volume, "before"), TOWN_A);
        }
        AtomicInteger count = new AtomicInteger();
        Archive counting = archive(bed, step -> count.incrementAndGet(), atOnce);
        assertThat(count)
                .as("opening a storage root that is there takes no steps")
                .hasValue(0);
        counting.file(withContinuation(filing("f", volume, "paper", "second"), "f"), TOWN_A);
        return count.get();
    }

    private static Archive archive(ArchiveBed bed, Steps steps, int atOnce) {
        return bed.builder(steps).forcesAtOnce(atOnce).build();
    }

    /** The invariants after every fault. */
    private static void assertSettled(ArchiveBed bed, Archive archive, Recovered recovered) throws IOException {
        assertThat(recovered.stuck()).isEmpty();
        assertThat(recovered.busy()).isEmpty();
        assertThat(archive.check().findings()).isEmpty();
        try (Stream<Path> leftovers = Files.list(bed.work)) {
            assertThat(leftovers).isEmpty();
        }
        try (Stream<Path> all = Files.walk(bed.root)) {
            List<Path> objects = all.filter(path -> path.endsWith("0=ocfl_object_1.1"))
                    .map(Path::getParent)
                    .toList();
            for (Path object : objects.subList(Math.max(0, objects.size() - 3), objects.size())) {
                assertThat(Validator.validateObject(object, true).getErrors()).isEmpty();
            }
        }
    }

    /** The answer of a filing that is disturbed: usually none. */
    private static Optional<Filed> attempt(Archive archive, Filing filing) {
        try {
            return Optional.of(archive.file(filing, TOWN_A));
        } catch (Killed | ArchiveException e) {
            return Optional.empty();
        }
    }

    private static void recoverOrDie(Archive archive) {
        try {
            archive.recover();
        } catch (Killed e) {
            // as intended, when there were that many steps
        }
    }

    private static Filing withContinuation(Filing filing, String payload) {
        return new Filing(
                filing.idempotencyKey(),
                filing.volume(),
                filing.event(),
                filing.items(),
                Optional.of(new Continuation("count", payload)));
    }

    private ArchiveBed bed(String name) {
        return new ArchiveBed(database, folder.resolve(name), 3);
    }

    private enum Death {
        /** As by kill -9: nothing of it touches the disk any more, from the next step of either thread on. */
        KILL,
        /** The disk refuses one act; the process lives and cleans up. */
        DISK_ERROR
    }

    /** Not an exception that any code of the archive handles. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final class DiesAt implements Steps {
        private final int at;
        private final Death death;
        private int seen;

        DiesAt(int at, Death death) {
            this.at = at;
            this.death = death;
        }

        /** The disk and the database are reached by two threads. */
        @Override
        public synchronized void reach(String step) throws IOException {
            seen++;
            if (seen >= at && death == Death.KILL) {
                throw new Killed();
            }
            if (seen == at) {
                throw new IOException("no space left on device");
            }
        }
    }

    /** Dies at the first step after the named one. */
    private static final class DiesAfter implements Steps {
        private final String last;
        private boolean reached;

        DiesAfter(String last) {
            this.last = last;
        }

        @Override
        public synchronized void reach(String step) {
            if (reached) {
                throw new Killed();
            }
            reached = step.equals(last);
        }
    }

    /** A continuation that writes a row: were it committed twice, the second would break the key. */
    private static final class Counting implements ContinuationHandler {
        private final ArchiveBed bed;

        Counting(ArchiveBed bed) {
            this.bed = bed;
        }

        @Override
        public String name() {
            return "count";
        }

        @Override
        public void apply(String json, Filed filed) {
            bed.work(
                    jdbc -> jdbc.sql("insert into archive.answer (township, operation, key, household, request, answer,"
                                    + " given_at) values (?, 'count', ?, ?, '', '', now())")
                            .params(
                                    TOWN_A.township(),
                                    "applied-" + json,
                                    filed.household().value())
                            .update());
        }
    }
}
