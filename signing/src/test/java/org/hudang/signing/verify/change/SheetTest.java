package org.hudang.signing.verify.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a box of a page is seen once the page is cropped and turned. */
class SheetTest {
    private static final Box PAPER = Box.of(0, 0, 100, 200);
    /** In the lower left corner, wider than high. */
    private static final Box CORNER = Box.of(0, 0, 20, 10);

    @Test
    void an_upright_page_is_measured_from_its_upper_left_corner() {
        assertThat(new Sheet(PAPER, 0).seen(CORNER)).hasValue(new Area(0, 950, 200, 50));
    }

    @Test
    void a_turned_page_turns_the_place_with_it() {
        assertThat(new Sheet(PAPER, 1).seen(CORNER)).hasValue(new Area(0, 0, 50, 200));
        assertThat(new Sheet(PAPER, 2).seen(CORNER)).hasValue(new Area(800, 0, 200, 50));
        assertThat(new Sheet(PAPER, 3).seen(CORNER)).hasValue(new Area(950, 800, 50, 200));
    }

    @Test
    void what_reaches_over_the_paper_is_cut_and_what_lies_beside_it_is_not_seen() {
        Sheet cropped = new Sheet(Box.of(10, 5, 110, 205), 0);

        assertThat(cropped.seen(CORNER)).hasValue(new Area(0, 975, 100, 25));
        assertThat(cropped.seen(Box.of(-50, -50, 5, 0))).isEmpty();
    }
}
