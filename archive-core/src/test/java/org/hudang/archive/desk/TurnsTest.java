package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for a busy household keeps nobody from filing in another. */
@Timeout(60)
class TurnsTest {
    @TempDir
    private Path folder;

    private final HouseholdNumber household = HouseholdNumber.next(ArchiveBed.seeded(1));

    @Test
    void filings_that_wait_for_one_household_leave_the_permits_to_others() throws Exception {
        try (TestDatabase database = TestDatabase.migrated("archive")) {
            ArchiveBed bed = new ArchiveBed(database, folder, 19);
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            AtomicBoolean first = new AtomicBoolean(true);
            Archive archive = bed.builder(step -> {
                        if (step.equals("intent") && first.getAndSet(false)) {
                            inside.countDown();
                            await(goOn);
                        }
                    })
                    .patience(Duration.ofSeconds(50))
                    .filingsAtOnce(2)
                    .build();
            Volume busy = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
            Volume free = volume(archive, "w", household(archive, "i", TOWN_A).number(), TOWN_A);
            List<Thread> clerks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String key = "busy-" + i;
                Thread clerk = new Thread(() -> archive.file(filing(key, busy, key), TOWN_A));
                clerks.add(clerk);
                clerk.start();
                if (i == 0) {
                    await(inside);
                } else {
                    untilItWaits(clerk);
                }
            }

            assertThat(archive.file(filing("free", free, "free"), TOWN_A).again())
                    .isFalse();

            goOn.countDown();
            for (Thread clerk : clerks) {
                clerk.join();
            }
            assertThat(archive.contents(busy.household(), TOWN_A)
                            .volumes()
                            .get(0)
                            .items())
                    .hasSize(4);
        }
    }

    @Test
    void too_many_for_one_household_are_refused_at_once() throws Exception {
        Turns turns = new Turns(Duration.ofSeconds(50));
        Turns.Turn first = turns.take(household);
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread clerk = new Thread(() -> turns.take(household).end());
            waiting.add(clerk);
            clerk.start();
            untilItWaits(clerk);
        }

        assertThatThrownBy(() -> turns.take(household)).isInstanceOf(HouseholdBusy.class);

        first.end();
        for (Thread clerk : waiting) {
            clerk.join();
        }
        turns.take(household).end();
    }

    @Test
    void a_turn_that_does_not_come_in_time_is_refused_and_leaves_the_queue() {
        Turns turns = new Turns(Duration.ofMillis(1));
        Turns.Turn first = turns.take(household);

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> turns.take(household)).isInstanceOf(HouseholdBusy.class);
        }

        first.end();
        turns.take(household).end();
    }

    private static void untilItWaits(Thread clerk) {
        while (clerk.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
