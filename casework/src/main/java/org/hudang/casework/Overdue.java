package org.hudang.casework;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hudang.archive.Acting;
import org.jspecify.annotations.Nullable;

/**
 * One round of ending papers that were opened and not signed in time (AU-10). What fails keeps nothing else from being
 * ended and is told when the round is over.
 */
public final class Overdue {
    /** Who does it, in journals. */
    public static final Acting DUTY = Acting.bureau("system");

    private final WorkFiles files;
    private final String folder;
    private final Instant openedBefore;
    private int ended;
    private @Nullable RuntimeException failure;

    /**
     * @param files where papers lie until they are filed
     * @param folder theirs, one folder for each opening in it
     * @param openedBefore what was opened before is overdue
     */
    public Overdue(WorkFiles files, String folder, Instant openedBefore) {
        this.files = files;
        this.folder = folder;
        this.openedBefore = openedBefore;
    }

    /** What became of an opening. */
    public enum End {
        /** It ended now. */
        ENDED,
        /** Nothing is missing: it only waits to be filed. */
        COMPLETE,
        /** It was filed or had ended already. */
        DONE
    }

    /** Ends one. */
    public void attend(Supplier<End> end) {
        guarded(() -> {
            if (end.get() == End.ENDED) {
                ended++;
            }
        });
    }

    /**
     * Removes from the work directory what nobody needs any more: the folders of openings that are done, and of those that
     * were drawn, never came to be, and have not been touched since.
     *
     * @param isDone of the opening with this name; empty when there is none
     * @return how many openings ended in this round
     */
    public int sweep(Function<String, Optional<Boolean>> isDone) {
        for (String name : files.folders(folder)) {
            String path = Path.of(folder).resolve(name).toString();
            guarded(() -> {
                if (isDone.apply(name).orElseGet(() -> files.touched(path).isBefore(openedBefore))) {
                    files.remove(path);
                }
            });
        }
        if (failure != null) {
            throw failure;
        }
        return ended;
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
    }
}
