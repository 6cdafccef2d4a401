package org.hudang.archive.volume;

import java.util.Set;

/** Acts of the history (工作过程) of which each makes one version of a volume. */
public final class VersionActs {
    /** Papers are filed, pages put in order, a case is stated, closed or opened again, a report of an inspection is filed. */
    public static final Set<String> ALL =
            Set.of("volume.file", "volume.pages", "volume.declare", "volume.close", "volume.reopen", "volume.report");

    private VersionActs() {}
}
