package org.hudang.archive;

/** More filings at once than this process takes; nothing was changed, a retry is safe. */
public final class TooManyFilings extends ArchiveException {
    public TooManyFilings(int atOnce) {
        super("AR-015", atOnce);
    }
}
