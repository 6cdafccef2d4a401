package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WholeTest {
    private static final byte[] FILE = {1, 2, 3};

    private static byte[] content(Whole whole) {
        return Arrays.copyOf(whole.bytes(), whole.length());
    }

    @Test
    void the_buffer_of_the_caller_is_never_written_to() {
        byte[] file = FILE.clone();

        Whole longer = Whole.of(file).with(new byte[] {4}, 10);

        assertThat(content(longer)).containsExactly(1, 2, 3, 4);
        assertThat(longer.bytes()).isNotSameAs(file).hasSize(14);
        assertThat(file).isEqualTo(FILE);
    }

    @Test
    void an_update_that_fits_into_the_room_copies_nothing() {
        Whole once = Whole.of(FILE).with(new byte[] {4}, 2);

        Whole twice = once.with(new byte[] {5, 6}, 0);

        assertThat(twice.bytes()).isSameAs(once.bytes());
        assertThat(content(twice)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(content(once)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void an_update_that_is_larger_than_the_room_goes_to_a_larger_buffer() {
        Whole once = Whole.of(FILE).with(new byte[] {4}, 1);

        Whole twice = once.with(new byte[] {5, 6}, 0);

        assertThat(twice.bytes()).isNotSameAs(once.bytes());
        assertThat(content(twice)).containsExactly(1, 2, 3, 4, 5, 6);
    }
}
