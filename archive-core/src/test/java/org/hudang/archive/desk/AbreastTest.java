package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hudang.archive.StoreFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AbreastTest {
    private static final List<Integer> MANY = IntStream.range(0, 1000).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void answers_come_in_the_order_of_the_many(int atOnce) {
        assertThat(Abreast.each(atOnce, MANY, one -> one * 2))
                .isEqualTo(MANY.stream().map(one -> one * 2).toList());
        assertThat(Abreast.each(atOnce, List.of(), one -> one)).isEmpty();
    }

    @Test
    void two_are_under_way_at_a_time() {
        CyclicBarrier both = new CyclicBarrier(2);

        assertThat(Abreast.each(2, List.of("a", "b"), one -> {
                    try {
                        both.await(50, TimeUnit.SECONDS);
                        return one;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void the_failure_of_one_is_the_failure_of_all(int atOnce) {
        assertThatThrownBy(() -> Abreast.each(atOnce, MANY, one -> {
                    if (one == 500) {
                        throw new IllegalArgumentException("five hundred");
                    }
                    return one;
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("five hundred");
    }

    @Test
    void after_a_failure_no_more_is_begun() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> Abreast.each(2, MANY, one -> {
                    begun.incrementAndGet();
                    throw new IllegalArgumentException("the first");
                }))
                .hasMessage("the first");
        assertThat(begun.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void an_error_is_the_end_of_all_too() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> Abreast.each(2, MANY, one -> {
                    begun.incrementAndGet();
                    throw new StackOverflowError("the first");
                }))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("the first");
        assertThat(begun.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void whoever_is_interrupted_is_told_and_stays_so() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Abreast.each(2, MANY, one -> one)).isInstanceOf(StoreFailed.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
