package org.hudang.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.hudang.benchmarks.table.Goal.Answer;
import org.junit.jupiter.api.Test;

class RatioTableTest {
    private static final Operation FLOOR = new Operation("sign", "EC_P256", "floor");
    private static final Operation OURS = FLOOR.by("hudang");
    private static final Operation PEER = FLOOR.by("peer");
    private static final Goal OF_FLOOR = new Goal("sign", Goal.ALL, "hudang", "floor", 0.8);
    private static final Goal OF_PEER = new Goal("sign", Goal.ALL, "hudang", "peer", 3);

    private static Samples samples(Operation operation, Double... perSecond) {
        return new Samples(operation, List.of(perSecond), List.of());
    }

    @Test
    void the_interval_of_a_mean_is_students() {
        Estimate estimate = Estimate.of(List.of(9.0, 10.0, 11.0, 10.0, 10.0));

        // t(4 degrees of freedom, 99.9 % two-sided) = 8.610; s = 0.7071; s / sqrt(5) = 0.31623
        assertThat(estimate.value()).isEqualTo(10.0);
        assertThat(estimate.error()).isCloseTo(2.7227, within(0.001));
    }

    @Test
    void one_sample_has_no_interval() {
        assertThat(Estimate.of(List.of(10.0)).error()).isNaN();
    }

    @Test
    void relative_errors_of_a_quotient_add_in_quadrature() {
        Estimate quotient = new Estimate(80, 2.4).over(new Estimate(100, 4));

        assertThat(quotient.value()).isCloseTo(0.8, within(1e-12));
        assertThat(quotient.error()).isCloseTo(0.8 * 0.05, within(1e-12));
    }

    @Test
    void forks_of_one_operation_become_one_row_and_its_share_is_of_the_floor_of_its_group() {
        RatioTable table = RatioTable.of(
                List.of(
                        samples(FLOOR, 100.0),
                        samples(OURS, 40.0),
                        samples(FLOOR, 100.0),
                        samples(OURS, 60.0),
                        samples(new Operation("sign", "SM2", "hudang"), 7.0)),
                List.of());

        assertThat(table.rows()).hasSize(3);
        assertThat(table.rows().get(0).share()).isEmpty();
        assertThat(table.rows().get(1).share())
                .hasValueSatisfying(share -> assertThat(share.value()).isEqualTo(0.5));
        assertThat(table.rows().get(2).share())
                .as("no floor was measured for SM2")
                .isEmpty();
    }

    @Test
    void a_goal_is_met_missed_or_too_close_to_tell() {
        assertThat(OF_FLOOR.judge(new Estimate(0.9, 0.05))).isEqualTo(Answer.MET);
        assertThat(OF_FLOOR.judge(new Estimate(0.7, 0.05))).isEqualTo(Answer.MISSED);
        assertThat(OF_FLOOR.judge(new Estimate(0.81, 0.05))).isEqualTo(Answer.TOO_CLOSE);
        assertThat(OF_FLOOR.judge(new Estimate(0.79, 0.05))).isEqualTo(Answer.TOO_CLOSE);
    }

    @Test
    void a_goal_without_both_sides_measured_is_not_answered() {
        RatioTable table =
                RatioTable.of(List.of(samples(FLOOR, 100.0), samples(OURS, 90.0)), List.of(OF_FLOOR, OF_PEER));

        assertThat(table.count(Answer.MET)).isEqualTo(1);
        assertThat(table.count(Answer.MISSED) + table.count(Answer.TOO_CLOSE)).isZero();
    }

    @Test
    void a_goal_for_one_setting_leaves_the_others_alone() {
        Goal onlySm2 = new Goal("sign", "SM2", "hudang", "floor", 0.8);

        assertThat(RatioTable.of(List.of(samples(FLOOR, 100.0), samples(OURS, 90.0)), List.of(onlySm2))
                        .count(Answer.MET))
                .isZero();
    }

