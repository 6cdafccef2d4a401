package org.hudang.server.platform;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hudang.archive.replica.LocalReplica;
import org.hudang.archive.replica.ReplicaSource;
import org.hudang.archive.replica.Replication;
import org.hudang.archive.replica.Replication.Copied;
import org.hudang.archive.replica.s3.S3Source;
import org.hudang.server.platform.Outside.SecondCopy;

/** The duty of keeping the second copy of the archive as new as the first. */
public final class ReplicaRoom {
    /** Between two looks of an open house. */
    public static final Duration PAUSE = Duration.ofMinutes(1);

    private static final String DUTY = "replica";
    private static final String NOT_COPIED = "not-in-the-replica";
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    private static final Duration NO_END = Duration.ofDays(365);

    private final Replication replication;
    private final Troubles troubles;

    ReplicaRoom(Replication replication, Troubles troubles) {
        this.replication = replication;
        this.troubles = troubles;
    }

    /** Opens the second copy where the settings say. */
    static ReplicaSource place(SecondCopy copy, Path storage, SecureRandom random, Clock clock) {
        if (copy instanceof SecondCopy.Bucket bucket) {
            return new S3Source(bucket.place(), random, clock);
        }
        SecondCopy.Folder folder = (SecondCopy.Folder) copy;
        return () -> LocalReplica.open(folder.folder(), storage, folder.disks(), random);
    }

    /** Copies for a while; a place that is away is a trouble, and what it lacks waits. */
    public void attend() {
        troubles.attend(DUTY, () -> tell(replication.copy(LONGEST_STEP).failed()));
    }

    /** Copies everything that is lacking and takes away what was destroyed, at once. */
    public Copied now() {
        long versions = 0;
        long records = 0;
        long removed = 0;
        Copied one = replication.copy(NO_END);
        while (one.versions() > 0 || one.records() > 0 || one.removed() > 0) {
            versions += one.versions();
            records += one.records();
            removed += one.removed();
            one = replication.copy(NO_END);
        }
        tell(one.failed());
        return new Copied(versions, records, removed, one.failed());
    }

    private void tell(List<Replication.Failure> failed) {
        if (failed.isEmpty()) {
            troubles.clear(NOT_COPIED);
        } else {
            troubles.note(NOT_COPIED, failed.size() + " " + failed.get(0).code());
        }
    }

    public Replication replication() {
        return replication;
    }
}
