package org.hudang.archive.request;

import org.hudang.archive.ArchiveException;

/** There is no such request, or not for this township. */
public final class RequestUnknown extends ArchiveException {
    RequestUnknown() {
        super("AR-301");
    }
}
