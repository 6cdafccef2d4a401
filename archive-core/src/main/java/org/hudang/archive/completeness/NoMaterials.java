package org.hudang.archive.completeness;

import org.hudang.archive.ArchiveException;

/** No materials table says what a case of this programme and business needs, so it cannot be called complete. */
public final class NoMaterials extends ArchiveException {
    public NoMaterials(String programme, BusinessType business) {
        super("AR-122", programme, business.name());
    }
}
