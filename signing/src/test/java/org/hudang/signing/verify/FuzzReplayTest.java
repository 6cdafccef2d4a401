package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer starts from, and every input that it once found, is told to its targets in each build. */
class FuzzReplayTest {
    private static final Path FOUND = Path.of("src/test/resources/fuzz");

    /** One target of the fuzzer. */
    interface Target {
        void take(byte[] input);
    }

    static Map<String, Target> targets() {
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put("RangeFuzz", RangeFuzz::fuzzerTestOneInput);
        targets.put("RevisionFuzz", RevisionFuzz::fuzzerTestOneInput);
        targets.put("ContentsFuzz", ContentsFuzz::fuzzerTestOneInput);
        targets.put("SealFuzz", SealFuzz::fuzzerTestOneInput);
        return targets;
    }

    static Map<String, byte[]> seeds(String target) {
        return switch (target) {
            case "RangeFuzz" -> RangeFuzz.seeds();
            case "RevisionFuzz" -> RevisionFuzz.seeds();
            case "ContentsFuzz" -> ContentsFuzz.seeds();
            default -> SealFuzz.seeds();
        };
    }

    @TestFactory
    Stream<DynamicTest> no_seed_and_nothing_ever_found_breaks_a_target() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, Target> target : targets().entrySet()) {
            Map<String, byte[]> inputs = new LinkedHashMap<>(seeds(target.getKey()));
            inputs.putAll(found(FOUND.resolve(target.getKey())));
            inputs.forEach((name, input) -> tests.add(dynamicTest(
                    target.getKey() + ": " + name,
                    () -> assertThatCode(() -> target.getValue().take(input)).doesNotThrowAnyException())));
        }
        return tests.stream();
    }

    private static Map<String, byte[]> found(Path folder) throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    found.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return found;
    }

    @Test
    void the_paper_that_is_damaged_was_valid_and_its_damage_is_not() {
        assertThat(FuzzPaper.isValid(FuzzPaper.SIGNED)).isTrue();
        assertThat(FuzzPaper.isValid(FuzzPaper.with(200, new byte[] {'x'}))).isFalse();
    }
}
