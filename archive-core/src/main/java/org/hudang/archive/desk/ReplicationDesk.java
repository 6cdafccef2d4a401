package org.hudang.archive.desk;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.replica.ReplicaFailed;
import org.hudang.archive.replica.ReplicaSource;
import org.hudang.archive.replica.Replication;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.store.StoredFile;
import org.hudang.archive.volume.VolumeId;

/** Replication of a storage root, with what was copied remembered in PostgreSQL. */
final class ReplicationDesk implements Replication {
    /** Stands before a place below the replica, where damages are told. */
    static final String BESIDE = "replica/";

    private static final int AT_ONCE = 500;
    private static final int BUFFER = 1 << 16;

    private final DataSource source;
    private final Database database;
    private final StorageRoot store;
    private final ReplicaRows rows;
    private final Volumes volumes;
    private final Optional<ReplicaSource> replica;
    private final Clock clock;

    ReplicationDesk(ArchiveParts parts, Database database, Volumes volumes) {
        this.source = parts.source();
        this.database = database;
        this.store = parts.store();
        this.rows = new ReplicaRows(database.jdbc(), parts.clock());
        this.volumes = volumes;
        this.replica = parts.replica();
        this.clock = parts.clock();
    }

    @Override
    public boolean wanted() {
        return replica.isPresent();
    }

    /** The replica when it can be opened now; the duty that copies tells when it cannot. */
    Optional<Replica> opened() {
        try {
            return replica.map(ReplicaSource::open);
        } catch (ArchiveException e) {
            return Optional.empty();
        }
    }

    @Override
    public Copied copy(Duration longest) {
        if (replica.isEmpty()) {
            return new Copied(0, 0, List.of());
        }
        Replica place = replica.get().open();
        Instant end = clock.instant().plus(longest);
        List<VolumeId> behind = within(() -> rows.volumesBehind(place.id(), AT_ONCE));
        List<HouseholdNumber> recordsBehind = within(() -> rows.recordsBehind(place.id(), AT_ONCE));
        if (!behind.isEmpty() || !recordsBehind.isEmpty()) {
            place.put(store.files().ofTheRoot());
        }
        List<Failure> failed = new ArrayList<>();
        long versions = 0;
        long records = 0;
        for (VolumeId volume : behind) {
            try {
                versions += copy(place, volume);
            } catch (ArchiveException e) {
                failed.add(new Failure(volume.value(), e.code()));
                within(() -> rows.noteTry(place.id(), volume));
            }
            if (!clock.instant().isBefore(end)) {
                return new Copied(versions, records, failed);
            }
        }
        for (HouseholdNumber household : recordsBehind) {
            try {
                records += copyRecord(place, household) ? 1 : 0;
            } catch (ArchiveException e) {
                failed.add(new Failure(household.value(), e.code()));
            }
        }
        return new Copied(versions, records, failed);
    }

    /**
     * Copies what a volume has more than the replica. The row that says how far it was copied is held meanwhile, so that no other
     * process puts an older inventory over a newer one.
     *
     * @return how many versions; 0 when another process is at it
     */
    int copy(Replica place, VolumeId id) {
        return within(() -> {
            Optional<Volumes.Row> row = volumes.find(id);
            Optional<Integer> had = row.flatMap(one -> rows.hold(place.id(), one));
            if (row.isEmpty()
                    || had.isEmpty()
                    || had.get() >= row.get().volume().version()) {
                return 0;
            }
            int version = row.get().volume().version();
            List<StoredFile> files =
                    store.files().of(name(row.get()), version, row.get().inventory());
            place.put(files.stream().filter(file -> file.version() > had.get()).toList());
            place.put(files.stream().filter(file -> file.version() == 0).toList());
            rows.copied(place.id(), id, version);
            return version - had.get();
        });
    }

    private interface RecordWork<T> {
        T with(ReplicaRows.Recorded now, List<StoredFile> files);
    }

