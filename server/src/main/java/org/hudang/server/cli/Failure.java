package org.hudang.server.cli;

import org.hudang.server.platform.Sentences;
import org.hudang.server.platform.SettingRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a failure into one sentence with its code; never into a stack trace. */
final class Failure {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    private Failure() {}

    static int report(Throwable failure, Console console) {
        Sentences.Spoken spoken = Sentences.of(failure, console.locale());
        console.warn(spoken.code() + " " + spoken.sentence());
        if (!spoken.expected()) {
            LOG.debug("unexpected", failure);
        }
        if (failure instanceof SettingRefused) {
            return Dispatch.WRONG_USE;
        }
        return spoken.expected() ? Dispatch.BAD : Dispatch.CANNOT_TELL;
    }
}
