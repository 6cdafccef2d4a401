package org.hudang.conformance.judges;

import java.nio.file.Path;
import java.util.Map;

/** How a judge looks at a file. */
interface Eyes {
    /** Its name in tables. */
    String name();

    /**
     * What it says about each signature, by the name of its field; document timestamps only where it judges them.
     *
     * @throws Exception when it does not get through
     */
    Map<String, Seen> look(Path pdf) throws Exception;
}
