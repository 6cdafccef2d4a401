package org.hudang.archive.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.hudang.archive.CommandRefused;
import org.junit.jupiter.api.Test;

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
        assertThat(codes.item(volume, 3))
                .isEqualTo("J031-ZY·DB·2026·D30-042-0003")
                .matches(RULE);
        assertThat(codes.volume(place(VolumeKind.DAILY, "RC", 2026), 7)).isEqualTo("J031-ZY·RC·2026·D10-007");
    }

    @Test
    void another_pattern_is_a_setting() {
        ArchivalCodes codes =
                new ArchivalCodes("{fonds}-{category}·{year}·{retention}-{volume:5}-{item:2}", "A001", "SH", PERIODS);

        assertThat(codes.item(codes.volume(place(VolumeKind.APPROVAL, "TK", 2027), 12345), 678))
                .isEqualTo("A001-SH·2027·D30-12345-678");
    }

    @Test
    void a_county_with_many_households_counts_by_township() {
        ArchivalCodes codes = new ArchivalCodes(
                "{fonds}-{category}·{programme}·{year}·{retention}·{township}-{volume:3}-{item:4}",
                "J031",
                "ZY",
                PERIODS);

        assertThat(codes.item(codes.volume(place(VolumeKind.APPROVAL, "DB", 2026), 42), 3))
                .isEqualTo("J031-ZY·DB·2026·D30·001001-042-0003")
                .matches(RULE);
    }

    @Test
    void a_number_that_the_rule_has_no_room_for_is_not_given() {
        ArchivalCodes codes = ArchivalCodes.standard();

        assertThat(codes.item(codes.volume(place(VolumeKind.APPROVAL, "DB", 2026), 9999), 1))
                .matches(RULE);
        assertThatThrownBy(() -> codes.volume(place(VolumeKind.APPROVAL, "DB", 2026), 10_000))
                .isInstanceOf(CodesExhausted.class);
    }

    @Test
    void settings_that_cannot_give_unique_codes_are_refused() {
        refused("{fonds}-{volume:3}", "J031", "ZY", PERIODS);
        refused("{fonds}-{item:3}", "J031", "ZY", PERIODS);
        refused("{volume:3}{item:3}", "J031", "ZY", PERIODS);
        refused("{nonsense}-{volume:3}-{item:3}", "J031", "ZY", PERIODS);
        refused("{fonds}-{volume:3}-{item:3}", "j31", "ZY", PERIODS);
        refused("{fonds}-{volume:3}-{item:3}", "J031", "zy", PERIODS);
        refused("{fonds}-{volume:3}-{item:3}", "J031", "ZY", Map.of(VolumeKind.APPROVAL, "D30"));
        refused("{fonds}-{volume:3}-{item:3}", "J031", "ZY", Map.of(VolumeKind.APPROVAL, "D3", VolumeKind.DAILY, "Y"));
    }

    private static ArchivalCodes.Place place(VolumeKind kind, String programme, int year) {
        return new ArchivalCodes.Place(kind, programme, year, "999001001");
    }

    private static void refused(String pattern, String fonds, String category, Map<VolumeKind, String> periods) {
        assertThatThrownBy(() -> new ArchivalCodes(pattern, fonds, category, periods))
                .isInstanceOf(CommandRefused.class);
    }
}
