package org.hudang.archive.completeness;

import org.hudang.archive.ArchiveException;

/** A materials table cannot be used: the place in it and the rule are named. */
public final class MaterialsRefused extends ArchiveException {
    MaterialsRefused(String where, String rule) {
        super("AR-120", where, rule);
    }
}
