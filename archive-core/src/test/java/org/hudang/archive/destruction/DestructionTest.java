package org.hudang.archive.destruction;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.OutboxMessage;
import org.hudang.archive.RenditionUnknown;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.destruction.Destruction.Done;
import org.hudang.archive.destruction.Destruction.Sheet;
import org.hudang.archive.destruction.Destruction.Sheet.Seal;
import org.hudang.archive.destruction.Destruction.What;
import org.hudang.archive.household.Household;
import org.hudang.archive.replica.LocalReplica;
import org.hudang.archive.replica.Replication;
import org.hudang.archive.retention.BenefitStops.Answer;
import org.hudang.archive.retention.Hold;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.Retention.NewHold;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What two people approved goes for ever, and nothing else does. */
class DestructionTest extends DestructionHouse {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    DestructionTest() {
        super(DATABASE);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void nothing_is_left_but_number_codes_history_and_list() throws IOException {
        bed.records().write(100);
        ListNumber number = filedList();
        archive.outbox().take(100, all -> {});

        List<Done> done = destruction().carryOut(number, ONE);

        assertThat(what(done)).containsExactly(What.DESTROYED);
        assertNothingIsLeft();
        var rendition = filed.items().get(0).renditions().get(0);
        assertThatThrownBy(() -> archive.read(rendition.id(), TOWN_A)).isInstanceOf(RenditionUnknown.class);
        assertThat(archive.item(filed.items().get(0).id(), TOWN_A)).isEmpty();
        assertThat(told).singleElement().satisfies(gone -> {
            assertThat(gone.volume()).isEqualTo(volume.id());
            assertThat(gone.items()).hasSize(2);
            assertThat(gone.originals()).contains(rendition.sha256());
        });
        List<OutboxMessage> heard = new ArrayList<>();
        archive.outbox().take(100, heard::addAll);
        assertThat(heard).hasSize(3).allSatisfy(one -> assertThat(one.kind()).isEqualTo("volume.destroy"));
        assertThat(heard.stream().map(OutboxMessage::item).flatMap(Optional::stream))
                .containsExactlyElementsOf(told.get(0).items());
        assertThat(acts())
                .containsExactly(
                        "volume.open",
                        "volume.file",
                        "retention.propose",
                        "retention.approve",
                        "retention.approve",
                        "retention.list",
                        "replica.remove",
                        "volume.destroy",
                        "volume.destroyed");
        DestructionList list = destruction().list(number, ONE);
        assertThat(list.lines()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(Proposal.State.DESTROYED);
            assertThat(line.facts().code()).isEqualTo(volume.code());
            assertThat(line.held().codes()).hasSize(2);
            assertThat(line.said().stream().map(Proposal.Word::by))
                    .containsExactly(BUREAU.user(), ONE.user(), TWO.user());
        });
        assertThat(destruction().sheet(number, ONE)).isEqualTo(PDF);
        assertThat(what(destruction().carryOut(number, ONE))).containsExactly(What.BEFORE);
    }

    @Test
    void what_was_put_aside_when_it_was_healed_and_reports_that_wait_for_a_seal_go_too() throws IOException {
        Path aside = Files.createDirectories(
                bed.work.resolve("damaged").resolve(volume.id().value()));
        Files.writeString(aside.resolve("1-v1_content_paper.txt"), SECRET);
        bed.asOwner(
                "insert into archive.inspection_paper (volume, stage, number, household, township, pdf, sm3, template,"
                        + " seal, asked_at, asked_by, asked_for, terminal) select id, 'GD', 1, household, township, 'x',"
                        + " repeat('0', 64), 'JC-2026-1', 'seal', now(), 'someone', '*', 'desk' from archive.volume where id = '"
                        + volume.id() + "'");
        ListNumber number = filedList();

        var unused = destruction().carryOut(number, ONE);

        assertNothingIsLeft();
        assertThat(aside).doesNotExist();
        assertThat(bed.count(
                        "select count(*) from archive.inspection_paper where volume = ?",
                        volume.id().value()))
                .isZero();
    }

