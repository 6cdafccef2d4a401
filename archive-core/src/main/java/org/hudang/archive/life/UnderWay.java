package org.hudang.archive.life;

import java.util.List;
import org.hudang.archive.ArchiveException;

/** Work on a household has to come to its end before the household can move. */
public final class UnderWay extends ArchiveException {
    UnderWay(List<String> kinds) {
        super("AR-320", String.join(", ", kinds));
    }
}
