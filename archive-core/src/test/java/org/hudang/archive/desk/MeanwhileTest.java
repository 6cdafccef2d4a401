package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.text;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.KeyReused;
import org.hudang.archive.Recovered;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other processes do between the bytes of a filing and its intent. */
class MeanwhileTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive other;
    private Volume volume;

    @BeforeEach
    void open() {
        bed = new ArchiveBed(database, folder, 13);
        other = bed.archive();
        volume = volume(other, "v", household(other, "h", TOWN_A).number(), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_filing_whose_lock_died_and_whose_volume_went_on_is_refused_and_blocks_nobody() throws IOException {
        Filing late = filing("late", volume, "late");
        Archive slow = bed.archive(once("intent", () -> {
            endSessionsWithLocks();
            other.file(filing("quick", volume, "quick"), TOWN_A);
        }));

        assertThatThrownBy(() -> slow.file(late, TOWN_A)).isInstanceOf(HouseholdBusy.class);

        assertNothingIsLeft();
        assertThat(text(other, filing("third", volume, "third"), TOWN_A, 0)).isEqualTo("third");
        assertThat(text(slow, late, TOWN_A, 0)).isEqualTo("late");
    }

    @Test
    void a_key_that_another_household_was_answered_for_meanwhile_is_refused_and_blocks_nobody() throws IOException {
        Volume elsewhere = elsewhere();
        Archive slow = bed.archive(once("intent", () -> other.file(filing("same", elsewhere, "first"), TOWN_A)));

        assertThatThrownBy(() -> slow.file(filing("same", volume, "second"), TOWN_A))
                .isInstanceOf(KeyReused.class);

        assertNothingIsLeft();
        assertThat(text(other, filing("same", elsewhere, "first"), TOWN_A, 0)).isEqualTo("first");
        assertThat(text(slow, filing("own", volume, "second"), TOWN_A, 0)).isEqualTo("second");
    }

    @Test
    void a_key_that_an_unanswered_filing_elsewhere_holds_has_to_wait_for_it() throws IOException {
        Volume elsewhere = elsewhere();
        Archive dying = bed.archive(once("catalogue", () -> {
            throw new IllegalStateException("dies here");
        }));
        Archive slow = bed.archive(once(
                "intent",
                () -> assertThatThrownBy(() -> dying.file(filing("same", elsewhere, "first"), TOWN_A))
                        .isInstanceOf(RuntimeException.class)));

        assertThatThrownBy(() -> slow.file(filing("same", volume, "second"), TOWN_A))
                .isInstanceOf(HouseholdBusy.class);

        Recovered recovered = other.recover();
        assertThat(recovered.rolledForward()).containsExactly(elsewhere.id());
        assertThat(recovered.stuck()).isEmpty();
        assertThat(text(other, filing("same", elsewhere, "first"), TOWN_A, 0)).isEqualTo("first");
        assertThatThrownBy(() -> slow.file(filing("same", volume, "second"), TOWN_A))
                .isInstanceOf(KeyReused.class);
    }

    private Volume elsewhere() {
        return volume(other, "w", household(other, "i", TOWN_A).number(), TOWN_A);
    }

    private void assertNothingIsLeft() {
        Recovered recovered = other.recover();
        assertThat(recovered.stuck()).isEmpty();
        assertThat(recovered.rolledForward()).isEmpty();
        assertThat(other.check().findings()).isEmpty();
    }

    private void endSessionsWithLocks() {
        bed.work(jdbc -> jdbc.sql("select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(Integer.class)
                .single());
    }

    /** Does something once, the first time that this step is reached. */
    private static Steps once(String step, Runnable act) {
        AtomicBoolean done = new AtomicBoolean();
        return reached -> {
            if (reached.equals(step) && !done.getAndSet(true)) {
                act.run();
            }
        };
    }
}
