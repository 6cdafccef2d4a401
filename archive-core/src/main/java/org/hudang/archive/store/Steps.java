package org.hudang.archive.store;

import java.io.IOException;

/**
 * Told before each act on the disk and around each transaction of a filing. Drills of failure throw here; in production
 * nobody listens. The disk and the database may reach theirs at the same time, in two threads.
 */
@FunctionalInterface
public interface Steps {
    /** Nobody listens. */
    Steps SILENT = step -> {};

    /**
     * About to do this step.
     *
     * @param step kind of act, for example {@code sync} or {@code rename}
     */
    void reach(String step) throws IOException;
}
