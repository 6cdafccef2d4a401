package org.hudang.archive;

/** The disk has no room for a filing; nothing was acknowledged, and nothing half is kept of what was not begun. */
public final class NoRoom extends ArchiveException {
    /**
     * @param needed bytes of the filing with what is kept free beside it
     * @param free bytes that the disk has left
     */
    public NoRoom(long needed, long free) {
        super("AR-019", needed, free);
    }
}
