package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.hudang.archive.intake.child.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildPoolTest {
    @TempDir
    private Path work;

    @Test
    void whoever_finds_every_child_at_work_is_told_to_come_again() {
        IntakeSettings impatient = IntakeSettings.in(work).withPatience(Duration.ZERO);
        try (ChildPool pool = new ChildPool(impatient, Sandbox.find())) {
            assertThatThrownBy(() -> pool.run(child -> second(pool), (child, end) -> end))
                    .isInstanceOfSatisfying(
                            ChildUnavailable.class,
                            e -> assertThat(e.finding().code()).isEqualTo(IntakeCode.CHILDREN_BUSY));
        }
    }

    /** Asks for a child from within the job of the only one. */
    private static Wire.Request second(ChildPool pool) {
        return pool.run(
                child -> {
                    throw new IllegalStateException("there is only one child");
                },
                (child, end) -> {
                    throw new IllegalStateException("nobody worked");
                });
    }

    @Test
    void a_child_whose_job_could_not_even_be_asked_is_ended_and_leaves_nothing() throws IOException {
        try (ChildPool pool = new ChildPool(IntakeSettings.in(work), Sandbox.find())) {
            assertThatThrownBy(() -> pool.run(
                            child -> {
                                throw new IllegalStateException("no request");
                            },
                            (child, end) -> end))
                    .isInstanceOf(IllegalStateException.class);

            try (Stream<Path> left = Files.list(work)) {
                assertThat(left).as("folders of children").isEmpty();
            }
        }
    }
}
