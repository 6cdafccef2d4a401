package org.hudang.archive.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.completeness.Checklist.State;
import org.hudang.archive.completeness.Checklist.Why;
import org.hudang.archive.completeness.ReliefTimes.Relief;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.VolumeKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a volume of daily management has to hold (AR-04): what happened in its year asks for papers, and nothing else does. */
class DailyManagementTest {
    private final CaseBed bed = new CaseBed();

    @BeforeEach
    void a_volume_of_the_year_2026_in_september() {
        bed.grown("张样例", Relation.HEAD);
        bed.kind = VolumeKind.DAILY;
        bed.programme = "RC";
    }

    @Test
    void a_household_with_relief_lacks_its_visit_and_the_quarters_that_are_over() {
        bed.relief.add(since("DB", LocalDate.of(2025, 3, 1)));

        assertThat(state("visit-record")).isEqualTo(new State.Missing(List.of()));
        assertThat(state("eligibility-record")).isEqualTo(new State.MissingIn(List.of(1, 2)));
        assertThat(state("care-visit")).isEqualTo(new State.NotNeeded());
        assertThat(lacking()).containsExactly("visit-record", "eligibility-record");
    }

    @Test
    void a_quarter_is_asked_for_on_the_day_after_its_last_one() {
        bed.relief.add(since("DB", LocalDate.of(2025, 3, 1)));

        bed.today = LocalDate.of(2026, 3, 31);
        assertThat(state("eligibility-record")).isEqualTo(new State.NotNeeded());

        bed.today = LocalDate.of(2026, 4, 1);
        assertThat(state("eligibility-record")).isEqualTo(new State.MissingIn(List.of(1)));
    }

    @Test
    void a_quarter_without_relief_is_not_asked_for() {
        bed.relief.add(since("DB", LocalDate.of(2026, 4, 1)));
        assertThat(state("eligibility-record")).isEqualTo(new State.MissingIn(List.of(2)));

        bed.relief.clear();
        bed.relief.add(new Relief("DB", LocalDate.of(2025, 1, 1), Optional.of(LocalDate.of(2026, 4, 1))));
        assertThat(state("eligibility-record")).isEqualTo(new State.MissingIn(List.of(1)));
    }

    @Test
    void a_quarter_in_which_relief_began_or_ended_is_not_asked_for() {
        bed.relief.add(new Relief("DB", LocalDate.of(2026, 3, 31), Optional.of(LocalDate.of(2026, 5, 1))));
        bed.relief.add(since("DB", LocalDate.of(2026, 5, 1)));
        assertThat(state("eligibility-record")).isEqualTo(new State.MissingIn(List.of(2)));

        bed.relief.clear();
        bed.relief.add(new Relief("DB", LocalDate.of(2025, 1, 1), Optional.of(LocalDate.of(2026, 1, 2))));
        assertThat(state("eligibility-record")).isEqualTo(new State.NotNeeded());
    }

    @Test
    void a_record_counts_for_the_quarter_of_its_day_alone() {
        bed.relief.add(since("DB", LocalDate.of(2025, 3, 1)));
        bed.item("eligibility-record", Optional.empty(), LocalDate.of(2026, 3, 31));
        bed.item("eligibility-record", Optional.empty(), LocalDate.of(2026, 3, 1));
        bed.item("eligibility-record", Optional.empty(), LocalDate.of(2025, 5, 1));
        assertThat(state("eligibility-record")).isEqualTo(new State.MissingIn(List.of(2)));

        bed.item("eligibility-record", Optional.empty(), LocalDate.of(2026, 4, 1));
        assertThat(state("eligibility-record")).isInstanceOf(State.Present.class);
    }

    @Test
    void people_in_need_at_home_are_visited_each_quarter_and_those_in_an_institution_are_not() {
        bed.relief.add(since("TK", LocalDate.of(2025, 3, 1)));
        assertThat(state("care-visit")).isEqualTo(new State.MissingIn(List.of(1, 2)));

        bed.declared.add(Fact.IN_INSTITUTION);
        assertThat(state("care-visit")).isEqualTo(new State.NotNeeded());
    }

