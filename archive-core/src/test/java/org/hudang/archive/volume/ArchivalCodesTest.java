package org.hudang.archive.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.household.HouseholdNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivalCodesTest {
    /** DH-06. */
    private static final String RULE =
            "^[A-Z0-9]{4}-[A-Z]{2}(·[A-Z0-9]{2})*·\\d{4}·(Y|D30|D10)(·[A-Z0-9]{1,6})?-\\d{3,4}-\\d{4}$";

    private static final Map<VolumeKind, String> PERIODS = Map.of(VolumeKind.APPROVAL, "D30", VolumeKind.DAILY, "D10");

    @Test
    void the_standard_pattern_is_that_of_the_domain() {
        ArchivalCodes codes = ArchivalCodes.standard();

        String volume = codes.volume(place(VolumeKind.APPROVAL, "DB", 2026), 42);

        assertThat(codes.series(place(VolumeKind.APPROVAL, "DB", 2026))).isEqualTo("J031-ZY·DB·2026·D30-");
        assertThat(volume).isEqualTo("J031-ZY·DB·2026·D30-042");
        assertThat(codes.rule(VolumeKind.APPROVAL).item(volume, 3))
                .isEqualTo("J031-ZY·DB·2026·D30-042-0003")
                .matches(RULE);
        assertThat(codes.volume(place(VolumeKind.DAILY, "RC", 2026), 7)).isEqualTo("J031-ZY·RC·2026·D10-007");
    }

    @Test
    void another_pattern_is_a_setting() {
        ArchivalCodes codes =
                new ArchivalCodes("{fonds}-{category}·{year}·{retention}-{volume:5}-{item:2}", "A001", "SH", PERIODS);

        assertThat(codes.rule(VolumeKind.APPROVAL)
                        .item(codes.volume(place(VolumeKind.APPROVAL, "TK", 2027), 12345), 678))
                .isEqualTo("A001-SH·2027·D30-12345-678");
    }

    @Test
    void a_county_with_many_households_counts_by_township() {
        ArchivalCodes codes = new ArchivalCodes(
                "{fonds}-{category}·{programme}·{year}·{retention}·{township}-{volume:3}-{item:4}",
                "J031",
                "ZY",
                PERIODS);

        assertThat(codes.rule(VolumeKind.APPROVAL).item(codes.volume(place(VolumeKind.APPROVAL, "DB", 2026), 42), 3))
                .isEqualTo("J031-ZY·DB·2026·D30·001001-042-0003")
                .matches(RULE);
    }

    @Test
    void a_number_that_the_rule_has_no_room_for_is_not_given() {
        ArchivalCodes codes = ArchivalCodes.standard();

        assertThat(codes.rule(VolumeKind.APPROVAL).item(codes.volume(place(VolumeKind.APPROVAL, "DB", 2026), 9999), 1))
                .matches(RULE);
        assertThatThrownBy(() -> codes.volume(place(VolumeKind.APPROVAL, "DB", 2026), 10_000))
                .isInstanceOf(CodesExhausted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{fonds}-{category}-{volume:3}",
                "{fonds}-{category}-{item:3}",
                "{fonds}-{category}-{volume:3}{item:3}",
                "{fonds}-{nonsense}-{volume:3}-{item:3}",
                "{fonds}-{category}·{nonsense}-{volume:3}-{item:3}",
                "{category}-{fonds}-{volume:3}-{item:3}",
                "{fonds}-{category}-{year}-{volume:3}-{item:3}",
                "{fonds}/{category}-{volume:3}-{item:3}",
                "{fonds}-{category}.{year}-{volume:3}-{item:3}",
                "{fonds}-{category}{year}-{volume:3}-{item:3}",
                "{fonds}-{category}·-{volume:3}-{item:3}",
                "{fonds}-{category}·户-{volume:3}-{item:3}",
                "{fonds}-{category}·sh-{volume:3}-{item:3}",
                "{fonds}-{category}·D30·{year}-{volume:3}-{item:3}",
                "{fonds}-{category}·Y-{volume:3}-{item:3}",
                "{fonds}-{category}·{year}·{year}-{volume:3}-{item:3}",
                "{fonds}-{category}·{year}-{volume:7}-{item:3}",
                "{fonds}-{category}·{year}-{volume:3}·{item:3}",
                ""
            })
    void a_pattern_that_no_inspection_could_read_is_refused(String pattern) {
        assertThatThrownBy(() -> new ArchivalCodes(pattern, "J031", "ZY", PERIODS))
                .isInstanceOfSatisfying(
                        PatternUnreadable.class,
                        refused -> assertThat(refused.sentence(Locale.ENGLISH))
                                .contains("{fonds}-{category}", "codes.pattern"));
    }

    @Test
    void fonds_category_and_periods_that_the_standard_does_not_know_are_refused() {
        refused("j31", "ZY", PERIODS);
        refused("J031", "zy", PERIODS);
        refused("J031", "ZY", Map.of(VolumeKind.APPROVAL, "D30"));
        refused("J031", "ZY", Map.of(VolumeKind.APPROVAL, "D3", VolumeKind.DAILY, "Y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{fonds}-{category}·{programme}·{year}·{retention}-{volume:3}-{item:4}",
                "{fonds}-{category}·{programme}·{year}·{retention}·{township}-{volume:3}-{item:4}",
                "{fonds}-{category}·{year}-{volume:6}-{item:1}",
                "{fonds}-{category}·SH01·{township}·{year}·{programme}-{volume:1}-{item:6}",
                "{fonds}-{category}-{volume:4}-{item:3}"
            })
    void every_code_that_a_pattern_gives_agrees_with_its_rule(String pattern) {
        ArchivalCodes codes = new ArchivalCodes(pattern, "A001", "SH", PERIODS);
        for (VolumeKind kind : VolumeKind.values()) {
            CodeRule rule = CodeRule.parse(codes.rule(kind).text()).orElseThrow();
            for (int number : new int[] {1, 42, 999, 9999}) {
                Volume volume = volume(kind, codes.volume(place(kind, "DB", 2026), number));

                assertThat(rule.differences(volume)).as(volume.code()).isEmpty();
                assertThat(rule.item(volume.code(), 7))
                        .startsWith(volume.code() + "-")
                        .matches(".*-0*7");
            }
        }
    }

    @Test
    void each_part_of_a_code_that_is_another_is_told() {
        ArchivalCodes codes = new ArchivalCodes(
                "{fonds}-{category}·{programme}·{year}·{retention}·{township}·A7-{volume:3}-{item:4}",
                "A001",
                "SH",
                PERIODS);

        assertThat(told(codes, "A001-SH·DB·2026·D30·001001·A7-042")).isEmpty();
        assertThat(told(codes, "A002-SH·DB·2026·D30·001001·A7-042")).containsExactly(CodeRule.Part.FONDS);
        assertThat(told(codes, "A001-ZY·DB·2026·D30·001001·A7-042")).containsExactly(CodeRule.Part.CATEGORY);
        assertThat(told(codes, "A001-SH·TK·2026·D30·001001·A7-042")).containsExactly(CodeRule.Part.PROGRAMME);
        assertThat(told(codes, "A001-SH·DB·2025·D30·001001·A7-042")).containsExactly(CodeRule.Part.YEAR);
        assertThat(told(codes, "A001-SH·DB·2026·D10·001001·A7-042")).containsExactly(CodeRule.Part.RETENTION);
        assertThat(told(codes, "A001-SH·DB·2026·D30·1001·A7-042")).containsExactly(CodeRule.Part.TOWNSHIP);
        assertThat(told(codes, "A001-SH·DB·2026·D30·001001·A8-042")).containsExactly(CodeRule.Part.FIXED);
        for (String number : new String[] {"42", "0042", "000", "12345", "4x2", ""}) {
            assertThat(told(codes, "A001-SH·DB·2026·D30·001001·A7-" + number))
                    .as(number)
                    .containsExactly(CodeRule.Part.VOLUME);
        }
        assertThat(told(codes, "A001-SH.DB·2026·D30·001001·A7-042")).containsExactly(CodeRule.Part.SHAPE);
        assertThat(told(codes, "A001-SH·DB·2026·D30·001001·A7-042-0001")).containsExactly(CodeRule.Part.SHAPE);
        assertThat(told(codes, "A001-SH·DB·2026·D30·001001-042")).containsExactly(CodeRule.Part.SHAPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{fonds}-{category=ZY}·{year}-{volume:3}-{item:4}",
                "{fonds=J031}-{category=ZY}·.*-{volume:3}-{item:4}",
                "{fonds=J031}-{category=ZY}·{retention=D99}-{volume:3}-{item:4}"
            })
    void a_text_by_which_nothing_can_be_judged_is_no_rule(String text) {
        assertThat(CodeRule.parse(text)).isEmpty();
    }

    private static List<CodeRule.Part> told(ArchivalCodes codes, String code) {
        return codes.rule(VolumeKind.APPROVAL).differences(volume(VolumeKind.APPROVAL, code)).stream()
                .map(CodeRule.Difference::part)
                .toList();
    }

    private static Volume volume(VolumeKind kind, String code) {
        return new Volume(
                new VolumeId("vol_" + "a".repeat(26)),
                new HouseholdNumber("hh_" + "a".repeat(26)),
                kind,
                "DB",
                2026,
                "样例",
                code,
                1,
                1,
                Instant.EPOCH);
    }

    private static ArchivalCodes.Place place(VolumeKind kind, String programme, int year) {
        return new ArchivalCodes.Place(kind, programme, year, "999001001");
    }

    private static void refused(String fonds, String category, Map<VolumeKind, String> periods) {
        String pattern = "{fonds}-{category}-{volume:3}-{item:3}";
        assertThatThrownBy(() -> new ArchivalCodes(pattern, fonds, category, periods))
                .isInstanceOf(CommandRefused.class);
    }
}
