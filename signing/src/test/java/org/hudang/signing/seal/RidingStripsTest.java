package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hudang.signing.seal.RidingStrips.Strip;
import org.junit.jupiter.api.Test;

class RidingStripsTest {
    @Test
    void sixteen_pages_share_two_seals_evenly() {
        List<Strip> strips = RidingStrips.over(16, 42, RidingStrips.USUAL_GROUP).strips();

        assertThat(strips).hasSize(16);
        assertThat(strips).allSatisfy(strip -> assertThat(strip.widthMm()).isEqualTo(42.0 / 8));
        assertThat(strips.get(0).fromMm()).isZero();
        assertThat(strips.get(7).fromMm()).isEqualTo(42 - 42.0 / 8, within(1e-9));
        assertThat(strips.get(8).fromMm()).isZero();
    }

    @Test
    void for_any_number_of_pages_each_group_shows_one_whole_seal_and_no_page_is_left_alone() {
        for (int group = 3; group <= RidingStrips.LARGEST_GROUP; group++) {
            for (int pages = 2; pages <= 200; pages++) {
                List<Strip> strips = RidingStrips.over(pages, 42, group).strips();

                assertThat(strips).hasSize(pages);
                double end = 42;
                for (int i = 0; i < pages; i++) {
                    Strip strip = strips.get(i);
                    assertThat(strip.page()).isEqualTo(i + 1);
                    assertThat(strip.widthMm()).isBetween(42.0 / group - 1e-9, 21.0);
                    assertThat(strip.fromMm()).isEqualTo(end > 42 - 1e-9 ? 0 : end, within(1e-9));
                    end = strip.fromMm() + strip.widthMm();
                }
                assertThat(end).isEqualTo(42, within(1e-9));
            }
        }
    }

    @Test
    void one_page_has_no_seam() {
        assertThatThrownBy(() -> RidingStrips.over(1, 42, 15)).isInstanceOf(FaceRefused.class);
        assertThatThrownBy(() -> RidingStrips.over(30, 42, 21)).isInstanceOf(FaceRefused.class);
    }
}
