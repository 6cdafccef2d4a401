package org.hudang.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.tray.IntakeTray;
import org.hudang.archive.intake.tray.Standing;
import org.hudang.archive.intake.tray.TrayParts;
import org.hudang.archive.intake.tray.Upload;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.reception.ArrivingPackages;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.store.Steps;
import org.hudang.server.intake.WatchedFolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is on its way in: the tray of the house and packages of others, with a child process of its own for looking at what comes in. */
public final class TrayRoom implements AutoCloseable {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String WATCHING = "intake-folder";
    private static final String EXAMINING = "papers-not-examined";

    private final IntakeTray tray;
    private final ArrivingPackages packages;
    private final Intake intake;
    private final Troubles troubles;
    private final Clock clock;

    private TrayRoom(IntakeTray tray, ArrivingPackages packages, Intake intake, Troubles troubles, Clock clock) {
        this.tray = tray;
        this.packages = packages;
        this.intake = intake;
        this.troubles = troubles;
        this.clock = clock;
    }

    /** What the tray stands on, and pages of what was filed. */
    record Parts(
            DataDirectory directory,
            HikariDataSource database,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Archive archive,
            FieldCipher cipher,
            Clock clock,
            SecureRandom random) {}

    static TrayRoom open(Parts parts, List<Path> fonts, Troubles troubles) throws IOException {
        Intake intake = IntakeRoom.in(parts.directory(), "intake-tray", fonts).open();
        Path work = parts.directory().work();
        IntakeTray tray = IntakeTray.open(new TrayParts(
                parts.database(),
                parts.transactions(),
                parts.archive(),
                new Journal(parts.jdbc(), parts.cipher(), parts.clock()),
                intake,
                work.resolve("tray"),
                () -> free(work),
                parts.clock(),
                parts.random(),
                Steps.SILENT));
        ArrivingPackages packages =
                ArrivingPackages.in(work.resolve("packages"), () -> free(work), parts.clock(), parts.random());
        return new TrayRoom(tray, packages, intake, troubles, parts.clock());
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The door. */
    public IntakeTray tray() {
        return tray;
    }

    /** Packages of other houses that nobody decided about yet. */
    public ArrivingPackages packages() {
        return packages;
    }

    /** Examines what waits, until nothing does; a failure is a trouble, and what it was about waits on. */
    public void attend() {
        var unused = troubles.attend(EXAMINING, () -> {
            while (!Thread.currentThread().isInterrupted() && tray.examineNext()) {
                // the next one
            }
        });
    }

    /** Looks into the folder of scanners; a failure is a trouble, and what it was about waits on. */
    public void watch(WatchedFolder folder) {
        var unused = troubles.attend(WATCHING, () -> folder.look(clock.instant()));
    }

    /**
     * Has these examined, here or by whoever has taken them already, and waits until all are, no longer than this.
     *
     * @return as they stand then, in their order
     */
    public List<Upload> examined(List<UploadId> uploads, Duration longest, Acting acting) {
        long end = System.nanoTime() + longest.toNanos();
        List<Upload> now = find(uploads, acting);
        while (now.stream().anyMatch(upload -> upload.standing() instanceof Standing.Waiting)
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            attend();
            LockSupport.parkNanos(PAUSE.toNanos());
            now = find(uploads, acting);
        }
        return now;
    }

    private List<Upload> find(List<UploadId> uploads, Acting acting) {
        return uploads.stream().flatMap(id -> tray.find(id, acting).stream()).toList();
    }

    void sweep() {
        tray.sweep(clock.instant().minus(KEPT));
        packages.sweep(clock.instant().minus(KEPT));
    }

    @Override
    public void close() {
        intake.close();
    }
}
