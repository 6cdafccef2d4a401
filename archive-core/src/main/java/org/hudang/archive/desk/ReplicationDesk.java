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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.replica.ReplicaFailed;
import org.hudang.archive.replica.ReplicaHeld;
import org.hudang.archive.replica.ReplicaId;
import org.hudang.archive.replica.ReplicaSource;
import org.hudang.archive.replica.Replication;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.RecordFolder;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.store.StoredFile;
import org.hudang.archive.volume.VolumeId;

/** Replication of a storage root, with what was copied remembered in PostgreSQL. */
final class ReplicationDesk implements Replication {
    /** Stands before a place below the replica, where damages are told. */
    static final String BESIDE = "replica/";

    private static final String USER = "hudang";
    /** Told as the name of the files that make it a storage root. */
    private static final String ROOT = "ocfl_layout.json";

    private static final int AT_ONCE = 500;
    private static final int BUFFER = 1 << 16;
    private static final Duration ROOT_LOCKED = Duration.ofHours(1);

    private final DataSource source;
    private final Database database;
    private final StorageRoot store;
    private final ReplicaRows rows;
    private final RemovalRows removals;
    private final Volumes volumes;
    private final Keepers keepers;
    private final Journal journal;
    private final Optional<ReplicaSource> replica;
    private final Clock clock;
    /** Volumes whose copies the place did not promise to keep for longer when they were read last, with the code of the cause. */
    private final Map<VolumeId, String> unlocked = new ConcurrentHashMap<>();
    /** When this process last had the files of the root locked for longer, by replica. */
    private final Map<ReplicaId, Instant> rootLocked = new ConcurrentHashMap<>();

    /** Who knows what records and destruction lists have to be. */
    record Keepers(RecordKeeper records, ListKeeper lists) {}

    ReplicationDesk(ArchiveParts parts, Database database, Volumes volumes, Keepers keepers) {
        this.source = parts.source();
        this.database = database;
        this.store = parts.store();
        this.rows = new ReplicaRows(database.jdbc(), parts.clock());
        this.removals = new RemovalRows(database.jdbc());
        this.volumes = volumes;
        this.keepers = keepers;
        this.journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        this.replica = parts.replica();
        this.clock = parts.clock();
    }

    @Override
    public boolean wanted() {
        return replica.isPresent();
    }

