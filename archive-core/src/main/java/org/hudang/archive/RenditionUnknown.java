package org.hudang.archive;

/** There is no such rendition, or not for this township. */
public final class RenditionUnknown extends ArchiveException {
    public RenditionUnknown() {
        super("AR-005");
    }
}
