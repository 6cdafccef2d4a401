package org.hudang.archive.store;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.hudang.archive.StoreDegraded;
import org.hudang.archive.StoreWatch;
import org.jspecify.annotations.Nullable;

/**
 * Whether the disk has kept everything that this process forced in the storage. A failure is remembered until the process
 * ends: the kernel tells it once, and a second force of the same folder would succeed with nothing on the disk.
 */
final class Trust {
    private final AtomicReference<@Nullable StoreDegraded> failure = new AtomicReference<>();
    private final StoreWatch watch;

    Trust(StoreWatch watch) {
        this.watch = watch;
    }

    /** A force of something that stands in the storage failed. */
    void failed(String step, IOException cause) {
        StoreDegraded degraded = new StoreDegraded(step);
        degraded.initCause(cause);
        if (failure.compareAndSet(null, degraded)) {
            watch.degraded(degraded);
        }
    }

    /**
     * Goes on only when none has failed.
     *
     * @throws StoreDegraded when one has
     */
    void require() {
        StoreDegraded first = failure.get();
        if (first != null) {
            StoreDegraded again =
                    new StoreDegraded(String.valueOf(first.arguments().get(0)));
            again.initCause(first);
            throw again;
        }
    }
}