    Keepers keepers() {
        return keepers;
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
            return Copied.NOTHING;
        }
        Replica place = replica.get().open();
        Turn turn = new Turn(place, clock.instant().plus(longest));
        List<ObjectName> destroyed = within(() -> removals.waiting(place.id(), clock.instant(), AT_ONCE));
        List<VolumeId> behind = within(() -> rows.volumesBehind(place.id(), AT_ONCE));
        List<HouseholdNumber> recordsBehind = within(() -> rows.recordsBehind(place.id(), AT_ONCE));
        turn.failed.addAll(root(place, !behind.isEmpty() || !recordsBehind.isEmpty()));
        unlocked.forEach((volume, code) -> turn.failed.add(new Failure(volume.value(), code)));
        long removed = turn.each(destroyed, ObjectName::volume, object -> remove(place, object) ? 1 : 0);
        long versions = turn.each(behind, volume -> volume, volume -> copy(place, volume));
        long records = turn.each(recordsBehind, household -> copyRecord(place, household) ? 1 : 0);
        return new Copied(versions, records, removed, turn.failed);
    }

    /**
     * The files that make it a storage root, and the destruction lists before them: put when something is copied, and locked for
     * longer also when nothing is, every hour, which is short beside the shortest lock. A file of a list that is not as it was filed
     * is not put, and of a list that the catalogue does not know nothing is put over what lies there.
     *
     * @return what was not put, or what the place did not promise to keep
     */
    private List<Failure> root(Replica place, boolean copying) {
        Instant now = clock.instant();
        boolean due = copying
                || Optional.ofNullable(rootLocked.get(place.id()))
                        .filter(last -> now.isBefore(last.plus(ROOT_LOCKED)))
                        .isEmpty();
        if (!due) {
            return List.of();
        }
        List<Failure> failed = new ArrayList<>();
        List<StoredFile> root = new ArrayList<>();
        for (ListKeeper.Seen list : keepers.lists().look(Optional.of(place))) {
            root.addAll(list.whole());
            list.open()
                    .forEach(finding -> failed.add(new Failure(
                            finding.where(), ListKeeper.damaged(finding).code())));
        }
        root.addAll(store.files().ofTheRoot());
        List<StoredFile> unknown = keepers.lists().unknown();
        if (copying) {
            List<StoredFile> lacking = ListKeeper.lacking(place, unknown);
            if (!lacking.isEmpty()) {
                place.put(lacking);
            }
            place.put(root);
        }
        root.addAll(unknown);
        try {
            place.renew(root);
            rootLocked.put(place.id(), now);
        } catch (ArchiveException e) {
            failed.add(new Failure(ROOT, e.code()));
        }
        return failed;
    }

    /** One call: until when it goes on, and what could not be done. */
    private final class Turn {
        private final Replica place;
        private final Instant end;
        private final List<Failure> failed = new ArrayList<>();
        private boolean begun;

        Turn(Replica place, Instant end) {
            this.place = place;
            this.end = end;
        }

        /** What fails for one volume comes last the next time; when the place itself is away, all the rest waits. */
        <T> long each(List<T> all, Function<T, VolumeId> volume, ToIntFunction<T> work) {
            return done(all, work, one -> {
                within(() -> rows.noteTry(place.id(), volume.apply(one)));
                return volume.apply(one).value();
            });
        }

        <T> long each(List<T> all, ToIntFunction<T> work) {
            return done(all, work, Object::toString);
        }

        private <T> long done(List<T> all, ToIntFunction<T> work, Function<T, String> failing) {
            long done = 0;
            for (T one : all) {
                if (begun && !clock.instant().isBefore(end)) {
                    return done;
                }
                begun = true;
                try {
                    done += work.applyAsInt(one);
                } catch (ArchiveException e) {
                    failed.add(new Failure(failing.apply(one), e.code()));
                    place.requireThere();
                }
            }
            return done;
        }
    }

    /**
     * Takes a volume away that was destroyed. Nobody copies it meanwhile, and the household does not move: its lock comes first, as
     * everywhere.
     *
     * @return whether it was done now; not while somebody works on the household or the volume, or the place keeps it still
     */
    private boolean remove(Replica place, ObjectName object) {
        Optional<HouseholdLock> lock = HouseholdLock.tryAcquire(source, object.household());
        if (lock.isEmpty()) {
            return false;
        }
        try (HouseholdLock held = lock.get()) {
            within(() -> rows.prepare(place.id(), object.volume()));
            return held.held() && within(() -> cleared(place, object));
        } catch (ReplicaHeld e) {
            within(() ->
                    rows.noteTry(place.id(), object.volume()) + removals.held(place.id(), object.volume(), e.until()));
            return false;
        }
    }

    private boolean cleared(Replica place, ObjectName object) {
        Optional<Integer> had = rows.hold(place.id(), object.volume());
        if (had.isEmpty()) {
            return false;
        }
        int files = place.remove(object);
        unlocked.remove(object.volume());
        rows.copied(place.id(), object.volume(), 0);
        if (removals.cleared(place.id(), object.volume(), clock.instant()) && (had.get() > 0 || files > 0)) {
            journal.append(
                    object.household(),
                    new Entry(
                            USER,
                            "replica.clear",
                            object.volume().value(),
                            "",
                            "",
                            place.id().value()));
        }
        return true;
    }

    /**
     * Copies what a volume has more than the replica. The row that says how far it was copied is held meanwhile, so that no other
     * process puts an older inventory over a newer one.
     *
     * @return how many versions; 0 when another process is at it
     */
    int copy(Replica place, VolumeId id) {
        within(() -> rows.prepare(place.id(), id));
        return within(() -> {
            Optional<Volumes.Row> row = volumes.find(id);
            Optional<Integer> had = row.flatMap(one -> rows.hold(place.id(), id));
            if (row.isEmpty()
                    || had.isEmpty()
                    || had.get() >= row.get().volume().version()
                    || removals.isOrdered(id)) {
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
     * A record changes, so it is copied and compared with the lock of its household; one that somebody works on waits.
     *
     * @throws org.hudang.archive.ContentDamaged when the archive's own is not as it was written: nothing is copied from it
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
            List<StoredFile> files = keepers.records().files(now.get());
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
     * @param unseen what stands before the places of which nothing is known now
     */
    record Seen(long bytes, List<Finding> open, List<Finding> healed, List<String> unseen) {
        /** No record was compared. */
        static final Seen NO_RECORD = new Seen(0, List.of(), List.of(), List.of(BESIDE + RecordFolder.BELOW));

        Seen and(Seen other) {
            List<Finding> bothOpen = new ArrayList<>(open);
            bothOpen.addAll(other.open());
            List<Finding> bothHealed = new ArrayList<>(healed);
            bothHealed.addAll(other.healed());
            List<String> bothUnseen = new ArrayList<>(unseen);
            bothUnseen.addAll(other.unseen());
            return new Seen(bytes + other.bytes(), bothOpen, bothHealed, bothUnseen);
        }
    }

    /**
     * Reads every byte of the copy of a volume and of the record of its household, and copies anew what is not as it has to be.
     * Empty when nothing can be said of it now: it is older than the archive, the archive itself is not whole, or the volume was
     * destroyed meanwhile.
     */
    Optional<Seen> check(Replica place, Volumes.Row row) {
        try {
            copy(place, row.volume().id());
            int copied = within(() -> rows.version(place.id(), row.volume().id()));
            if (copied != row.volume().version()) {
                return Optional.empty();
            }
            VolumeId volume = row.volume().id();
            List<StoredFile> all = store.files().of(name(row), copied, row.inventory());
            Seen seen = compare(
                    place,
                    all,
                    file -> within(() -> rows.waitFor(place.id(), volume)
                                    .filter(version -> version == copied && !removals.isOrdered(volume))
                                    .isPresent()
                            && isPut(place, file)));
            HouseholdNumber household = row.volume().household();
            List<StoredFile> whole = new ArrayList<>(all);
            Seen record = record(place, household, whole);
            if (within(() -> removals.isOrdered(volume))) {
                return Optional.empty();
            }
            renew(place, volume, whole);
            return Optional.of(seen.and(record));
        } catch (ArchiveException e) {
            return Optional.empty();
        }
    }

    /** The copy of a record, when it is as new as the archive's own and that one is as it was written. */
    private Seen record(Replica place, HouseholdNumber household, List<StoredFile> whole) {
        try {
            return withRecord(household, (now, files) -> {
                        if (within(() -> rows.copiedRecord(place.id(), household))
                                .filter(now::equals)
                                .isEmpty()) {
                            return Seen.NO_RECORD;
                        }
                        whole.addAll(files);
                        return compare(place, files, file -> isPut(place, file));
                    })
                    .orElse(Seen.NO_RECORD);
        } catch (ContentDamaged e) {
            return Seen.NO_RECORD; // told where it lies
        }
    }

    /**
     * Reads the copy of what is whole of a destruction list, and copies anew what has other bytes there. What does not lie there is
     * put without a word: it may not have been copied yet. Empty when the place is away.
     */
    Optional<Seen> check(Replica place, ListKeeper.Seen list) {
        try {
            place.put(ListKeeper.lacking(place, list.whole()));
            return Optional.of(compare(place, list.whole(), file -> isPut(place, file)));
        } catch (ArchiveException e) {
            return Optional.empty();
        }
    }

    /** What a look found is true also when the place promises nothing; that is told with what could not be copied. */
    private void renew(Replica place, VolumeId volume, List<StoredFile> files) {
        try {
            place.renew(files);
            unlocked.remove(volume);
        } catch (ArchiveException e) {
            unlocked.put(volume, e.code());
        }
    }

    private static Seen compare(Replica place, List<StoredFile> files, Predicate<StoredFile> mending) {
        List<Finding> open = new ArrayList<>();
        List<Finding> healed = new ArrayList<>();
        long bytes = 0;
        for (StoredFile file : files) {
            Read read = read(place, file.path());
            bytes += read.bytes();
            if (!read.sha512().equals(file.sha512())) {
                // the place may have gone, or the line been cut: only what it gives twice is damaged
                place.requireThere();
                read = read(place, file.path());
                bytes += read.bytes();
            }
            if (!read.sha512().equals(file.sha512())) {
                place.requireThere();
                Finding finding = new Finding(
                        read.there() ? Kind.FILE_ALTERED : Kind.FILE_MISSING,
                        BESIDE + file.path(),
                        file.sha512(),
                        read.sha512());
                (mending.test(file) ? healed : open).add(finding);
            }
        }
        return new Seen(bytes, open, healed, List.of());
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
        String number = place.map(one -> one.id().value()).orElse("");
        return Optional.of(within(() ->
                rows.lag(number, place.map(Replica::place).orElse(""), removals.waiting(number, clock.instant()))));
    }

    private <T> T within(Supplier<T> work) {
        return database.within(Acting.BUREAU, work);
    }

    private static ObjectName name(Volumes.Row row) {
        return new ObjectName(row.volume().household(), row.volume().id());
    }
}
