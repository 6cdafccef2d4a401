package org.hudang.forms;

import java.util.List;

/**
 * How a letter was taken.
 *
 * @param handlers one or two members of staff
 * @param phone where to reach them
 * @param way how it is signed
 */
public record Handling(List<Handler> handlers, String phone, Way way) {
    /** How a letter is signed (签署方式). */
    public enum Way {
        /** 电子. */
        ELECTRONIC,
        /** 纸质. */
        PAPER,
        /** 上门. */
        AT_HOME
    }

    public Handling {
        handlers = Given.list("handling.handlers", handlers, 1, 2);
        Given.line("handling.phone", phone, 40);
    }
}
