package org.hudang.casework.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.authorization.OpenAuthorization.NoticeRead;
import org.hudang.forms.Confirmer;
import org.hudang.forms.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the risk notice says that a person said. */
class NoticeStatementTest {
    private static final ReliefBed BED = new ReliefBed();
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @AfterAll
    static void close() {
        BED.close();
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE", "ANSWERED, ANSWERED"})
    void a_reader_confirms_only_the_answers_that_the_reader_had(NoticeRead.Questions said, Reading.Questions printed) {
        Household household = BED.single();
        Member reader = household.head();
        NoticeRead read = new NoticeRead(reader.id(), NoticeRead.Way.HEARD, said, NOW, Duration.ofMinutes(3));
        OpenAuthorization command = new Counter(BED)
                .command("statement-" + said, household, BED.volume(household), Map.of(), List.of(read));

        AuthorizationPapers papers = new AuthorizationPapers(BED.forms, Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));

        assertThat(papers.notice(command, household, "999001202611240001").confirmers())
                .extracting(Confirmer::reading)
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.orElseThrow().questions()).isEqualTo(printed);
                    assertThat(reading.orElseThrow().way()).isEqualTo(Reading.Way.LISTENED);
                });
    }
}