    @Test
    void nothing_is_filed_in_it_any_more_and_its_numbers_are_given_to_nothing_else() {
        destruction().carryOut(filedList(), ONE);

        assertThatThrownBy(() -> archive.file(filing("f", volume, SECRET, "second"), TOWN_A))
                .isInstanceOf(VolumeDestroyed.class);
        assertThatThrownBy(() -> archive.file(filing("n", volume, "new"), TOWN_A))
                .isInstanceOf(VolumeDestroyed.class);
        assertThat(daily("v", 2014).id()).isEqualTo(volume.id());
        assertThat(daily("w", 2014).code()).isNotEqualTo(volume.code());
        assertThat(life().retention().propose(BUREAU))
                .noneSatisfy(one -> assertThat(one.volume()).isEqualTo(volume.id()));
    }

    @Test
    void the_list_is_filed_before_anything_goes() throws IOException {
        ListNumber number = drawn();

        assertThatThrownBy(() -> destruction().carryOut(number, ONE)).isInstanceOf(ListNotFiled.class);
        destruction().file(number, new Sheet(PDF, Seal.UNSEALED), ONE);

        Path place = bed.root.resolve("extensions/hudang-destruction-list").resolve(number.value());
        assertThat(place.resolve("list.pdf")).hasBinaryContent(PDF);
        assertThat(Files.readString(place.resolve("list.json"))).contains(volume.code(), ONE.user(), TWO.user());
        assertThat(Files.readString(place.resolve("filed.json"))).contains("\"sealed\":false");
        assertThat(bed.records().check()).isEmpty();
        byte[] another = "%PDF-another".getBytes(StandardCharsets.UTF_8);
        destruction().file(number, new Sheet(another, Seal.SEALED), ONE);
        assertThat(destruction().sheet(number, ONE)).isEqualTo(PDF);
        assertThatThrownBy(() -> destruction().withdraw(number, ONE)).isInstanceOf(ListClosed.class);
    }

    @Test
    void the_database_itself_destroys_nothing_that_is_not_on_a_filed_list() {
        drawn();
        bed.asOwner(
                "update archive.disposal set state = 'DESTROYING', remains = '{}' where volume = ?",
                volume.id().value());

        assertThatThrownBy(() -> bed.count(
                        "select count(*) from (select archive.destroy_volume(?, now())) x",
                        volume.id().value()))
                .hasMessageContaining("may not be destroyed");
    }

    @Test
    void a_hold_of_the_last_moment_keeps_the_volume_until_it_ends() {
        ListNumber number = filedList();
        Hold hold = life().retention()
                .hold(
                        new NewHold("k", household.number(), Optional.empty(), Hold.Kind.LITIGATION, "（2026）样例 1 号"),
                        BUREAU);

        assertThat(what(destruction().carryOut(number, ONE))).containsExactly(What.HELD);
        assertThat(archive.contents(household.number(), TOWN_A).volumes())
                .allSatisfy(shelf -> assertThat(shelf.items()).isNotEmpty());

        life().retention().release(hold.id(), "结案", BUREAU);
        assertThat(what(destruction().carryOut(number, ONE))).containsExactly(What.DESTROYED);
    }

    @Test
    void a_hold_that_is_there_keeps_the_volume_off_the_list() {
        approve(life());
        life().retention()
                .hold(new NewHold("k", household.number(), Optional.of(volume.id()), Hold.Kind.PETITION, "样例"), BUREAU);

        assertThatThrownBy(() -> destruction().draw((list, acting) -> PDF, ONE)).isInstanceOf(NothingApproved.class);
    }

