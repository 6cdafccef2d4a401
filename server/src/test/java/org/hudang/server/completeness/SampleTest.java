package org.hudang.server.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which papers somebody opens: the first, the last and some between, never more than five and none twice. */
class SampleTest {
    @Test
    void of_a_few_papers_all_are_taken_and_of_many_five_at_equal_distances() {
        assertThat(Sample.places(0)).isEmpty();
        assertThat(Sample.places(1)).containsExactly(0);
        assertThat(Sample.places(5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(Sample.places(6)).containsExactly(0, 1, 3, 4, 5);
        assertThat(Sample.places(101)).containsExactly(0, 25, 50, 75, 100);
    }
}
