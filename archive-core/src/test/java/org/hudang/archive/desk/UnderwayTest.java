package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.text;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hudang.archive.AnswerUncertain;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.KeyReused;
import org.hudang.archive.Recovered;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** The disk works for a filing while the filing is with the database: neither is left behind when the other fails. */
@Timeout(60)
class UnderwayTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive other;
    private HouseholdNumber home;
    private Volume volume;

    @BeforeEach
    void open() {
        bed = new ArchiveBed(database, folder, 19);
        // it never waits for a thread of its own, so that a caller who waits is known to wait for the disk
        other = bed.builder(Steps.SILENT).forcesAtOnce(1).build();
        home = household(other, "h", TOWN_A).number();
        volume = volume(other, "v", home, TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void whose_rows_are_refused_keeps_its_lock_until_nothing_is_moved_any_more() throws Exception {
        Filing filing = filing("f", volume, "paper");
        Held held = new Held("rename folder");
        bed.asOwner("update archive.household set journal_mac = '\\x00'");
        Caller caller = new Caller(bed.archive(held), filing);

        held.reached.await();
        caller.isWaiting();

        assertThat(other.recover().busy()).containsExactly(volume.id());
        held.released.countDown();
        assertThat(caller.end()).isInstanceOf(JournalBroken.class);
        assertThat(other.recover().stuck()).hasSize(1);
    }

    @Test
    void whose_key_is_refused_clears_its_bytes_once_none_of_them_is_forced_any_more() throws Exception {
        Volume elsewhere = volume(other, "w", household(other, "i", TOWN_A).number(), TOWN_A);
        Held held = new Held("sync");
        CountDownLatch taken = new CountDownLatch(1);
        Caller caller = new Caller(
                bed.archive(step -> {
                    if (step.equals("intent")) {
                        other.file(filing("same", elsewhere, "first"), TOWN_A);
                        taken.countDown();
                    }
                    held.reach(step);
                }),
                filing("same", volume, "second"));

        held.reached.await();
        taken.await();
        caller.isWaiting();

        assertThat(staged()).as("staged bytes").isNotEmpty();
        held.released.countDown();
        assertThat(caller.end()).isInstanceOf(KeyReused.class);
        assertThat(staged()).isEmpty();
        assertThat(other.recover().swept()).isZero();
    }

    @Test
    void a_disk_that_refused_is_told_whatever_the_database_said_meanwhile() throws IOException {
        Volume elsewhere = volume(other, "w", household(other, "i", TOWN_A).number(), TOWN_A);
        Archive archive = bed.archive(step -> {
            if (step.equals("intent")) {
                other.file(filing("same", elsewhere, "first"), TOWN_A);
            }
            if (step.equals("sync")) {
                throw new IOException("Input/output error");
            }
        });

        Throwable refused = catchThrowable(() -> archive.file(filing("same", volume, "second"), TOWN_A));

        assertThat(refused).isInstanceOf(StoreFailed.class);
        assertThat(refused.getSuppressed()).singleElement().isInstanceOf(KeyReused.class);
        assertThat(staged()).isEmpty();
    }

    @Test
    void what_goes_to_its_place_while_rows_are_refused_is_finished_by_whoever_comes_next() {
        Filing filing = filing("f", volume, "paper");
        Database database = new Database(bed.connections(), this.database.transactions(bed.connections()));
        String mac = database.within(
                TOWN_A.township(),
                () -> database.jdbc()
                        .sql("select encode(journal_mac, 'hex') from archive.household where number = ?")
                        .param(home.value())
                        .query(String.class)
                        .single());
        bed.asOwner("update archive.household set journal_mac = '\\x00'");
        assertThatThrownBy(() -> bed.archive().file(filing, TOWN_A)).isInstanceOf(JournalBroken.class);
        bed.asOwner("update archive.household set journal_mac = '\\x" + mac + "'");

        Recovered recovered = other.recover();

        assertThat(recovered.rolledForward()).containsExactly(volume.id());
        assertThat(other.file(filing, TOWN_A).again()).isTrue();
        assertThat(other.check().findings()).isEmpty();
    }

    @Test
    void whose_predecessor_still_has_its_transaction_is_told_that_the_household_is_busy() throws SQLException {
        Filing first = filing("first", volume, "paper");
        Archive dying = bed.archive(step -> {
            if (step.equals("catalogue")) {
                throw new IllegalStateException("dies here");
            }
        });
        assertThatThrownBy(() -> dying.file(first, TOWN_A)).isInstanceOf(RuntimeException.class);
        DataSource source = impatient();
        Archive impatient = bed.builder(Steps.SILENT)
                .database(source, database.transactions(source))
                .build();

        try (Connection predecessor = bed.connections().getConnection();
                Statement statement = predecessor.createStatement()) {
            predecessor.setAutoCommit(false);
            statement.execute("select set_config('hudang.township', '" + TOWN_A.township() + "', true)");
            statement.execute("select id from archive.intent for update");
            assertThatThrownBy(() -> impatient.file(filing("second", volume, "other"), TOWN_A))
                    .isInstanceOf(HouseholdBusy.class);
            assertThatThrownBy(() -> impatient.file(first, TOWN_A)).isInstanceOf(AnswerUncertain.class);
            Recovered recovered = impatient.recover();
            assertThat(recovered.busy()).containsExactly(volume.id());
            assertThat(recovered.stuck()).isEmpty();
            assertThatThrownBy(() -> impatient.discard(volume.id(), "样例", ArchiveBed.BUREAU))
                    .isInstanceOf(HouseholdBusy.class);
            predecessor.rollback();
        }

        assertThat(impatient.file(first, TOWN_A).again()).isTrue();
        assertThat(impatient.file(filing("second", volume, "other"), TOWN_A).version())
                .isEqualTo(2);
    }

    @Test
    void an_intent_whose_commit_was_not_answered_is_uncertain_and_finished_by_whoever_comes_next() {
        TransactionOperations real = database.transactions(bed.connections());
        AtomicBoolean lost = new AtomicBoolean();
        Archive unlucky = bed.builder(Steps.SILENT)
                .database(bed.connections(), new TransactionOperations() {
                    @Override
                    public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
                        T done = real.execute(work);
                        if (!lost.getAndSet(true)) {
                            throw new TransactionSystemException("no answer");
                        }
                        return done;
                    }
                })
                .build();
        Filing filing = filing("f", volume, "paper");

        assertThatThrownBy(() -> unlucky.file(filing, TOWN_A)).isInstanceOf(AnswerUncertain.class);

        assertThat(other.recover().rolledForward()).containsExactly(volume.id());
        assertThat(unlucky.file(filing, TOWN_A).again()).isTrue();
    }

    @Test
    void a_question_that_is_refused_leaves_the_transaction_of_the_caller_as_it_was() throws IOException {
        other.file(filing("f", volume, "paper"), TOWN_A);
        Database asked = new Database(bed.connections(), database.transactions(bed.connections()));

        String scope = asked.within("999001009", () -> {
            assertThatThrownBy(() -> asked.together(TOWN_A.township(), ask -> () -> {
                        throw new KeyReused("file");
                    }))
                    .isInstanceOf(KeyReused.class);
            return asked.jdbc()
                    .sql("select current_setting('hudang.township')")
                    .query(String.class)
                    .single();
        });

        assertThat(scope).isEqualTo("999001009");
        assertThat(text(other, filing("g", volume, "next"), TOWN_A, 0)).isEqualTo("next");
    }

    /** Connections that wait for a lock only for a moment. */
    private DataSource impatient() {
        PGSimpleDataSource source = database.address();
        source.setOptions("-c lock_timeout=50ms");
        return source;
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> all = Files.list(bed.work)) {
            return all.toList();
        }
    }

    /** The disk stops at a step until it is told to go on. */
    private static final class Held implements Steps {
        private final String at;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        Held(String at) {
            this.at = at;
        }

        @Override
        public void reach(String step) throws IOException {
            if (step.equals(at)) {
                reached.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }
    }

    /** Somebody who files and is looked at meanwhile. */
    private static final class Caller {
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Thread thread;

        Caller(Archive archive, Filing filing) {
            thread = new Thread(() -> archive.file(filing, TOWN_A), "caller");
            thread.setUncaughtExceptionHandler((who, what) -> failure.set(what));
            thread.start();
        }

        /** Returns when it waits for the disk: it waits for the database in the network, which is no waiting of Java's. */
        void isWaiting() throws InterruptedException {
            while (thread.getState() != Thread.State.WAITING) {
                assertThat(thread.isAlive()).as("still filing").isTrue();
                Thread.sleep(5);
            }
        }

        Throwable end() throws InterruptedException {
            thread.join();
            return Objects.requireNonNull(failure.get(), "it was answered");
        }
    }
}
