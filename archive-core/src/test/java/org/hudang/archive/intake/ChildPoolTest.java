package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildPoolTest {
    @TempDir
    private Path work;

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