    @Test
    void relief_that_is_received_again_keeps_the_case() {
        bed.asOwner(
                "update archive.volume set outcome = 'CONFIRMED', ended = '2014-03-01' where id = ?",
                other.id().value());
        relief = (number, programme, acting) -> new Answer.Stopped(LocalDate.of(2014, 8, 1));
        Clock later = Clock.fixed(Instant.parse("2057-01-02T02:30:00Z"), ZoneOffset.UTC);
        LifeRooms then = bed.builder(Steps.SILENT).clock(later).life(rules(told::add));
        approve(then);
        ListNumber number = then.destruction().draw((list, acting) -> PDF, ONE).number();
        then.destruction().file(number, new Sheet(PDF, Seal.SEALED), ONE);

        relief = (number2, programme, acting) -> new Answer.InForce();
        List<Done> done = then.destruction().carryOut(number, ONE);

        assertThat(done).anySatisfy(one -> {
            assertThat(one.volume()).isEqualTo(other.id());
            assertThat(one.what()).isEqualTo(What.IN_FORCE);
        });
        assertThat(archive.contents(household.number(), TOWN_A).volumes())
                .anySatisfy(shelf -> assertThat(shelf.items()).hasSize(1));
    }

    @Test
    void what_was_refused_after_the_list_was_drawn_is_not_filed_and_after_the_filing_not_destroyed() {
        ListNumber number = drawn();
        Proposal proposal = life().retention().proposals(BUREAU).get(0);
        life().retention().refuse(proposal.id(), "有研究价值", TWO);

        assertThatThrownBy(() -> destruction().file(number, new Sheet(PDF, Seal.SEALED), ONE))
                .isInstanceOf(ListOutdated.class);
        assertThat(destruction().withdraw(number, ONE).state()).isEqualTo(DestructionList.State.WITHDRAWN);

        bed.asOwner("delete from archive.disposal");
        ListNumber next = filedList();
        assertThat(next).isNotEqualTo(number);
        life().retention().refuse(life().retention().proposals(BUREAU).get(0).id(), "有研究价值", TWO);
        assertThat(what(destruction().carryOut(next, ONE))).containsExactly(What.REFUSED);
        assertThat(archive.item(filed.items().get(0).id(), TOWN_A)).isPresent();
    }

