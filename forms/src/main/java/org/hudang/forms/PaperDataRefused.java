package org.hudang.forms;

/** {@code FO-005}: a value handed in for a paper is not what may stand there. */
public final class PaperDataRefused extends FormsException {
    /**
     * @param field which value
     * @param expected what may stand there
     * @param found what was found, described without personal data
     */
    public PaperDataRefused(String field, String expected, String found) {
        super("FO-005", field + ": expected " + expected + ", found " + found, field, expected, found);
    }
}
