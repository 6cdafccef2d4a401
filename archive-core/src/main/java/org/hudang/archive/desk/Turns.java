package org.hudang.archive.desk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.household.HouseholdNumber;

/**
 * One filing of this process at a time in a household. Whoever waits here for a busy household holds neither a permit nor a
 * connection, so filings in other households go on.
 */
final class Turns {
    /** More than these wait for nothing: the household is busier than people can be. */
    private static final int MOST_WAITING = 8;

    private final Map<HouseholdNumber, Queue> queues = new HashMap<>();
    private final Duration patience;

    Turns(Duration patience) {
        this.patience = patience;
    }

    private static final class Queue {
        final Semaphore turn = new Semaphore(1, true);
        int people;
    }

    /** The turn of one filing, until it ends it. */
    interface Turn {
        void end();
    }

    /**
     * Waits for its turn.
     *
     * @throws HouseholdBusy when it does not come in time, or too many wait already
     */
    Turn take(HouseholdNumber household) {
        Queue queue = join(household);
        boolean mine = false;
        try {
            mine = queue.turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!mine) {
                leave(household, queue);
            }
        }
        if (!mine) {
            throw new HouseholdBusy(patience.toMillis());
        }
        return () -> {
            queue.turn.release();
            leave(household, queue);
        };
    }

    private synchronized Queue join(HouseholdNumber household) {
        Queue queue = queues.computeIfAbsent(household, fresh -> new Queue());
        if (queue.people > MOST_WAITING) {
            throw new HouseholdBusy(patience.toMillis());
        }
        queue.people++;
        return queue;
    }

    private synchronized void leave(HouseholdNumber household, Queue queue) {
        queue.people--;
        if (queue.people == 0) {
            queues.remove(household);
        }
    }
}
