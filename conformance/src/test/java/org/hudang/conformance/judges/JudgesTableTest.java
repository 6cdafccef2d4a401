package org.hudang.conformance.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgesTableTest {
    private static final Paper EC = new Paper(Path.of("ec.pdf"), "b-t", "ec", "own", 1, 0);
    private static final Paper SM2 = new Paper(Path.of("sm2.pdf"), "b-t", "sm2", "own", 0, 1);
    private static final Paper BOTH = new Paper(Path.of("both.pdf"), "b-t", "both", "own", 1, 1);

    /** Always of the same mind. */
    private record Stubborn(String name, Answer answer) implements Judge {
        @Override
        public Answer judge(Paper paper) {
            return answer;
        }
    }

    @Test
    void what_must_be_judged_and_is_gives_no_complaint() {
        assertThat(complaints("pdfsig", new Answer.Passed(1, 1), EC)).isEmpty();
        assertThat(complaints("pdfsig", new Answer.Passed(1, 2), BOTH)).isEmpty();
        assertThat(complaints("OpenSSL", new Answer.Passed(2, 2), BOTH)).isEmpty();
    }

    @Test
    void a_failure_is_one() {
        assertThat(complaints("pdfsig", new Answer.Failed("broken"), EC))
                .singleElement()
                .asString()
                .contains("pdfsig", "broken");
    }

    @Test
    void silence_is_one_unless_it_was_declared() {
        assertThat(complaints("pdfsig", new Answer.CannotTell("?"), EC)).hasSize(1);
        assertThat(complaints("OpenSSL", new Answer.CannotTell("?"), SM2)).hasSize(1);
        assertThat(complaints("pdfsig", new Answer.CannotTell("?"), SM2)).isEmpty();
    }

    @Test
    void a_declared_silence_that_is_a_judgement_is_one() {
        assertThat(complaints("pdfsig", new Answer.Passed(1, 1), SM2)).hasSize(1);
        assertThat(complaints("pdfsig", new Answer.Passed(2, 2), BOTH)).hasSize(1);
    }

    @Test
    void half_a_judgement_is_one_where_all_can_be_judged() {
        assertThat(complaints("OpenSSL", new Answer.Passed(1, 2), BOTH)).hasSize(1);
    }

    @Test
    void a_judge_that_breaks_down_has_failed_the_paper() {
        Judge broken = new Judge() {
            @Override
            public String name() {
                return "pdfsig";
            }

            @Override
            public Answer judge(Paper paper) throws Exception {
                throw new java.io.IOException("no such program");
            }
        };

        assertThat(JudgesTable.of(List.of(broken), List.of(SM2)).complaints())
                .singleElement()
                .asString()
                .contains("no such program");
    }

    private static List<String> complaints(String judge, Answer answer, Paper paper) {
        return JudgesTable.of(List.of(new Stubborn(judge, answer)), List.of(paper))
                .complaints();
    }
}