    @Test
    void a_list_that_is_withdrawn_gives_its_volumes_back_to_the_next() {
        ListNumber number = drawn();

        destruction().withdraw(number, ONE);

        assertThat(life().retention().proposals(BUREAU))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(Proposal.State.APPROVED));
        assertThat(destruction().draw((list, acting) -> PDF, ONE).number().value())
                .endsWith("-0002");
        assertThatThrownBy(() -> destruction().file(number, new Sheet(PDF, Seal.SEALED), ONE))
                .isInstanceOf(ListClosed.class);
    }

    @Test
    void papers_that_came_after_the_list_keep_the_volume() {
        ListNumber number = filedList();
        archive.file(filing("late", volume, "late"), TOWN_A);

        assertThat(what(destruction().carryOut(number, ONE))).containsExactly(What.CHANGED);
        assertThat(archive.item(filed.items().get(0).id(), TOWN_A)).isPresent();
    }

    @Test
    void a_list_that_was_altered_in_the_storage_root_destroys_nothing_and_is_found() throws IOException {
        ListNumber number = filedList();
        Path list = bed.root.resolve("extensions/hudang-destruction-list/" + number + "/list.json");
        Files.writeString(list, Files.readString(list).replace(TWO.user(), ONE.user()));

        assertThatThrownBy(() -> destruction().carryOut(number, ONE)).isInstanceOf(ListDamaged.class);
        assertThat(bed.records().check())
                .anySatisfy(finding -> assertThat(finding.where()).contains(number.value(), "list.json"));
    }

    @Test
    void the_replica_keeps_the_list_and_loses_the_volume() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        Replication replication = bed.builder(Steps.SILENT)
                .replica(() -> LocalReplica.open(copy, bed.root, LocalReplica.Disks.ANY, ArchiveBed.seeded(3)))
                .rooms()
                .replication();
        replication.copy(Duration.ofMinutes(1));
        assertThat(holding(copy, SECRET)).isNotEmpty();
        ListNumber number = filedList();

        destruction().carryOut(number, ONE);
        bed.records().write(100);
        assertThat(replication.copy(Duration.ofMinutes(1)).failed()).isEmpty();

        assertThat(holding(copy, SECRET)).isEmpty();
        assertThat(copy.resolve("archive/extensions/hudang-destruction-list/" + number + "/list.pdf"))
                .hasBinaryContent(PDF);
        assertThat(replication.lag())
                .hasValueSatisfying(lag -> assertThat(lag.none()).isTrue());
    }

    @Test
    void a_volume_that_cannot_be_begun_is_told_with_the_reason_and_keeps_no_other() {
        Household second = household(archive, "second", TOWN_B);
        Volume theirs =
                archive.openVolume(new OpenVolume("t", second.number(), VolumeKind.DAILY, "RC", 2014, "日常管理"), TOWN_B);
        archive.file(filing("their", theirs, "their paper"), TOWN_B);
        ListNumber number = filedList();
        DestructionList.Line first = destruction().list(number, ONE).lines().get(0);
        bed.asOwner(
                "update archive.household set journal_mac = '\\x00' where number = ?",
                first.household().value());

        List<Done> done = destruction().carryOut(number, ONE);

        assertThat(what(done)).containsExactly(What.FAILED, What.DESTROYED);
        assertThat(done.get(0).volume()).isEqualTo(first.volume());
        assertThat(done.get(0).because()).contains("AR-014");
        assertThat(bed.count(
                        "select count(*) from archive.item where volume = ?",
                        first.volume().value()))
                .isPositive();
    }

    @Test
    void a_room_that_cannot_forget_now_is_told_again() throws IOException {
        ListNumber number = filedList();
        Destruction failing = life(Steps.SILENT, gone -> {
                    throw new StoreFailed("pictures", new IOException("drill"));
                })
                .destruction();

        assertThat(failing.carryOut(number, ONE)).singleElement().satisfies(done -> {
            assertThat(done.what()).isEqualTo(What.BEGUN);
            assertThat(done.because()).contains("AR-012");
        });
        assertThat(failing.resume().waiting()).containsKey(volume.id());

        assertThat(destruction().resume().finished()).isEqualTo(1);
        assertThat(told).hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void only_the_bureau_destroys_and_another_township_hears_of_nothing() {
        ListNumber number = filedList();

        assertThatThrownBy(() -> destruction().carryOut(number, TOWN_A)).isInstanceOf(TownshipRefused.class);
        assertThatThrownBy(() -> destruction().draw((list, acting) -> PDF, TOWN_A))
                .isInstanceOf(TownshipRefused.class);
        assertThatThrownBy(() -> destruction().lists(TOWN_A)).isInstanceOf(TownshipRefused.class);
        destruction().carryOut(number, ONE);
        assertThatThrownBy(() -> destruction().destroyed(household.number(), TOWN_B))
                .isInstanceOf(HouseholdUnknown.class);
    }

    @Test
    void two_who_carry_it_out_at_once_destroy_each_volume_once() throws Exception {
        ListNumber number = filedList();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<List<Done>> act = () -> destruction().carryOut(number, ONE);
            List<What> all = new ArrayList<>();
            for (Future<List<Done>> one : both.invokeAll(List.of(act, act))) {
                all.addAll(what(one.get()));
            }
            assertThat(all).containsAnyOf(What.DESTROYED).doesNotContain(What.BEGUN);
        } finally {
            both.shutdownNow();
        }
        assertThat(acts().stream().filter("volume.destroy"::equals)).hasSize(1);
        assertThat(acts().stream().filter("volume.destroyed"::equals)).hasSize(1);
        assertNothingIsLeft();
    }
}
