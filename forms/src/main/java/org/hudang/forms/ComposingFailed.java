package org.hudang.forms;

/** {@code FO-007}: writing the PDF failed; the cause says why. */
public final class ComposingFailed extends FormsException {
    public ComposingFailed(String paper, Exception cause) {
        super("FO-007", paper + " could not be written", paper);
        initCause(cause);
    }
}
