package org.hudang.server.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hudang.server.intake.WatchedFolder;
import org.hudang.server.platform.CopyRoom;
import org.hudang.server.platform.House;
import org.hudang.server.platform.InspectionRoom;
import org.hudang.server.platform.ReplicaRoom;
import org.hudang.server.platform.RoundRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an open house in order: what was filed becomes findable, what a crash left half done is finished, lists of
 * certificates stay fresh, signed papers stay verifiable, journals are witnessed, papers that came in are examined, copies for
 * the long term are made, scans are read, and papers that have been filed leave the work folder.
 *
 * <p>Duties that must be done once, however many processes share the database, stand in {@code platform.scheduled_tasks};
 * each remembers when it last went well. Feeding the index and examining papers is each process's own: what one has taken no
 * other takes.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration POLL = Duration.ofSeconds(5);

    /** A duty whose process gives none for some times this long is taken over by another. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** While one waits for the child, the other compares digests. */
    private static final int EXAMINERS = 2;

    /** While one reads every byte and one copies, the others are done. */
    private static final int DUTIES_AT_ONCE = 3;
    /** Reading takes seconds for each page, and whoever filed a scan waits for none of them. */
    private static final int READER_PAUSE = 10;

    /** How long after one look into the folder of scanners the next one comes. */
    private static final int WATCH_PAUSE = 5;

    private static final Duration WAIT_AT_END = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final ScheduledExecutorService feeder;
    private final ScheduledExecutorService examiners;
    private final ScheduledExecutorService reader;

    private Jobs(
            Scheduler scheduler,
            ScheduledExecutorService feeder,
            ScheduledExecutorService examiners,
            ScheduledExecutorService reader) {
        this.scheduler = scheduler;
        this.feeder = feeder;
        this.examiners = examiners;
        this.reader = reader;
    }

    /** Starts all of them; the house stays the caller's and must outlive them. */
    public static Jobs start(House house) {
        List<RecurringTask<Void>> duties = new ArrayList<>(List.of(
                duty("finish-what-a-crash-left", Duration.ofMinutes(1), house.upkeep()::finishInterrupted),
                duty("refresh-lists", Duration.ofMinutes(30), house.upkeep()::refreshLists),
                duty("write-records", Duration.ofMinutes(1), house.records()::attend),
                duty("round", RoundRoom.PAUSE, house.rounds()::attend),
                duty("inspect-kept", InspectionRoom.PAUSE, house.inspecting()::attend),
                duty("make-copies", CopyRoom.PAUSE, settled(house.lateCopies()::attend)),
                duty("keep-papers", Duration.ofMinutes(1), house.keeping()::attend),
                duty("look-after-requests", Duration.ofHours(1), house.life()::tellOverdue),
                duty("propose-expired", Duration.ofDays(1), house.life()::proposeExpired),
                duty("renew-secrets", Duration.ofHours(1), house.upkeep()::renewSecrets),
                duty("gather-heads", Duration.ofHours(1), house.upkeep()::gatherHeads),
                duty("clear-work", Duration.ofHours(1), house::clearWork)));
        if (house.rounds().replica().replication().wanted()) {
            duties.add(duty("copy-to-replica", ReplicaRoom.PAUSE, house.rounds().replica()::attend));
        }
        if (house.hasIndexOutside()) {
            duties.add(duty("renew-index", Duration.ofMinutes(1), house.upkeep()::renewIndex));
        }
        Scheduler scheduler = Scheduler.create(house.dataSource())
                .startTasks(duties)
                .tableName("platform.scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed("hudang-" + UUID.randomUUID()))
                .threads(DUTIES_AT_ONCE)
                .pollingInterval(POLL)
                .heartbeatInterval(SIGN_OF_LIFE)
                .shutdownMaxWait(WAIT_AT_END)
                .build();
        ScheduledExecutorService feeder =
                Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "index-feed"));
        ScheduledExecutorService examiners =
                Executors.newScheduledThreadPool(EXAMINERS + 1, work -> new Thread(work, "intake-examine"));
        ScheduledExecutorService reader =
                Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "scan-read"));
        Jobs jobs = new Jobs(scheduler, feeder, examiners, reader);
        scheduler.start();
        eachSecond(feeder, house.upkeep()::feedIndex);
        for (int i = 0; i < EXAMINERS; i++) {
            eachSecond(examiners, house.tray()::attend);
        }
        house.settings().outside().intakeFolder().ifPresent(folder -> {
            WatchedFolder watched =
                    new WatchedFolder(folder, house.archive(), house.tray().tray());
            var unusedLook = examiners.scheduleWithFixedDelay(
                    () -> house.tray().watch(watched), 0, WATCH_PAUSE, TimeUnit.SECONDS);
        });
        var unused = reader.scheduleWithFixedDelay(house.scans()::attend, 0, READER_PAUSE, TimeUnit.SECONDS);
        return jobs;
    }

    private static void eachSecond(ScheduledExecutorService thread, Runnable act) {
        var unused = thread.scheduleWithFixedDelay(act, 0, 1, TimeUnit.SECONDS);
    }

    /** What nobody waits for is left to a house that stays open: one that was just opened has other things to do. */
    private static Runnable settled(Runnable act) {
        long opened = System.nanoTime();
        return () -> {
            if (System.nanoTime() - opened >= CopyRoom.SETTLED.toNanos()) {
                act.run();
            }
        };
    }

    private static RecurringTask<Void> duty(String name, Duration pause, Runnable act) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> act.run());
    }

    /** Stops and waits for what is running. */
    @Override
    public void close() {
        feeder.shutdown();
        examiners.shutdown();
        reader.shutdownNow(); // what was not read to its end is read again
        scheduler.stop();
        try {
            if (!feeder.awaitTermination(WAIT_AT_END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The index was still being fed when the house closed");
            }
            if (!examiners.awaitTermination(WAIT_AT_END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A paper was still being examined when the house closed; it will be examined again");
            }
            if (!reader.awaitTermination(WAIT_AT_END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A scan was still being read when the house closed; it will be read again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
