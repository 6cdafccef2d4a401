package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.seal.SealBench.KEEPER;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hudang.signing.seal.SealUseFinding.Wrong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One lie per test: of the requests about the log of their seal. */
class UsesCheckTest {
    private final SealBench bench = new SealBench();
    private final SealId seal = bench.active("seal", TOWN);
    private final byte[] pdf = TestPaper.withFields("used", "seal");

    /** The table refuses such lies; they are told by somebody who owns it. */
    @BeforeEach
    void unguarded() {
        bench.owner("alter table signing.seal_request disable trigger user");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private SealRequestId used() {
        SealRequestId id = bench.approved("used", seal, pdf);
        bench.use.seal(id, bench.paper(pdf), KEEPER);
        return id;
    }

    @Test
    void uses_that_went_as_they_must_agree_with_their_log() {
        SealRequestId filed = used();
        bench.use.filed(filed, KEEPER);
        bench.approved("waits", seal, TestPaper.withFields("waits", "seal"));

        assertThat(bench.use.check()).isEmpty();
    }

    @Test
    void a_use_that_the_log_does_not_tell_is_found() {
        SealRequestId id = bench.approved("untold", seal, TestPaper.withFields("untold", "seal"));

        bench.owner(
                "update signing.seal_request set state = 'USED', operator = 'nobody', output = repeat('0', 64) where id = ?",
                id.value());

        assertThat(bench.use.check()).containsExactly(new SealUseFinding(seal, id, Wrong.UNTOLD));
    }

    @Test
    void another_output_than_the_log_tells_is_found() {
        SealRequestId id = used();

        bench.owner("update signing.seal_request set output = repeat('0', 64) where id = ?", id.value());

        assertThat(bench.use.check()).containsExactly(new SealUseFinding(seal, id, Wrong.OTHER_OUTPUT));
    }

    @Test
    void a_request_that_was_used_and_is_said_to_be_free_again_is_found() {
        SealRequestId id = used();

        bench.owner(
                "update signing.seal_request set state = 'APPROVED', operator = null, output = null where id = ?",
                id.value());

        assertThat(bench.use.check()).containsExactly(new SealUseFinding(seal, id, Wrong.NOT_USED));
    }

    @Test
    void a_request_that_was_used_twice_is_found() throws IOException {
        SealRequestId id = used();
        bench.owner(
                "update signing.seal_request set state = 'APPROVED', operator = null, output = null where id = ?",
                id.value());
        try (Stream<Path> staged = Files.walk(bench.folder.resolve("stage"))) {
            for (Path file : staged.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        bench.use.seal(id, bench.paper(pdf), KEEPER);

        assertThat(bench.use.check()).containsExactly(new SealUseFinding(seal, id, Wrong.TWICE));
    }
}
