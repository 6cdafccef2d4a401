package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.signing.seal.SealBench.BUREAU;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.KEEPER;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hudang.signing.seal.SealedPaper.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that seals is killed at each durable point; another one goes on. */
class SealKillTest {
    private static final long LONGEST_NANOS = 30_000_000_000L;
    private static SealBench bench;
    private static SealId seal;

    @BeforeAll
    static void open() {
        bench = new SealBench();
        seal = bench.active("kill", TOWN);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(UseStep.class)
    void after_a_kill_the_same_call_goes_on_and_there_is_one_output(UseStep step) throws Exception {
        byte[] pdf = TestPaper.withFields("retry " + step, "seal");
        SealRequestId id = bench.approved("retry-" + step, seal, pdf);
        Path paper = bench.paper(pdf);

        kill(id, paper, step);

        boolean staged = step.compareTo(UseStep.STAGED) >= 0;
        assertThat(bench.use.find(id, HEAD).state())
                .isEqualTo(step == UseStep.RECORDED ? SealRequestState.USED : SealRequestState.IN_USE);
        assertThat(outputs(id)).hasSize(staged ? 1 : 0);
        List<Path> before = outputs(id);
        SealedPaper paperAfter = bench.use.seal(id, paper, KEEPER);
        assertThat(paperAfter.outcome()).isEqualTo(staged ? Outcome.ADOPTED : Outcome.SEALED);
        assertThat(outputs(id)).hasSize(1).containsAll(before);
        assertThat(bench.use.find(id, HEAD).output()).contains(paperAfter.digest());
        assertThat(recorded(id)).as("uses in the log").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(UseStep.class)
    void after_a_kill_recovery_takes_what_is_staged_and_signs_nothing(UseStep step) throws Exception {
        byte[] pdf = TestPaper.withFields("recover " + step, "seal");
        SealRequestId id = bench.approved("recover-" + step, seal, pdf);

        kill(id, bench.paper(pdf), step);
        List<Path> before = outputs(id);
        SealRecovery recovery = bench.use.recover(BUREAU);

        assertThat(outputs(id)).isEqualTo(before);
        assertThat(recovery.adopted().contains(id)).isEqualTo(step == UseStep.STAGED);
        assertThat(recovery.released().contains(id)).isEqualTo(step.compareTo(UseStep.STAGED) < 0);
        assertThat(bench.use.find(id, HEAD).state())
                .isEqualTo(step.compareTo(UseStep.STAGED) < 0 ? SealRequestState.APPROVED : SealRequestState.USED);
        assertThat(bench.use.recover(BUREAU).adopted()).doesNotContain(id);
    }

    @Test
    void after_a_kill_between_filing_and_cleaning_recovery_cleans() throws IOException {
        byte[] pdf = TestPaper.withFields("clean", "seal");
        SealRequestId id = bench.approved("clean", seal, pdf);
        SealedPaper sealed = bench.use.seal(id, bench.paper(pdf), KEEPER);
        byte[] output = Files.readAllBytes(sealed.pdf());
        bench.use.filed(id, KEEPER);
        Files.write(sealed.pdf(), output); // as if the process had died before removing it

        assertThat(bench.use.recover(BUREAU).cleared()).containsExactly(id);
        assertThat(outputs(id)).isEmpty();
    }

    @Test
    void filing_that_is_rolled_back_leaves_the_staged_output_where_it_is() {
        byte[] pdf = TestPaper.withFields("rollback", "seal");
        SealRequestId id = bench.approved("rollback", seal, pdf);
        SealedPaper sealed = bench.use.seal(id, bench.paper(pdf), KEEPER);

        assertThatThrownBy(() -> bench.transactions.executeWithoutResult(status -> {
                    bench.use.filed(id, KEEPER);
                    throw new IllegalStateException("the caller fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(bench.use.find(id, HEAD).state()).isEqualTo(SealRequestState.USED);
        assertThat(sealed.pdf()).exists();
    }

    @Test
    void nothing_is_sealed_inside_a_transaction_of_the_caller() {
        byte[] pdf = TestPaper.withFields("inside", "seal");
        SealRequestId id = bench.approved("inside", seal, pdf);

        assertThatThrownBy(() -> bench.transactions.execute(status -> bench.use.seal(id, bench.paper(pdf), KEEPER)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside transactions");
    }

    private static long recorded(SealRequestId id) {
        return bench.use.log(seal, HEAD).stream()
                .filter(entry -> entry.event() == SealEvent.USED || entry.event() == SealEvent.USE_ADOPTED)
                .filter(entry -> entry.use().orElseThrow().request().equals(id))
                .count();
    }

    private static List<Path> outputs(SealRequestId id) throws IOException {
        try (var files = Files.list(bench.folder.resolve("stage"))) {
            return files.filter(f -> f.getFileName().toString().startsWith(id.value()))
                    .toList();
        }
    }

    private static void kill(SealRequestId id, Path paper, UseStep step) throws Exception {
        PGSimpleDataSource source = bench.database.address();
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SealVictim.class.getName(),
                        source.getUrl(),
                        bench.folder.toString(),
                        id.value(),
                        paper.toString(),
                        step.name())
                .redirectErrorStream(true)
                .redirectOutput(bench.folder.resolve("victim.log").toFile());
        command.environment().put("VICTIM_PASSWORD", source.getPassword());
        Process victim = command.start();
        assertThat(victim.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(victim.exitValue())
                .as(() -> read(bench.folder.resolve("victim.log")))
                .isEqualTo(SealVictim.KILLED);
        awaitItsSessionGone();
    }

    /** The database notices the death a moment later; until then the request is in use by another process. */
    private static void awaitItsSessionGone() {
        JdbcClient jdbc = JdbcClient.create(bench.app);
        long start = System.nanoTime();
        while (jdbc.sql("select count(*) from pg_locks where locktype = 'advisory'"
                                + " and database = (select oid from pg_database where datname = current_database())")
                        .query(Long.class)
                        .single()
                > 0) {
            assertThat(System.nanoTime() - start)
                    .as("the dead process keeps its lock")
                    .isLessThan(LONGEST_NANOS);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
