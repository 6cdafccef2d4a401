package org.hudang.server.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.hudang.server.look.Days.Part;
import org.junit.jupiter.api.Test;

/** A day keeps its line, whatever stands around it. */
class DaysTest {
    private static List<String> whole(String text) {
        return new Days().of(text).stream().filter(Part::whole).map(Part::text).toList();
    }

    @Test
    void days_and_times_are_found_in_a_sentence_and_nothing_is_lost() {
        String text = "4 人，2026-11-24 建档；状态截至 2026-11-29 00:14，编号 999-001-02-03";

        assertThat(whole(text)).containsExactly("2026-11-24", "2026-11-29 00:14");
        assertThat(new Days().of(text).stream().map(Part::text).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Test
    void a_text_without_a_day_is_one_part() {
        assertThat(new Days().of("没有日期")).containsExactly(new Part("没有日期", false));
        assertThat(new Days().of("")).isEmpty();
    }
}
