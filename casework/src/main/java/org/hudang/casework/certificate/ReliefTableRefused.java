package org.hudang.casework.certificate;

import org.hudang.casework.CaseworkException;

/** A table of certificates is not read: nothing of it is issued. */
public final class ReliefTableRefused extends CaseworkException {
    /**
     * @param line where it is wrong, 0 for the whole file
     * @param expected what should stand there
     */
    ReliefTableRefused(long line, String expected) {
        super("CW-049", Long.toString(line), expected);
    }
}
