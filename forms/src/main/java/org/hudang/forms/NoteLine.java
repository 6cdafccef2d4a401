package org.hudang.forms;

import java.time.LocalDate;
import java.util.List;

/**
 * One event in the note sheet of a volume (卷内备考表的一行).
 *
 * @param on day of it
 * @param act what happened, a code that the template has a sentence for
 * @param details of it, at most three, in the order in which the sentence counts them; codes for which the template has words
 *     are said in words
 * @param who did it
 */
public record NoteLine(LocalDate on, String act, List<String> details, String who) {
    public NoteLine {
        Given.matches("notes.act", act, "[a-z]{1,20}");
        details = Given.list("notes.details", details, 0, 3);
        details.forEach(detail -> Given.blankLine("notes.detail", detail, 300));
        Given.line("notes.who", who, 60);
    }
}
