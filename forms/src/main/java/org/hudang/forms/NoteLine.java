package org.hudang.forms;

import java.time.LocalDate;

/**
 * One event in the note sheet of a volume (卷内备考表的一行).
 *
 * @param on day of it
 * @param act what happened, a code that the template has a sentence for
 * @param detail of it, may be empty
 * @param who did it
 */
public record NoteLine(LocalDate on, String act, String detail, String who) {
    public NoteLine {
        Given.matches("notes.act", act, "[a-z]{1,20}");
        Given.blankLine("notes.detail", detail, 300);
        Given.line("notes.who", who, 60);
    }
}
