package org.hudang.archive;

/**
 * The disk once refused to keep a name or a file that stands in the storage, so this process takes no more filings. The
 * kernel tells such a failure once: a second attempt would succeed without anything being on the disk. A process that starts
 * anew writes anew what was left unanswered.
 */
public final class StoreDegraded extends ArchiveException {
    public StoreDegraded(String step) {
        super("AR-018", step);
    }
}