    @Test
    void the_text_has_aligned_columns_and_a_line_for_each_goal() {
        String text = TablePrinter.text(specimen());

        assertThat(text).isEqualTo("""
                        group  with     operation  ops/s  ± 99.9 %  of floor  CPU  goal             found  answer
                        sign   EC_P256  floor       1000
                        sign   EC_P256  peer         100                10 %
                        sign   EC_P256  hudang       500                50 %       ≥ 80 % of floor  50 %   not met
                                                                                   ≥ 3 × peer       5.0 ×  met
                        """);
    }

    @Test
    void markdown_has_a_rule_under_its_head() {
        List<String> lines = TablePrinter.markdown(specimen()).lines().toList();

        assertThat(lines).hasSize(6);
        assertThat(lines.get(1)).isEqualTo("| --- | --- | --- | ---: | ---: | ---: | ---: | --- | --- | --- |");
        assertThat(lines.get(4))
                .isEqualTo("| sign | EC_P256 | hudang | 500 |  | 50 % |  | ≥ 80 % of floor | 50 % | not met |");
    }

    @Test
    void json_keeps_numbers_unrounded() throws IOException {
        JsonNode hudang = new ObjectMapper()
                .readTree(TablePrinter.json(specimen()))
                .path("rows")
                .path(2);

        assertThat(hudang.path("operationsPerSecond").path("value").asDouble()).isEqualTo(500.25);
        assertThat(hudang.path("shareOfFloor").path("value").asDouble()).isEqualTo(0.50025);
        assertThat(hudang.path("goals").path(1).path("against").asText()).isEqualTo("peer");
        assertThat(hudang.path("goals").path(1).path("answer").asText()).isEqualTo("met");
    }

    private static RatioTable specimen() {
        return RatioTable.of(
                List.of(samples(FLOOR, 1000.0), samples(PEER, 100.0), samples(OURS, 500.25)),
                List.of(OF_FLOOR, OF_PEER));
    }

    @Test
    void what_cannot_be_done_says_so_and_judges_nobody() {
        RatioTable table = RatioTable.of(
                List.of(samples(FLOOR, 100.0), samples(OURS, 90.0), Samples.impossible(PEER)),
                List.of(OF_FLOOR, OF_PEER));

        assertThat(table.rows().get(2).perSecond()).isEmpty();
        assertThat(table.rows().get(2).share()).isEmpty();
        assertThat(table.rows().get(1).findings()).hasSize(1);
        assertThat(TablePrinter.text(table).lines().skip(3).findFirst().orElseThrow())
                .contains("peer", "n/a");
    }

    @Test
    void time_per_byte_is_compared_between_a_small_and_a_large_file() {
        Growth growth = new Growth(new Operation("size", "1 MB", "hudang"), "50 MB", 50, 1.3);
        RatioTable table = RatioTable.of(
                List.of(samples(growth.small(), 1000.0), samples(new Operation("size", "50 MB", "hudang"), 16.0)),
                List.of());

        // 1 ms for 1 MB, 62.5 ms for 50 MB: 1.25 times as long per byte
        assertThat(table.grown(growth))
                .hasValueSatisfying(found -> assertThat(found.value()).isCloseTo(1.25, within(1e-9)));
        assertThat(TablePrinter.text(table, List.of(growth))).contains("1.25 times as long per byte", "met");
        assertThat(RatioTable.of(List.of(samples(growth.small(), 1000.0)), List.of())
                        .grown(growth))
                .isEmpty();
    }

    @Test
    void a_growth_is_too_close_to_tell_when_its_interval_holds_what_is_allowed() {
        Growth growth = new Growth(new Operation("size", "1 MB", "hudang"), "50 MB", 50, 1.3);

        assertThat(growth.judge(new Estimate(1.0, 0.2))).isEqualTo(Goal.Answer.MET);
        assertThat(growth.judge(new Estimate(1.0, 0.4))).isEqualTo(Goal.Answer.TOO_CLOSE);
        assertThat(growth.judge(new Estimate(1.5, 0.3))).isEqualTo(Goal.Answer.TOO_CLOSE);
        assertThat(growth.judge(new Estimate(1.5, 0.1))).isEqualTo(Goal.Answer.MISSED);
        assertThat(growth.judge(new Estimate(1.25, Double.NaN))).isEqualTo(Goal.Answer.MET);
    }
}