    @Test
    void a_year_without_a_change_needs_no_forms() {
        bed.relief.add(since("DB", LocalDate.of(2025, 3, 1)));

        assertThat(List.of("change-grounds", "change-form", "stop-grounds", "stop-form"))
                .allSatisfy(row -> assertThat(state(row)).isEqualTo(new State.NotNeeded()));
    }

    @Test
    void a_change_needs_its_form_and_grounds_unless_they_lie_in_a_volume_of_their_own() {
        bed.relief.add(since("DB", LocalDate.of(2025, 3, 1)));
        bed.declared.add(Fact.AMOUNT_CHANGED);
        assertThat(lacking()).contains("change-grounds", "change-form");

        bed.others.add(closed(BusinessType.CHANGE, Outcome.CONFIRMED, LocalDate.of(2026, 5, 1)));
        assertThat(lacking()).doesNotContain("change-grounds", "change-form");
    }

    @Test
    void relief_that_ended_needs_its_form_and_relief_that_went_on_does_not() {
        bed.relief.add(new Relief("DB", LocalDate.of(2025, 1, 1), Optional.of(LocalDate.of(2026, 5, 1))));
        assertThat(lacking()).contains("stop-grounds", "stop-form");

        bed.relief.add(since("DB", LocalDate.of(2026, 5, 1)));
        assertThat(lacking()).doesNotContain("stop-grounds", "stop-form");
    }

    @Test
    void relief_that_is_given_once_does_not_end() {
        bed.relief.add(new Relief("LS", LocalDate.of(2026, 2, 1), Optional.of(LocalDate.of(2026, 3, 1))));

        assertThat(lacking()).isEmpty();
        assertThat(state("visit-record")).isEqualTo(new State.NotNeeded());
    }

    @Test
    void an_open_case_a_refused_one_and_one_of_another_year_excuse_nothing() {
        bed.relief.add(new Relief("DB", LocalDate.of(2025, 1, 1), Optional.of(LocalDate.of(2026, 5, 1))));
        bed.others.add(new VolumeCase(BusinessType.END, Set.of(), Optional.empty()));
        bed.others.add(closed(BusinessType.END, Outcome.REFUSED, LocalDate.of(2026, 5, 1)));
        bed.others.add(closed(BusinessType.END, Outcome.CONFIRMED, LocalDate.of(2025, 5, 1)));
        bed.others.add(closed(BusinessType.CHANGE, Outcome.CONFIRMED, LocalDate.of(2026, 5, 1)));
        assertThat(lacking()).contains("stop-grounds", "stop-form");

        bed.others.add(closed(BusinessType.END, Outcome.CONFIRMED, LocalDate.of(2026, 5, 1)));
        assertThat(lacking()).doesNotContain("stop-grounds", "stop-form");
    }

    @Test
    void a_household_that_the_register_does_not_know_is_for_people_and_neither_passed_nor_refused() {
        Checklist list = list();

        assertThat(list.lacking()).isEmpty();
        assertThat(list.forPeople())
                .extracting(row -> row.material().id())
                .containsExactly("visit-record", "eligibility-record", "care-visit", "stop-grounds", "stop-form");
        assertThat(state("visit-record"))
                .isEqualTo(new State.ForPeople(Set.of(Why.RELIEF_UNKNOWN), List.of(), List.of(), List.of()));

        bed.item("visit-record", Optional.empty());
        assertThat(state("visit-record")).isInstanceOf(State.Present.class);
    }

    @Test
    void a_programme_of_which_no_table_speaks_has_no_rows() {
        bed.programme = "XX";

        assertThat(list().rows()).isEmpty();
        assertThat(list().table()).isNotEmpty();
    }

    private static Relief since(String programme, LocalDate day) {
        return new Relief(programme, day, Optional.empty());
    }

    private static VolumeCase closed(BusinessType business, Outcome outcome, LocalDate on) {
        return new VolumeCase(business, Set.of(), Optional.of(new VolumeCase.Ended(outcome, on)));
    }

    private Checklist list() {
        return bed.checklist(Materials.standard(), Map.of());
    }

    private List<String> lacking() {
        return list().lacking().stream().map(row -> row.material().id()).toList();
    }

    private State state(String material) {
        return list().rows().stream()
                .filter(row -> row.material().id().equals(material))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
