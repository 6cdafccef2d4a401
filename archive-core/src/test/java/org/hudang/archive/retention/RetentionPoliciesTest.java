package org.hudang.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.volume.VolumeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy is data: what it may say, and what is refused. */
class RetentionPoliciesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 15);
    private static final String CONFIRMED = row("APPROVAL", "*", "\"CONFIRMED\"", "BENEFIT_STOP", "D30");
    private static final String OTHERS =
            row("APPROVAL", "*", "\"REFUSED\",\"NOT_ACCEPTED\",\"TERMINATED\",\"ABANDONED\"", "DECISION", "D10");
    private static final String DAILY = row("DAILY", "*", "", "YEAR_END", "D10");

    private static RetentionPolicy first(
            RetentionPolicies policies, VolumeKind kind, String programme, Outcome outcome) {
        return policies.of(kind, programme, Optional.of(outcome), TODAY).get(0);
    }

    @Test
    void the_policy_in_the_box_counts_from_the_end_of_relief_and_never_below_the_minimum() {
        RetentionPolicies standard = RetentionPolicies.standard();

        RetentionPolicy confirmed = first(standard, VolumeKind.APPROVAL, "DB", Outcome.CONFIRMED);
        assertThat(confirmed.trigger()).isEqualTo(Trigger.BENEFIT_STOP);
        assertThat(confirmed.years()).contains(30);
        assertThat(first(standard, VolumeKind.APPROVAL, "DB", Outcome.REFUSED).trigger())
                .isEqualTo(Trigger.DECISION);
        assertThat(standard.of(VolumeKind.DAILY, "RC", Optional.empty(), TODAY)
                        .get(0)
                        .years())
                .contains(10);
    }

    @Test
    void a_row_of_the_programme_outweighs_the_row_for_all() {
        RetentionPolicies own = RetentionPolicies.parse(
                file(CONFIRMED, OTHERS, DAILY, row("APPROVAL", "LS", "\"CONFIRMED\"", "BENEFIT_STOP", "D3")));

        assertThat(first(own, VolumeKind.APPROVAL, "LS", Outcome.CONFIRMED).years())
                .contains(3);
        assertThat(first(own, VolumeKind.APPROVAL, "DB", Outcome.CONFIRMED).years())
                .contains(30);
        assertThat(first(own, VolumeKind.APPROVAL, "LS", Outcome.REFUSED).years())
                .contains(10);
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVAL, DB, CONFIRMED, BENEFIT_STOP, D2, rows[3].period",
        "APPROVAL, DB, REFUSED, DECISION, D2, rows[3].period",
        "APPROVAL, DB, CONFIRMED, DECISION, D30, rows[3].trigger",
        "APPROVAL, DB, REFUSED, YEAR_END, D30, rows[3].trigger",
        "APPROVAL, DB, , DECISION, D30, rows[3].outcomes",
        "APPROVAL, DB, MAYBE, DECISION, D30, rows[3].outcomes",
        "APPROVAL, db, REFUSED, DECISION, D30, rows[3].programme",
        "APPROVAL, *, REFUSED, DECISION, D30, rows[3]",
        "DAILY, RC, , YEAR_END, D4, rows[3].period",
        "DAILY, RC, , DECISION, D10, rows[3].trigger",
        "DAILY, RC, REFUSED, YEAR_END, D10, rows[3].outcomes",
        "DAILY, RC, , YEAR_END, 10, rows[3].period",
        "WEEKLY, RC, , YEAR_END, D10, rows[3].kind"
    })
    void a_row_below_the_minimum_or_without_sense_is_refused_with_its_place(
            String kind, String programme, String outcome, String trigger, String period, String place) {
        String outcomes = outcome == null ? "" : '"' + outcome + '"';

        assertThatThrownBy(() -> RetentionPolicies.parse(
                        file(CONFIRMED, OTHERS, DAILY, row(kind, programme, outcomes, trigger, period))))
                .isInstanceOfSatisfying(
                        PolicyRefused.class,
                        refused -> assertThat(refused.arguments()).first().isEqualTo(place));
    }

    @Test
    void of_two_rows_the_newer_comes_first_and_one_that_does_not_count_yet_not_at_all() {
        String newer = from("2026-01-01", row("APPROVAL", "*", "\"CONFIRMED\"", "BENEFIT_STOP", "D50"));
        String later = from("2026-10-01", row("APPROVAL", "*", "\"CONFIRMED\"", "BENEFIT_STOP", "Y"));
        String own = from("2026-06-01", row("APPROVAL", "DB", "\"CONFIRMED\"", "BENEFIT_STOP", "D40"));

        RetentionPolicies policies = RetentionPolicies.parse(file(CONFIRMED, OTHERS, DAILY, newer, later, own));

        assertThat(policies.of(VolumeKind.APPROVAL, "DB", Optional.of(Outcome.CONFIRMED), TODAY))
                .extracting(RetentionPolicy::period)
                .containsExactly("D40", "D50", "D30");
        assertThat(policies.of(VolumeKind.APPROVAL, "LS", Optional.of(Outcome.CONFIRMED), TODAY.plusMonths(1)))
                .extracting(RetentionPolicy::period)
                .containsExactly("Y", "D50", "D30");
    }

    @Test
    void a_row_that_counts_from_a_day_leaves_no_volume_before_it_without_a_period() {
        assertThatThrownBy(() -> RetentionPolicies.parse(file(from("2026-01-01", CONFIRMED), OTHERS, DAILY)))
                .isInstanceOf(PolicyRefused.class);
        assertThatThrownBy(() -> RetentionPolicies.parse(
                        file(CONFIRMED, OTHERS, DAILY, from("2026-01-01", DAILY), from("2026-01-01", DAILY))))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContaining("rows[4]");
        assertThatThrownBy(() -> RetentionPolicies.parse(file(CONFIRMED, OTHERS, DAILY, from("soon", DAILY))))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContaining("rows[3].validFrom");
    }

    private static String from(String day, String row) {
        return row.replace("\"basis\"", "\"validFrom\":\"" + day + "\",\"basis\"");
    }

    @Test
    void no_volume_may_be_left_without_a_period() {
        assertThatThrownBy(() -> RetentionPolicies.parse(file(CONFIRMED, OTHERS)))
                .isInstanceOf(PolicyRefused.class);
        assertThatThrownBy(() -> RetentionPolicies.parse(file(CONFIRMED, DAILY)))
                .isInstanceOf(PolicyRefused.class);
        assertThatThrownBy(() -> RetentionPolicies.parse(file())).isInstanceOf(PolicyRefused.class);
        assertThatThrownBy(() -> RetentionPolicies.parse("{")).isInstanceOf(PolicyRefused.class);
        assertThatThrownBy(() ->
                        RetentionPolicies.parse(file(CONFIRMED, OTHERS, DAILY).replace("\"version\"", "\"verison\"")))
                .isInstanceOf(PolicyRefused.class);
    }

    private static String row(String kind, String programme, String outcomes, String trigger, String period) {
        return "{\"kind\":\"%s\",\"programme\":\"%s\",\"outcomes\":[%s],\"trigger\":\"%s\",\"period\":\"%s\",\"basis\":\"样例\"}"
                .formatted(kind, programme, outcomes, trigger, period);
    }

    private static String file(String... rows) {
        return "{\"format\":\"hudang-retention-1\",\"version\":\"样例\",\"rows\":[" + String.join(",", rows) + "]}";
    }
}