    /**
     * A record changes, so it is copied and compared with the lock of its household; one that somebody works on, and one that is
     * not as the catalogue knows it, wait.
     */
    private <T> Optional<T> withRecord(HouseholdNumber household, RecordWork<T> work) {
        Optional<HouseholdLock> lock = HouseholdLock.tryAcquire(source, household);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try (HouseholdLock held = lock.get()) {
            Optional<ReplicaRows.Recorded> now = within(() -> rows.record(household));
            if (!held.held() || now.isEmpty()) {
                return Optional.empty();
            }
            List<StoredFile> files = store.records()
                    .files(household, now.get().journalBytes(), now.get().sha256());
            return files.isEmpty() ? Optional.empty() : Optional.of(work.with(now.get(), files));
        }
    }

    private boolean copyRecord(Replica place, HouseholdNumber household) {
        return withRecord(household, (now, files) -> {
                    place.put(files);
                    return within(() -> rows.recordCopied(place.id(), now));
                })
                .isPresent();
    }

    /**
     * What a look at the copy of one volume gave.
     *
     * @param bytes that were read
     * @param open what is damaged there and could not be put right
     * @param healed what was damaged there and was copied anew
     */
    record Seen(long bytes, List<Finding> open, List<Finding> healed) {
        static final Seen NOTHING = new Seen(0, List.of(), List.of());

        Seen and(Seen other) {
            List<Finding> bothOpen = new ArrayList<>(open);
            bothOpen.addAll(other.open());
            List<Finding> bothHealed = new ArrayList<>(healed);
            bothHealed.addAll(other.healed());
            return new Seen(bytes + other.bytes(), bothOpen, bothHealed);
        }
    }

    /**
     * Reads every byte of the copy of a volume and of the record of its household, and copies anew what is not as it has to be.
     * Empty when nothing can be said of it now: it is older than the archive, or the archive itself is not whole.
     */
    Optional<Seen> check(Replica place, Volumes.Row row) {
        try {
            copy(place, row.volume().id());
            int copied = within(() -> rows.version(place.id(), row.volume().id()));
            if (copied != row.volume().version()) {
                return Optional.empty();
            }
            Seen seen = compare(place, store.files().of(name(row), copied, row.inventory()));
            HouseholdNumber household = row.volume().household();
            Optional<Seen> record = withRecord(
                    household,
                    (now, files) -> within(() -> rows.copiedRecord(place.id(), household))
                                    .filter(now::equals)
                                    .isPresent()
                            ? compare(place, files)
                            : Seen.NOTHING);
            return Optional.of(seen.and(record.orElse(Seen.NOTHING)));
        } catch (ArchiveException e) {
            return Optional.empty();
        }
    }

    private static Seen compare(Replica place, List<StoredFile> files) {
        List<Finding> open = new ArrayList<>();
        List<Finding> healed = new ArrayList<>();
        long bytes = 0;
        for (StoredFile file : files) {
            Read read = read(place, file.path());
            bytes += read.bytes();
            if (!read.sha512().equals(file.sha512())) {
                Finding finding = new Finding(
                        read.there() ? Kind.FILE_ALTERED : Kind.FILE_MISSING,
                        BESIDE + file.path(),
                        file.sha512(),
                        read.sha512());
                (isPut(place, file) ? healed : open).add(finding);
            }
        }
        return new Seen(bytes, open, healed);
    }

    private static boolean isPut(Replica place, StoredFile file) {
        try {
            place.put(List.of(file));
            return true;
        } catch (ArchiveException e) {
            return false;
        }
    }

    private record Read(boolean there, long bytes, String sha512) {}

    private static Read read(Replica place, String path) {
        try {
            Optional<InputStream> found = place.open(path);
            if (found.isEmpty()) {
                return new Read(false, 0, "");
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            long bytes = 0;
            try (InputStream in = found.get()) {
                byte[] buffer = new byte[BUFFER];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                    bytes += n;
                }
            }
            return new Read(true, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | ReplicaFailed unreadable) {
            return new Read(true, 0, unreadable.getClass().getSimpleName());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Lag> lag() {
        if (replica.isEmpty()) {
            return Optional.empty();
        }
        Optional<Replica> place = opened();
        return Optional.of(within(() -> rows.lag(
                place.map(one -> one.id().value()).orElse(""),
                place.map(Replica::place).orElse(""))));
    }

    private <T> T within(Supplier<T> work) {
        return database.within(Acting.BUREAU, work);
    }

    private static ObjectName name(Volumes.Row row) {
        return new ObjectName(row.volume().household(), row.volume().id());
    }
}
