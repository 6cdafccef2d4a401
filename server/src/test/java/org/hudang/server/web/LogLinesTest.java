package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nobody can write a line of his own into the log. */
@ExtendWith(InOpenHouse.class)
class LogLinesTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogLinesTest.class);
    private static final String FORGED = "2026-11-28T00:00:00.000+08:00 INFO  forged";

    private final OpenHouse house;

    LogLinesTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void what_comes_from_outside_stays_in_its_line_or_behind_its_bar() {
        for (String end : List.of("\n", "\r", "\r\n", "\u0085", "\u2028", "\u000b", "\f", "\u001b[2K")) {
            LOG.warn("sent{}{}", end, FORGED, new IllegalStateException("failed" + end + FORGED));
        }

        List<String> lines = house.logged().stream()
                .flatMap(event -> Arrays.stream(event.split("\\R")))
                .filter(line -> line.contains("forged"))
                .toList();

        assertThat(lines).hasSizeGreaterThanOrEqualTo(16);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .containsAnyOf("LogLinesTest sent", "  | ", "IllegalStateException: failed")
                        .doesNotStartWith("2026-11-28T00"));
    }
}
