package org.hudang.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.hudang.benchmarks.signing.LargeDesk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of 50 MB takes at most 64 MB of heap beside itself and what the house takes with a small one. */
class LargeFileTest {
    /** MB in which all jobs succeed with a file of 20 KB. */
    private static final int HOUSE = 24;

    @SuppressWarnings("NullAway.Init")
    private static LeastHeap heap;

    @BeforeAll
    static void make_the_files() {
        heap = LeastHeap.with(LargeDesk.file());
    }

    @ParameterizedTest
    @EnumSource
    void the_house_itself_is_small(Job job) {
        assertThat(LeastHeap.with(LargeDesk.smallFile()).succeeds(job, HOUSE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_job_succeeds_within_64_MB_beside_its_file_and_the_house(Job job) {
        assertThat(heap.file(job)).isBetween(45, 55);
        assertThat(heap.succeeds(job, heap.file(job) + MemoryTable.AIM + HOUSE)).isTrue();
    }

    @Test
    void a_heap_smaller_than_the_file_is_told_as_too_small() {
        assertThat(heap.succeeds(Job.SIGN, heap.file(Job.SIGN) - 5)).isFalse();
    }
}
