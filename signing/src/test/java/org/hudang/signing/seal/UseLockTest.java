package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UseLockTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("signing");

    private final DataSource source = DATABASE.app();
    private final UseLock lock = new UseLock(source);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void what_one_holds_another_does_not_get_and_gets_afterwards() {
        Optional<Optional<String>> inner = lock.within("paper", () -> lock.within("paper", () -> "mine too"));

        assertThat(inner).contains(Optional.empty());
        assertThat(lock.within("paper", () -> "mine")).contains("mine");
    }

    @Test
    void work_that_was_done_stands_when_the_session_of_the_lock_has_died() {
        Optional<String> done = lock.within("paper", () -> {
            int ended = JdbcClient.create(source)
                    .sql(
                            "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and database ="
                                    + " (select oid from pg_database where datname = current_database())")
                    .query(Integer.class)
                    .single();
            assertThat(ended).isEqualTo(1);
            return "sealed";
        });

        assertThat(done).contains("sealed");
        assertThat(lock.within("paper", () -> "free")).contains("free");
    }

    @Test
    void no_more_than_three_hold_a_connection_at_once() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch everyone = new CountDownLatch(6);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            Future<?>[] all = new Future<?>[6];
            for (int i = 0; i < all.length; i++) {
                String name = "paper " + i;
                all[i] = threads.submit(() -> lock.within(name, () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    giveOthersTime(everyone);
                    return inside.decrementAndGet();
                }));
            }
            for (Future<?> one : all) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isNotEqualTo(Optional.empty());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(most.get()).isEqualTo(3);
    }

    /** Ends at once when all six are inside, which they must not be. */
    private static void giveOthersTime(CountDownLatch everyone) {
        try {
            everyone.countDown();
            var unused = everyone.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
