package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveKeys;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyChangeTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private ArchiveBed bed;
    private Archive archive;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void house() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 31);
        archive = bed.archive();
    }

    @Test
    void after_rotation_nothing_in_the_database_stands_under_the_old_key_and_everything_opens() {
        Household before = ArchiveBed.household(archive, "k1", ArchiveBed.TOWN_A);
        String old = archive.keys().uses().get(0).id();

        archive.keys().rotate(CipherAlgorithm.AES_256_GCM);
        ArchiveKeys.Renewed renewed = archive.keys().renew();

        assertThat(renewed.renewed()).isEqualTo(before.members().size());
        assertThat(renewed.unreadable()).isEmpty();
        assertThat(archive.keys().uses())
                .extracting(ArchiveKeys.Use::cipher, ArchiveKeys.Use::active, ArchiveKeys.Use::members)
                .containsExactly(
                        tuple(CipherAlgorithm.SM4_GCM, false, 0L), tuple(CipherAlgorithm.AES_256_GCM, true, (long)
                                before.members().size()));
        assertThat(bed.count(
                        "select count(*) from archive.member where encode(substring(document from 2 for 4), 'hex') = ?"
                                + " or encode(substring(birth from 2 for 4), 'hex') = ?"
                                + " or encode(substring(phone from 2 for 4), 'hex') = ?",
                        old,
                        old,
                        old))
                .isZero();
        Household after = archive.household(before.number(), ArchiveBed.TOWN_A).orElseThrow();
        assertThat(after.members()).isEqualTo(before.members());
        assertThat(archive.findByIdNumber(ArchiveBed.ZHANG, ArchiveBed.TOWN_A)).isNotEmpty();
    }

    @Test
    void a_second_renewal_finds_nothing_to_do() {
        ArchiveBed.household(archive, "k1", ArchiveBed.TOWN_A);
        archive.keys().rotate(CipherAlgorithm.SM4_GCM);
        archive.keys().renew();

        assertThat(archive.keys().renew()).isEqualTo(new ArchiveKeys.Renewed(0, List.of()));
    }

    @Test
    void a_damaged_value_is_named_left_as_it_is_and_stops_no_other() {
        Household household = ArchiveBed.household(archive, "k1", ArchiveBed.TOWN_A);
        Member damaged = household.members().get(0);
        bed.asOwner(
                "update archive.member set birth = set_byte(birth, 20, get_byte(birth, 20) # 1) where id = ?",
                damaged.id().value());
        archive.keys().rotate(CipherAlgorithm.SM4_GCM);

        ArchiveKeys.Renewed renewed = archive.keys().renew();

        assertThat(renewed.unreadable()).containsExactly(damaged.id());
        assertThat(renewed.renewed()).isEqualTo(household.members().size() - 1);
        assertThat(archive.keys().uses().get(0).members()).isOne();
    }
}
