package org.hudang.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.KeyReused;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.retention.BenefitStops.Answer;
import org.hudang.archive.retention.Proposal.State;
import org.hudang.archive.retention.Retention.NewHold;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Periods, holds, proposals, and the two people who approve. */
class RetentionTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final Acting ONE = Acting.bureau("qian.dangan");
    private static final Acting TWO = Acting.bureau("sun.shenpi");
    private static final LocalDate STOP = LocalDate.of(2026, 8, 1);

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private Household household;
    private Volume approval;
    private Answer relief = new Answer.Stopped(STOP);
    private RetentionPolicies policies = RetentionPolicies.standard();

    @BeforeEach
    void open() {
        bed = new ArchiveBed(database, folder, 53);
        archive = bed.archive();
        household = household(archive, "h", TOWN_A);
        approval = volume(archive, "v", household.number(), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void an_open_case_has_no_period() {
        assertThat(on("2099-01-01").of(approval.id(), TOWN_A)).isEqualTo(new Standing.Open());
    }

    @Test
    void a_confirmed_case_is_in_force_while_relief_is_received_and_runs_from_its_end() {
        close("CONFIRMED", "2026-03-01");
        relief = new Answer.InForce();
        assertThat(on("2099-01-01").of(approval.id(), TOWN_A)).isInstanceOf(Standing.InForce.class);

        relief = new Answer.Stopped(STOP);

        assertThat(on("2026-09-15").of(approval.id(), TOWN_A)).isInstanceOfSatisfying(Standing.Runs.class, runs -> {
            assertThat(runs.from()).isEqualTo(STOP);
            assertThat(runs.until()).isEqualTo(LocalDate.of(2057, 1, 1));
            assertThat(runs.isOverOn(LocalDate.of(2056, 12, 31))).isFalse();
            assertThat(runs.isOverOn(LocalDate.of(2057, 1, 1))).isTrue();
        });
    }

    @Test
    void a_case_that_ended_without_relief_runs_from_its_decision_and_daily_management_from_its_year() {
        close("REFUSED", "2025-03-01");
        relief = new Answer.InForce();
        Volume daily = archive.openVolume(
                new OpenVolume("d", household.number(), VolumeKind.DAILY, "RC", 2024, "日常管理"), TOWN_A);

        assertThat(on("2026-09-15").of(approval.id(), TOWN_A))
                .isInstanceOfSatisfying(
                        Standing.Runs.class, runs -> assertThat(runs.until()).isEqualTo(LocalDate.of(2056, 1, 1)));
        assertThat(on("2026-09-15").of(daily.id(), TOWN_A))
                .isInstanceOfSatisfying(
                        Standing.Runs.class, runs -> assertThat(runs.until()).isEqualTo(LocalDate.of(2035, 1, 1)));
    }

    @Test
    void a_new_row_of_the_policy_counts_for_periods_that_start_from_its_day_on_and_for_no_other() {
        close("CONFIRMED", "2026-03-01");
        policies = RetentionPolicies.parse("""
                {"format": "hudang-retention-1", "version": "样例", "rows": [
                  {"kind": "APPROVAL", "programme": "*", "outcomes": ["CONFIRMED"], "trigger": "BENEFIT_STOP",
                   "period": "D30", "basis": "样例"},
                  {"kind": "APPROVAL", "programme": "*", "outcomes": ["CONFIRMED"], "trigger": "BENEFIT_STOP",
                   "period": "D10", "basis": "样例", "validFrom": "2027-01-01"},
                  {"kind": "APPROVAL", "programme": "*", "outcomes": ["REFUSED", "NOT_ACCEPTED", "TERMINATED", "ABANDONED"],
                   "trigger": "DECISION", "period": "D30", "basis": "样例"},
                  {"kind": "DAILY", "programme": "*", "outcomes": [], "trigger": "YEAR_END", "period": "D10",
                   "basis": "样例"}]}
                """);

        relief = new Answer.Stopped(LocalDate.of(2026, 12, 31));
        assertThat(until("2030-01-01")).isEqualTo(LocalDate.of(2057, 1, 1));

        relief = new Answer.Stopped(LocalDate.of(2027, 1, 1));
        assertThat(until("2030-01-01")).isEqualTo(LocalDate.of(2038, 1, 1));
        // the day before it begins to count, nobody goes by it
        assertThat(until("2026-12-31")).isEqualTo(LocalDate.of(2058, 1, 1));
    }

    @Test
    void a_new_row_whose_start_has_not_come_keeps_no_period_from_running() {
        close("REFUSED", "2020-03-01");
        relief = new Answer.InForce();
        policies = RetentionPolicies.parse("""
                {"format": "hudang-retention-1", "version": "样例", "rows": [
                  {"kind": "APPROVAL", "programme": "*",
                   "outcomes": ["CONFIRMED", "REFUSED", "NOT_ACCEPTED", "TERMINATED", "ABANDONED"],
                   "trigger": "BENEFIT_STOP", "period": "D50", "basis": "样例", "validFrom": "2026-01-01"},
                  {"kind": "APPROVAL", "programme": "*", "outcomes": ["CONFIRMED"], "trigger": "BENEFIT_STOP",
                   "period": "D30", "basis": "样例"},
                  {"kind": "APPROVAL", "programme": "*", "outcomes": ["REFUSED", "NOT_ACCEPTED", "TERMINATED", "ABANDONED"],
                   "trigger": "DECISION", "period": "D10", "basis": "样例"},
                  {"kind": "DAILY", "programme": "*", "outcomes": [], "trigger": "YEAR_END", "period": "D10",
                   "basis": "样例"}]}
                """);

        assertThat(until("2026-09-15")).isEqualTo(LocalDate.of(2031, 1, 1));
    }

    private LocalDate until(String today) {
        return ((Standing.Runs) on(today).of(approval.id(), TOWN_A)).until();
    }

    @Test
    void what_is_over_is_proposed_once_and_nothing_before() {
        close("CONFIRMED", "2026-03-01");

        assertThat(on("2056-12-31").propose(BUREAU)).isEmpty();
        List<Proposal> made = on("2057-01-01").propose(BUREAU);

        assertThat(made).singleElement().satisfies(one -> {
            assertThat(one.volume()).isEqualTo(approval.id());
            assertThat(one.code()).isEqualTo(approval.code());
            assertThat(one.state()).isEqualTo(State.PROPOSED);
            assertThat(one.expiredOn()).isEqualTo(LocalDate.of(2057, 1, 1));
            assertThat(one.period()).isEqualTo("D30");
        });
        assertThat(on("2057-02-01").propose(BUREAU)).isEmpty();
        assertThat(on("2057-02-01").proposals(TOWN_A)).isEqualTo(made);
        assertThat(on("2057-02-01").proposals(TOWN_B)).isEmpty();
    }

    @Test
    void two_different_people_approve_and_neither_is_the_one_who_proposed() {
        Proposal proposal = proposed();

        assertThatThrownBy(() -> over().approve(proposal.id(), BUREAU)).isInstanceOf(SamePerson.class);
        assertThat(over().approve(proposal.id(), ONE).state()).isEqualTo(State.APPROVED_ONCE);
        assertThatThrownBy(() -> over().approve(proposal.id(), ONE)).isInstanceOf(SamePerson.class);
        assertThatThrownBy(() -> over().approve(proposal.id(), BUREAU)).isInstanceOf(SamePerson.class);
        Proposal approved = over().approve(proposal.id(), TWO);

        assertThat(approved.state()).isEqualTo(State.APPROVED);
        assertThat(approved.said().stream().map(Proposal.Word::by))
                .containsExactly(BUREAU.user(), ONE.user(), TWO.user());
        assertThatThrownBy(() -> over().approve(proposal.id(), Acting.bureau("li.dangan")))
                .isInstanceOf(ProposalClosed.class);
        assertThat(told()).containsExactly("retention.propose", "retention.approve", "retention.approve");
    }

    @Test
    void the_database_itself_refuses_the_same_person_twice() {
        Proposal proposal = proposed();
        over().approve(proposal.id(), ONE);

        assertThatThrownBy(() -> bed.asOwner(
                        "update archive.disposal set state = 'APPROVED', second_by = first_by, second_at = first_at"
                                + " where id = ?",
                        proposal.id().value()))
                .hasMessageContaining("disposal");
    }

    @Test
    void two_who_approve_at_once_are_two_approvals_and_one_person_at_once_is_one() throws Exception {
        Proposal proposal = proposed();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> same = () -> {
                try {
                    over().approve(proposal.id(), ONE);
                    return true;
                } catch (SamePerson refused) {
                    return false;
                }
            };
            long done = 0;
            for (var answer : both.invokeAll(List.of(same, same))) {
                done += answer.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            both.shutdownNow();
        }
        assertThat(over().proposals(BUREAU))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(State.APPROVED_ONCE));
    }

    @Test
    void relief_received_again_undoes_what_was_proposed() {
        Proposal proposal = proposed();
        over().approve(proposal.id(), ONE);
        relief = new Answer.InForce();

        assertThatThrownBy(() -> over().approve(proposal.id(), TWO)).isInstanceOf(NotExpired.class);
    }

    @Test
    void a_hold_keeps_from_proposing_and_from_approving_until_it_is_released() {
        close("CONFIRMED", "2026-03-01");
        Hold hold = over().hold(held("k", Optional.empty(), "样例诉讼 1 号"), ONE);
        assertThat(over().propose(BUREAU)).isEmpty();

        Hold released = over().release(hold.id(), "已结案", TWO);
        assertThat(released.released().orElseThrow().by()).isEqualTo(TWO.user());
        Proposal proposal = over().propose(BUREAU).get(0);
        over().approve(proposal.id(), ONE);
        Hold second = over().hold(held("k2", Optional.of(approval), "样例诉讼 2 号"), ONE);

        assertThatThrownBy(() -> over().approve(proposal.id(), TWO))
                .isInstanceOfSatisfying(
                        HeldBack.class,
                        refused -> assertThat(refused.arguments()).containsExactly(Hold.Kind.LITIGATION));
        assertThat(over().holds(household.number(), TOWN_A)).containsExactlyInAnyOrder(released, second);
        assertThatThrownBy(() -> over().release(hold.id(), "又一次", TWO)).isInstanceOf(HoldReleased.class);
    }

    @Test
    void a_hold_on_another_volume_keeps_nothing_here() {
        close("CONFIRMED", "2026-03-01");
        Volume other = volume(archive, "v2", household.number(), TOWN_A);
        over().hold(held("k", Optional.of(other), "样例"), ONE);

        assertThat(over().propose(BUREAU)).hasSize(1);
    }

    @Test
    void the_same_key_gives_the_same_hold_and_another_one_is_refused() {
        Hold hold = over().hold(held("k", Optional.empty(), "样例"), ONE);

        assertThat(over().hold(held("k", Optional.empty(), "样例"), ONE)).isEqualTo(hold);
        assertThatThrownBy(() -> over().hold(held("k", Optional.empty(), "别的"), ONE))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void what_was_refused_comes_again_after_a_year() {
        Proposal proposal = proposed();
        Proposal refused = over().refuse(proposal.id(), "有研究价值", ONE);

        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.refusedBecause()).contains("有研究价值");
        assertThatThrownBy(() -> over().refuse(proposal.id(), "再次", TWO)).isInstanceOf(ProposalClosed.class);
        assertThat(over().proposals(BUREAU)).isEmpty();
        assertThat(on("2057-12-31").propose(BUREAU)).isEmpty();
        assertThat(on("2058-01-02").propose(BUREAU)).hasSize(1);
    }

    @Test
    void an_approved_one_can_still_be_refused() {
        Proposal proposal = proposed();
        over().approve(proposal.id(), ONE);
        over().approve(proposal.id(), TWO);

        assertThat(over().refuse(proposal.id(), "发现关联案件", TWO).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void another_township_finds_nothing() {
        Proposal proposal = proposed();
        Hold hold = over().hold(held("k", Optional.empty(), "样例"), ONE);

        assertThatThrownBy(() -> over().of(approval.id(), TOWN_B)).isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> over().approve(proposal.id(), TOWN_B)).isInstanceOf(ProposalUnknown.class);
        assertThatThrownBy(() -> over().refuse(proposal.id(), "样例", TOWN_B)).isInstanceOf(ProposalUnknown.class);
        assertThatThrownBy(() -> over().release(hold.id(), "样例", TOWN_B)).isInstanceOf(HoldUnknown.class);
        assertThat(over().holds(household.number(), TOWN_B)).isEmpty();
    }

    private Proposal proposed() {
        close("CONFIRMED", "2026-03-01");
        return over().propose(BUREAU).get(0);
    }

    private Retention over() {
        return on("2057-01-01");
    }

    private Retention on(String day) {
        return bed.builder(Steps.SILENT)
                .clock(Clock.fixed(Instant.parse(day + "T02:00:00Z"), ZoneOffset.UTC))
                .life(new LifeRooms.Rules(15, policies, (number, programme, acting) -> relief, List.of()))
                .retention();
    }

    /** A case with all its papers is not what is looked at here: only its end counts. */
    private void close(String outcome, String on) {
        bed.asOwner(
                "update archive.volume set outcome = ?, ended = ? where id = ?",
                outcome,
                on,
                approval.id().value());
    }

    private NewHold held(String key, Optional<Volume> volume, String reason) {
        return new NewHold(key, household.number(), volume.map(Volume::id), Hold.Kind.LITIGATION, reason);
    }

    private List<String> told() {
        return archive.journal(household.number(), TOWN_A).stream()
                .map(JournalEntry::act)
                .filter(act -> act.startsWith("retention."))
                .toList();
    }
}
