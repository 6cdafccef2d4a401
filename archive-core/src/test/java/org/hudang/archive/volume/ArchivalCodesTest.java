package org.hudang.archive.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.hudang.archive.CommandRefused;
import org.junit.jupiter.api.Test;

class ArchivalCodesTest {
    private static final Map<VolumeKind, String> PERIODS = Map.of(VolumeKind.APPROVAL, "D30", VolumeKind.DAILY, "D10");

    @Test
    void the_standard_pattern_is_that_of_the_domain() {
        ArchivalCodes codes = ArchivalCodes.standard();

        String volume = codes.volume(VolumeKind.APPROVAL, "DB", 2026, 42);

        assertThat(codes.series(VolumeKind.APPROVAL, "DB", 2026)).isEqualTo("J031-ZY·DB·2026·D30-");
        assertThat(volume).isEqualTo("J031-ZY·DB·2026·D30-042");
        assertThat(codes.item(volume, 3))
                .isEqualTo("J031-ZY·DB·2026·D30-042-0003")
                .matches("^[A-Z0-9]{4}-[A-Z]{2}(·[A-Z0-9]{2})*·\\d{4}·(Y|D30|D10)(·[A-Z0-9]{1,6})?-\\d{3,4}-\\d{4}$");
        assertThat(codes.volume(VolumeKind.DAILY, "RC", 2026, 7)).isEqualTo("J031-ZY·RC·2026·D10-007");
    }

    @Test
    void another_pattern_is_a_setting() {
        ArchivalCodes codes =
                new ArchivalCodes("{fonds}-{category}·{year}·{retention}-{volume:4}-{item:2}", "A001", "SH", PERIODS);

        assertThat(codes.item(codes.volume(VolumeKind.APPROVAL, "TK", 2027, 12345), 678))
                .isEqualTo("A001-SH·2027·D30-12345-678");
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

    private static void refused(String pattern, String fonds, String category, Map<VolumeKind, String> periods) {
        assertThatThrownBy(() -> new ArchivalCodes(pattern, fonds, category, periods))
                .isInstanceOf(CommandRefused.class);
    }
}
