package org.hudang.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.StoreWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyForcesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void files_and_folders_are_forced_whatever_their_number(int atOnce) throws IOException {
        ManyForces forces = new ManyForces(atOnce);
        List<Path> files = files(40);

        assertThatCode(() -> {
                    forces.all(of(files));
                    forces.all(List.of());
                    forces.all(of(files.subList(0, 1)));
                    forces.all(List.of(() -> ManyForces.folder(folder), () -> ManyForces.folder(folder)));
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void one_that_cannot_be_forced_fails_all_of_them(int atOnce) throws IOException {
        ManyForces forces = new ManyForces(atOnce);
        List<Path> files = files(40);
        files.add(20, folder.resolve("gone"));

        assertThatThrownBy(() -> forces.all(of(files)))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void every_failure_is_told() throws IOException {
        List<Path> files = files(3);
        files.add(folder.resolve("gone-1"));
        files.add(folder.resolve("gone-2"));

        assertThatThrownBy(() -> new ManyForces(8).all(of(files)))
                .hasMessageContaining("gone-1")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second).hasMessageContaining("gone-2")));
    }

    @Test
    void whoever_is_interrupted_stays_so_and_the_files_are_forced() throws IOException {
        List<Path> files = files(3);
        Thread.currentThread().interrupt();

        new ManyForces(8).all(of(files));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void none_at_a_time_is_refused() {
        assertThatThrownBy(() -> new StoreSettings(Steps.SILENT, StoreWatch.NOBODY, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Path> files(int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Files.writeString(folder.resolve("file-" + i), "bytes"));
        }
        return files;
    }

    private static List<ManyForces.Force> of(List<Path> files) {
        return files.stream()
                .<ManyForces.Force>map(file -> () -> ManyForces.file(file))
                .toList();
    }
}
