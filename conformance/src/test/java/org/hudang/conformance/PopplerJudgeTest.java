package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** poppler's pdfsig, the judge inside many desktop viewers. It knows no SM2 and says so; it counts all signatures. */
class PopplerJudgeTest {

    static List<JsonNode> papers() {
        return Product.papers();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    void pdfsig_agrees(JsonNode paper) throws IOException, InterruptedException {
        Product.Run run =
                Product.start(List.of("pdfsig", "-nocert", paper.path("path").asText()), 60);

        long signatures = run.out()
                .lines()
                .filter(line -> line.matches("Signature #\\d+:"))
                .count();
        long valid = run.out()
                .lines()
                .filter(line -> line.contains("Signature is Valid."))
                .count();
        assertThat(signatures)
                .as(run.out() + run.err())
                .isEqualTo(paper.path("ecdsa").asInt() + paper.path("sm2").asInt());
        if (paper.path("expect").asText().equals("valid")) {
            assertThat(valid).as(run.out()).isEqualTo(paper.path("ecdsa").asInt());
        } else {
            assertThat(valid).as(run.out()).isZero();
        }
    }
}
