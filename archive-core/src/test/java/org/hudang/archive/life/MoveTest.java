package org.hudang.archive.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CheckReport;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.KeyReused;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.OutboxMessage;
import org.hudang.archive.RenditionUnknown;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.life.HouseholdLife.Move;
import org.hudang.archive.life.HouseholdLife.Moved;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A household moves to another township: all of it at once, or nothing. */
class MoveTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private final List<MovesWith.Moving> carried = new ArrayList<>();
    private final List<String> underWay = new ArrayList<>();
    private ArchiveBed bed;
    private Archive archive;
    private Household household;
    private Volume volume;
    private Filed filed;
    private LifeRooms life;

    @BeforeEach
    void file() {
        bed = new ArchiveBed(database, folder, 54);
        archive = bed.archive();
        household = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", household.number(), TOWN_A);
        filed = archive.file(filing("f", volume, "paper", "second"), TOWN_A);
        life = bed.builder(Steps.SILENT)
                .life(new LifeRooms.Rules(
                        15, RetentionPolicies.standard(), BenefitStops.NOBODY, List.of(new Beside())));
        life.places().note(filed.items().get(0).id(), new PaperPlace.Kept("库", "1", "1"), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    /** A room beside the archive that remembers what it was told. */
    private final class Beside implements MovesWith {
        @Override
        public List<String> underWay(HouseholdNumber number) {
            return underWay;
        }

        @Override
        public void move(Moving moving) {
            carried.add(moving);
        }
    }

    @Test
    void the_former_township_finds_nothing_and_the_new_one_everything() throws IOException {
        Moved moved = life.household().move(move("m"), BUREAU);

        assertThat(moved).isEqualTo(new Moved(household.number(), TOWN_A.township(), TOWN_B.township()));
        ItemId item = filed.items().get(0).id();
        var rendition = filed.items().get(0).renditions().get(0).id();
        assertThat(archive.household(household.number(), TOWN_A)).isEmpty();
        assertThat(archive.findByIdNumber(ArchiveBed.ZHANG, TOWN_A)).isEmpty();
        assertThat(archive.item(item, TOWN_A)).isEmpty();
        assertThatThrownBy(() -> archive.contents(household.number(), TOWN_A)).isInstanceOf(HouseholdUnknown.class);
        assertThatThrownBy(() -> archive.journal(household.number(), TOWN_A)).isInstanceOf(HouseholdUnknown.class);
        assertThatThrownBy(() -> archive.read(rendition, TOWN_A)).isInstanceOf(RenditionUnknown.class);
        assertThatThrownBy(() -> archive.file(filing("g", volume, "third"), TOWN_A))
                .isInstanceOf(VolumeUnknown.class);
        assertThat(life.places().of(item, TOWN_A)).isEmpty();

        Household there = archive.household(household.number(), TOWN_B).orElseThrow();
        assertThat(there.township()).isEqualTo(TOWN_B.township());
        assertThat(there.village()).isEqualTo("新样例村");
        assertThat(archive.contents(household.number(), TOWN_B).volumes())
                .singleElement()
                .satisfies(shelf -> assertThat(shelf.items()).hasSize(2));
        try (var in = archive.read(rendition, TOWN_B)) {
            assertThat(in.readAllBytes()).isEqualTo("paper".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(life.places().of(item, TOWN_B)).isPresent();
        assertThat(archive.journal(household.number(), TOWN_B)).last().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("household.move");
            assertThat(entry.before()).isEqualTo(TOWN_A.township());
            assertThat(entry.after()).isEqualTo(TOWN_B.township());
            assertThat(entry.why()).isEqualTo("搬家");
        });
    }

    @Test
    void an_old_key_still_gets_its_old_answer_and_papers_are_filed_on() {
        life.household().move(move("m"), BUREAU);

        assertThat(archive.file(filing("f", volume, "paper", "second"), TOWN_B).items())
                .isEqualTo(filed.items());
        assertThat(volume(archive, "v", household.number(), TOWN_B).id()).isEqualTo(volume.id());
        Filed next = archive.file(filing("g", volume, "third"), TOWN_B);
        assertThat(next.version()).isEqualTo(2);
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void no_row_of_any_table_stays_with_the_former_township() {
        life.household().move(move("m"), BUREAU);

        for (String table : tables()) {
            assertThat(bed.count("select count(*) from archive." + table + " where township = ?", TOWN_A.township()))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void every_table_with_an_owner_is_known_to_the_move() {
        assertThat(tables())
                .containsExactlyInAnyOrderElementsOf(
                        new TreeSet<>(Stream.concat(StoredLife.TABLES.stream(), Stream.of("household"))
                                .toList()));
    }

    @Test
    void the_record_in_the_storage_root_is_written_anew_and_a_rebuild_gives_the_new_owner() {
        bed.records().write(10);
        life.household().move(move("m"), BUREAU);

        assertThat(bed.records().check()).isEmpty();
        assertThat(bed.records().write(10).written()).isZero();

        ArchiveBed.emptied(database);
        assertThat(bed.records().rebuild().findings()).isEmpty();
        assertThat(archive.household(household.number(), TOWN_A)).isEmpty();
        assertThat(archive.household(household.number(), TOWN_B)).isPresent();
    }

    @Test
    void the_check_knows_of_moves_and_still_finds_who_changed_an_owner_by_hand() {
        life.household().move(move("m"), BUREAU);
        assertThat(archive.check().findings()).isEmpty();

        bed.asOwner(
                "update archive.household set township = '500112003' where number = ?",
                household.number().value());
        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::kind)
                .contains(CheckReport.Kind.CATALOGUE_DIFFERS);
    }

    @Test
    void readers_hear_of_the_household_and_of_every_paper() {
        archive.outbox().take(100, told -> {});
        life.household().move(move("m"), BUREAU);

        List<OutboxMessage> heard = new ArrayList<>();
        archive.outbox().take(100, heard::addAll);

        assertThat(heard).allSatisfy(one -> {
            assertThat(one.township()).isEqualTo(TOWN_B.township());
            assertThat(one.version()).isEqualTo(heard.get(0).version());
        });
        assertThat(heard.stream().map(OutboxMessage::item))
                .containsExactlyInAnyOrder(
                        Optional.empty(),
                        Optional.of(filed.items().get(0).id()),
                        Optional.of(filed.items().get(1).id()));
        assertThat(heard.get(0).version()).isEqualTo(newest().number());
    }

    @Test
    void rooms_beside_the_archive_are_told_in_the_same_transaction() {
        life.household().move(move("m"), BUREAU);

        assertThat(carried).singleElement().satisfies(moving -> {
            assertThat(moving.to()).isEqualTo(TOWN_B.township());
            assertThat(moving.items()).hasSize(2);
        });
        LifeRooms failing = bed.builder(Steps.SILENT)
                .life(new LifeRooms.Rules(
                        15, RetentionPolicies.standard(), BenefitStops.NOBODY, List.of(new Failing())));
        assertThatThrownBy(() -> failing.household()
                        .move(new Move("m2", household.number(), TOWN_A.township(), "村", "址", "回来"), BUREAU))
                .isInstanceOf(IllegalStateException.class);
        assertThat(archive.household(household.number(), TOWN_A)).isEmpty();
        assertThat(newest().why()).isEqualTo("搬家");
    }

    /** A room that cannot carry anything over. */
    private static final class Failing implements MovesWith {
        @Override
        public List<String> underWay(HouseholdNumber number) {
            return List.of();
        }

        @Override
        public void move(Moving moving) {
            throw new IllegalStateException("no room");
        }
    }

    @Test
    void what_is_under_way_comes_to_its_end_first() {
        underWay.add("authorization");

        assertThatThrownBy(() -> life.household().move(move("m"), BUREAU))
                .isInstanceOfSatisfying(
                        UnderWay.class,
                        refused -> assertThat(refused.arguments()).containsExactly("authorization"));

        underWay.clear();
        bed.asOwner(
                "insert into archive.intent (id, household, township, volume, base_version, new_version, inventory, plan,"
                        + " begun_at) values ('open', ?, ?, ?, 1, 2, 'x', '', now())",
                household.number().value(),
                TOWN_A.township(),
                volume.id().value());
        assertThatThrownBy(() -> life.household().move(move("m"), BUREAU))
                .isInstanceOfSatisfying(
                        UnderWay.class,
                        refused -> assertThat(refused.arguments()).containsExactly("filing"));
        assertThat(archive.household(household.number(), TOWN_A)).isPresent();
    }

    @Test
    void only_the_bureau_moves_and_only_to_another_township() {
        for (Acting town : List.of(TOWN_A, TOWN_B)) {
            assertThatThrownBy(() -> life.household().move(move("m"), town)).isInstanceOf(TownshipRefused.class);
        }
        Move nowhere = new Move("m", household.number(), TOWN_A.township(), "村", "址", "样例");
        assertThatThrownBy(() -> life.household().move(nowhere, BUREAU)).isInstanceOf(CommandRefused.class);
        Move odd = new Move("m", household.number(), "*", "村", "址", "样例");
        assertThatThrownBy(() -> life.household().move(odd, BUREAU)).isInstanceOf(CommandRefused.class);
    }

    @Test
    void the_same_key_gives_the_same_answer_and_another_move_is_refused() {
        Moved first = life.household().move(move("m"), BUREAU);

        assertThat(life.household().move(move("m"), BUREAU)).isEqualTo(first);
        assertThat(archive.journal(household.number(), TOWN_B).stream()
                        .map(JournalEntry::act)
                        .filter("household.move"::equals))
                .hasSize(1);
        Move other = new Move("m", household.number(), "500112003", "村", "址", "样例");
        assertThatThrownBy(() -> life.household().move(other, BUREAU)).isInstanceOf(KeyReused.class);
    }

    @Test
    void a_key_that_the_new_township_used_too_refuses_the_move() {
        household(archive, "h", TOWN_B);

        assertThatThrownBy(() -> life.household().move(move("m"), BUREAU)).isInstanceOf(KeysCollide.class);
        assertThat(archive.household(household.number(), TOWN_A)).isPresent();
    }

    private Move move(String key) {
        return new Move(key, household.number(), TOWN_B.township(), "新样例村", "样例县新样例镇新样例村", "搬家");
    }

    private JournalEntry newest() {
        List<JournalEntry> all = archive.journal(household.number(), BUREAU);
        return all.get(all.size() - 1);
    }

    private List<String> tables() {
        return JdbcClient.create(database.owner())
                .sql("select table_name from information_schema.columns where table_schema = 'archive'"
                        + " and column_name = 'township' order by 1")
                .query(String.class)
                .list();
    }
}
