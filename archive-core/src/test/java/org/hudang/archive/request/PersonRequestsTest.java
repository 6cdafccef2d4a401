package org.hudang.archive.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.household;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.KeyReused;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.household.Household;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.request.PersonRequest.Kind;
import org.hudang.archive.request.PersonRequest.Outcome;
import org.hudang.archive.request.PersonRequests.NewRequest;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.store.Steps;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of people about their own data, and the days by which they must be answered. */
class PersonRequestsTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 15);

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private Archive archive;
    private Household household;
    private PersonRequests requests;

    @BeforeEach
    void open() {
        ArchiveBed bed = new ArchiveBed(database, folder, 52);
        archive = bed.archive();
        household = household(archive, "h", TOWN_A);
        requests = bed.builder(Steps.SILENT)
                .life(new LifeRooms.Rules(15, RetentionPolicies.standard(), BenefitStops.NOBODY, List.of()))
                .requests();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_request_must_be_answered_so_many_days_after_it_was_received() {
        PersonRequest taken = requests.take(asked("k", Kind.COPY, TODAY.minusDays(3)), TOWN_A);

        assertThat(taken.dueOn()).isEqualTo(TODAY.plusDays(12));
        assertThat(taken.isOverdueOn(taken.dueOn())).isFalse();
        assertThat(taken.isOverdueOn(taken.dueOn().plusDays(1))).isTrue();
    }

    @Test
    void what_waits_is_listed_by_its_deadline_until_it_is_answered() {
        PersonRequest later = requests.take(asked("later", Kind.ACCESS, TODAY), TOWN_A);
        PersonRequest sooner = requests.take(asked("sooner", Kind.CORRECTION, TODAY.minusDays(1)), TOWN_A);

        assertThat(requests.waiting(TOWN_A)).containsExactly(sooner, later);

        PersonRequest answered = requests.answer(sooner.id(), Outcome.PARTLY, "已补充一份材料", BUREAU);

        assertThat(requests.waiting(TOWN_A)).containsExactly(later);
        assertThat(requests.of(household.number(), TOWN_A)).containsExactly(later, answered);
        assertThat(answered.answer())
                .contains(new PersonRequest.Answer(Outcome.PARTLY, TODAY, "已补充一份材料", BUREAU.user()));
        assertThat(answered.isOverdueOn(TODAY.plusYears(1))).isFalse();
    }

    @Test
    void the_history_tells_of_both_and_repeats_no_words_of_the_person() {
        PersonRequest taken = requests.take(asked("k", Kind.RESTRICTION, TODAY), TOWN_A);
        requests.answer(taken.id(), Outcome.GRANTED, "同意限制", BUREAU);

        assertThat(archive.journal(household.number(), TOWN_A).stream()
                        .filter(entry -> entry.object().equals(taken.id().value()))
                        .map(JournalEntry::why))
                .containsExactly("RESTRICTION 2026-09-30", "RESTRICTION GRANTED");
    }

    @Test
    void the_same_key_gives_the_same_request_and_another_one_is_refused() {
        PersonRequest first = requests.take(asked("k", Kind.COPY, TODAY), TOWN_A);

        assertThat(requests.take(asked("k", Kind.COPY, TODAY), TOWN_A)).isEqualTo(first);
        assertThatThrownBy(() -> requests.take(asked("k", Kind.ACCESS, TODAY), TOWN_A))
                .isInstanceOf(KeyReused.class);
        assertThat(requests.of(household.number(), TOWN_A)).hasSize(1);
    }

    @Test
    void an_answer_is_given_once() {
        PersonRequest taken = requests.take(asked("k", Kind.COPY, TODAY), TOWN_A);
        PersonRequest answered = requests.answer(taken.id(), Outcome.GRANTED, "已给复印件", TOWN_A);

        assertThat(requests.answer(taken.id(), Outcome.GRANTED, "已给复印件", TOWN_A))
                .isEqualTo(answered);
        assertThatThrownBy(() -> requests.answer(taken.id(), Outcome.REFUSED, "又不给了", TOWN_A))
                .isInstanceOf(RequestAnswered.class);
    }

    @Test
    void only_a_restriction_that_was_granted_restricts() {
        PersonRequest asked = requests.take(asked("a", Kind.RESTRICTION, TODAY), TOWN_A);
        PersonRequest copy = requests.take(asked("b", Kind.COPY, TODAY), TOWN_A);

        assertThat(asked.restricts()).isFalse();
        assertThat(requests.answer(copy.id(), Outcome.GRANTED, "已给", TOWN_A).restricts())
                .isFalse();
        assertThat(requests.answer(asked.id(), Outcome.PARTLY, "部分限制", TOWN_A).restricts())
                .isTrue();
    }

    @Test
    void another_township_can_neither_ask_nor_answer_nor_see() {
        PersonRequest taken = requests.take(asked("k", Kind.COPY, TODAY), TOWN_A);

        assertThatThrownBy(() -> requests.take(asked("x", Kind.COPY, TODAY), TOWN_B))
                .isInstanceOf(HouseholdUnknown.class);
        assertThatThrownBy(() -> requests.answer(taken.id(), Outcome.REFUSED, "不", TOWN_B))
                .isInstanceOf(RequestUnknown.class);
        assertThat(requests.of(household.number(), TOWN_B)).isEmpty();
        assertThat(requests.waiting(TOWN_B)).isEmpty();
        assertThat(requests.waiting(BUREAU)).containsExactly(taken);
    }

    @Test
    void a_request_of_tomorrow_or_of_somebody_else_is_refused() {
        assertThatThrownBy(() -> requests.take(asked("k", Kind.COPY, TODAY.plusDays(1)), TOWN_A))
                .isInstanceOf(CommandRefused.class);
        Household neighbours = household(archive, "n", TOWN_B);
        NewRequest strange =
                new NewRequest("k", household.number(), neighbours.head().id(), Kind.COPY, "要一份复印件", TODAY);

        assertThatThrownBy(() -> requests.take(strange, BUREAU)).isInstanceOf(CommandRefused.class);
        assertThat(requests.waiting(BUREAU)).isEmpty();
    }

    private NewRequest asked(String key, Kind kind, LocalDate receivedOn) {
        return new NewRequest(key, household.number(), household.head().id(), kind, "请给我看本户的档案", receivedOn);
    }
}
