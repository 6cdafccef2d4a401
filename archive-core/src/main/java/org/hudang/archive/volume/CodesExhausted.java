package org.hudang.archive.volume;

import org.hudang.archive.ArchiveException;

/** All volume numbers of a series are given: the pattern of archival codes needs a finer division. Nothing was opened. */
public final class CodesExhausted extends ArchiveException {
    public CodesExhausted(String series) {
        super("AR-031", series);
    }
}
