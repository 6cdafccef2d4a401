package org.hudang.archive;

/** There is no such volume, or not for this township. */
public final class VolumeUnknown extends ArchiveException {
    public VolumeUnknown() {
        super("AR-004");
    }
}
