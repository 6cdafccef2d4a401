package org.hudang.server.platform;

import javax.sql.DataSource;
import org.hudang.archive.reading.ScanReading;
import org.hudang.archive.reading.ScanReading.Round;

/** The duty of reading the words of papers that came as pictures; at most one process at a time does so. */
public final class ScanRoom {
    private static final String DUTY = "read-scans";
    private static final String NOT_READ = "scans-not-read";

    /** What was read of them is filed together: few, so that little is lost when the house is closed meanwhile. */
    private static final int FEW = 20;

    private final ScanReading scans;
    private final DataSource database;
    private final Troubles troubles;

    ScanRoom(ScanReading scans, DataSource database, Troubles troubles) {
        this.scans = scans;
        this.database = database;
        this.troubles = troubles;
    }

    /** Reads what waits, until nothing does; what keeps papers from being read is a trouble. */
    public void attend() {
        var unused =
                troubles.attend(DUTY, () -> DatabaseLock.attempt(database, "hudang.read-scans", this::readWhatWaits));
    }

    private void readWhatWaits() {
        Round round = scans.round(FEW);
        while (round.done() > 0
                && round.hindered().isEmpty()
                && !Thread.currentThread().isInterrupted()) {
            round = scans.round(FEW);
        }
        if (round.hindered().isPresent()) {
            troubles.note(NOT_READ, round.hindered().get());
        } else {
            troubles.clear(NOT_READ);
        }
    }
}
