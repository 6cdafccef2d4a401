package org.hudang.archive;

/** The outcome of a filing is not known yet; a retry with the same key gives it. */
public final class AnswerUncertain extends ArchiveException {
    public AnswerUncertain(Throwable cause) {
        super("AR-013");
        initCause(cause);
    }
}
