package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    @TempDir
    private Path folder;

    @Test
    void whoever_reads_while_several_write_sees_a_whole_file_of_one_of_them() throws Exception {
        Path file = folder.resolve("1.cwt");
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (String letter : List.of("a", "b", "c")) {
                byte[] whole = letter.repeat(200_000).getBytes(StandardCharsets.US_ASCII);
                DurableFile.write(file, whole);
                writing.add(writers.submit(() -> {
                    for (int n = 0; n < 40; n++) {
                        DurableFile.write(file, whole);
                    }
                    return letter;
                }));
            }
            while (!writing.stream().allMatch(Future::isDone)) {
                String seen = Files.readString(file, StandardCharsets.US_ASCII);
                assertThat(seen).hasSize(200_000);
                assertThat(seen.chars().distinct().count()).isOne();
            }
            for (Future<?> one : writing) {
                one.get();
            }
        } finally {
            writers.shutdown();
        }

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
