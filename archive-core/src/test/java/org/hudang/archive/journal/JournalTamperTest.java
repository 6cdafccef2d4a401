package org.hudang.archive.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody with the rights of the database's owner might try on the history, and which entry is then named. */
class JournalTamperTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private HouseholdNumber home;

    @BeforeEach
    void six_entries() {
        bed = new ArchiveBed(database, folder, 2);
        archive = bed.archive();
        home = household(archive, "h", TOWN_A).number();
        Volume volume = volume(archive, "v", home, TOWN_A);
        for (int i = 1; i <= 4; i++) {
            archive.file(filing("f" + i, volume, "paper " + i), TOWN_A);
        }
        assertThat(archive.journal(home, TOWN_A)).hasSize(6);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void an_edited_entry_is_named() {
        tamper("update archive.journal set who = 'nobody' where number = 3");

        broken(3, "altered");
    }

    @Test
    void each_column_counts() {
        for (String column : new String[] {"act", "object", "before", "after", "why", "who"}) {
            tamper("update archive.journal set " + column + " = " + column + " || 'x' where number = 2");
            broken(2, "altered");
            tamper("update archive.journal set " + column + " = left(" + column + ", -1) where number = 2");
        }
        tamper("update archive.journal set at = at + interval '1 microsecond' where number = 2");
        broken(2, "altered");
        tamper("update archive.journal set at = at - interval '1 microsecond' where number = 2");
        assertThat(archive.journal(home, TOWN_A)).hasSize(6);
    }

    @Test
    void a_deleted_entry_is_named() {
        tamper("delete from archive.journal where number = 4");

        broken(4, "missing");
    }

    @Test
    void a_deleted_entry_whose_followers_were_renumbered_is_named() {
        tamper("delete from archive.journal where number = 4");
        tamper("update archive.journal set number = 4 where number = 5");
        tamper("update archive.journal set number = 5 where number = 6");

        broken(4, "altered");
    }

    @Test
    void swapped_entries_are_named() {
        tamper("update archive.journal set number = 99 where number = 3");
        tamper("update archive.journal set number = 3 where number = 4");
        tamper("update archive.journal set number = 4 where number = 99");

        broken(3, "altered");
    }

    @Test
    void a_history_cut_at_its_end_is_noticed() {
        tamper("delete from archive.journal where number >= 5");

        broken(5, "cut off");
    }

    @Test
    void a_history_cut_at_its_end_with_the_head_put_right_is_noticed() {
        tamper("delete from archive.journal where number >= 5");
        tamper("update archive.household set journal_number = 4,"
                + " journal_hash = (select hash from archive.journal where number = 4)");

        broken(4, "head not authentic");
        assertThatThrownBy(() ->
                        archive.openVolume(new OpenVolume("v2", home, VolumeKind.DAILY, "RC", 2026, "日常管理"), TOWN_A))
                .isInstanceOf(JournalBroken.class);
    }

    @Test
    void a_history_put_back_to_an_earlier_state_whole_is_betrayed_by_the_storage() {
        Volume second = volume(archive, "second", home, TOWN_A);
        tamper("create table archive.keep as select * from archive.household");
        archive.file(filing("later-1", second, "paper"), TOWN_A);
        archive.file(filing("later-2", second, "paper 2"), TOWN_A);
        tamper("delete from archive.journal where number >= 8");
        tamper("update archive.household h set journal_number = k.journal_number, journal_hash = k.journal_hash,"
                + " journal_mac = k.journal_mac from archive.keep k where k.number = h.number");

        assertThat(archive.journal(home, TOWN_A)).hasSize(7);
        assertThat(archive.check().findings()).extracting(Finding::kind).containsOnly(Kind.JOURNAL_CUT, Kind.UNTOLD);
        tamper("drop table archive.keep");
    }

    @Test
    void an_entry_moved_to_another_household_is_named_in_both() {
        HouseholdNumber other = archive.open(
                        new org.hudang.archive.household.OpenHousehold(
                                "h2",
                                TOWN_A.township(),
                                "村",
                                "址",
                                java.util.List.of(org.hudang.archive.household.NewMember.coLiving(
                                        org.hudang.archive.household.PersonName.of("王样例"),
                                        ArchiveBed.ZHANG,
                                        org.hudang.archive.household.Relation.HEAD))),
                        TOWN_A)
                .number();
        bed.asOwner("delete from archive.journal where household = ?", other.value());
        bed.asOwner(
                "update archive.journal set household = ? where household = ? and number = 1",
                other.value(),
                home.value());

        assertThatThrownBy(() -> archive.journal(other, TOWN_A)).isInstanceOf(JournalBroken.class);
        broken(1, "missing");
    }

    @Test
    void the_application_itself_can_only_add() {
        JdbcClient app = JdbcClient.create(database.app());
        assertThatThrownBy(() -> app.sql("update archive.journal set who = ''").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> app.sql("delete from archive.journal").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> app.sql("update archive.item set title = ''").update())
                .isInstanceOf(DataAccessException.class);
    }

    private void tamper(String sql) {
        bed.asOwner(sql);
    }

    private void broken(long entry, String finding) {
        assertThatThrownBy(() -> archive.journal(home, TOWN_A))
                .isInstanceOfSatisfying(
                        JournalBroken.class,
                        e -> assertThat(e.arguments()).containsExactly(home.value(), entry, finding));
        assertThat(archive.check().findings()).anySatisfy(found -> {
            assertThat(found.kind()).isEqualTo(Kind.JOURNAL_BROKEN);
            assertThat(found.where()).isEqualTo(home + " " + entry);
            assertThat(found.found()).isEqualTo(finding);
        });
    }
}
