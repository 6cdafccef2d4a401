package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hudang.signing.seal.SealBatch.Summary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A large batch in a process with little memory, killed in the middle and run again. */
class SealBatchProcessTest {
    private static final int PAPERS = 300;
    private static final int PAPER_BYTES = 256 * 1024;

    /** Hardly more than the four papers under way need: what a batch kept of each paper would not fit. */
    private static final String HEAP = "-Xmx48m";

    private static SealBench bench;
    private static SealId seal;

    @BeforeAll
    static void open() {
        bench = new SealBench();
        seal = bench.active("large", TOWN);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void three_hundred_papers_fit_into_little_memory_and_a_kill_leaves_one_output_of_each() throws Exception {
        byte[] pdf = TestPaper.withPayload("large", PAPER_BYTES, "seal");
        Path paper = bench.paper(pdf);
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < PAPERS; i++) {
            requests.add(bench.approved("large/" + i, seal, pdf).value());
        }
        Path list = Files.write(bench.folder.resolve("batch.list"), requests);

        String killed = run(list, paper, PAPERS / 3, SealVictim.KILLED);
        long before = filed(requests);
        String second = run(list, paper, 0, 0);

        assertThat(killed).doesNotContain("Summary");
        assertThat(before).isBetween(PAPERS / 3 - 4L, PAPERS / 3 + 4L);
        assertThat(second)
                .contains(new Summary((int) (PAPERS - before), (int) before, 0, 0, true).toString())
                .doesNotContain("OutOfMemoryError");
        assertThat(filed(requests)).isEqualTo(PAPERS);
        try (var outputs = Files.list(bench.folder.resolve("filed"))) {
            assertThat(outputs).hasSize(PAPERS);
        }
        Map<String, Long> uses = bench.use.log(seal, HEAD).stream()
                .filter(entry -> entry.event() == SealEvent.USED || entry.event() == SealEvent.USE_ADOPTED)
                .map(entry -> entry.use().orElseThrow().request().value())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(uses)
                .hasSize(PAPERS)
                .allSatisfy((request, count) -> assertThat(count).isEqualTo(1));
    }

    private static long filed(List<String> requests) {
        return requests.stream()
                .filter(id -> bench.use.find(new SealRequestId(id), HEAD).state() == SealRequestState.FILED)
                .count();
    }

    private static String run(Path list, Path paper, int killAfter, int exit) throws Exception {
        PGSimpleDataSource source = bench.database.address();
        Path log = bench.folder.resolve("batch.log");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SealBatchChild.class.getName(),
                        source.getUrl(),
                        bench.folder.toString(),
                        list.toString(),
                        paper.toString(),
                        String.valueOf(killAfter))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("VICTIM_PASSWORD", source.getPassword());
        Process child = command.start();
        assertThat(child.waitFor(10, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(log);
        assertThat(child.exitValue()).as(said).isEqualTo(exit);
        return said;
    }
}
