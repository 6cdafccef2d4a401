package org.hudang.archive;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hudang.archive.arranging.PageMeans;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.completeness.ReliefTimes;
import org.hudang.archive.completeness.SheetMaker;
import org.hudang.archive.desk.Abreast;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.HouseholdArchive;
import org.hudang.archive.desk.RemovalDesk;
import org.hudang.archive.destruction.StoredDestruction;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.PageCounter;
import org.hudang.archive.inspection.SignatureReader;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.life.StoredLife;
import org.hudang.archive.life.StoredOrigins;
import org.hudang.archive.original.StoredPlaces;
import org.hudang.archive.reception.PackageFiled;
import org.hudang.archive.reception.Receiving;
import org.hudang.archive.reception.StoredReceiving;
import org.hudang.archive.record.HouseholdRecords;
import org.hudang.archive.record.StoredRecords;
import org.hudang.archive.replica.Removals;
import org.hudang.archive.replica.ReplicaSource;
import org.hudang.archive.request.StoredRequests;
import org.hudang.archive.retention.Retention;
import org.hudang.archive.retention.StoredRetention;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.single.StoredSingles;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.store.StoreSettings;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.ContinuationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes an {@link Archive}. The database has been migrated; the provider of SM3 and, with the default cipher, SM4 is
 * registered.
 *
 * <pre>{@code
 * Archive archive = new ArchiveBuilder()
 *         .database(dataSource, transactions)
 *         .storage(home.resolve("archive"), home.resolve("work"))
 *         .cipher(FieldCipher.of(KeyFile.openOrCreate(keys, CipherAlgorithm.SM4_GCM, random), random))
 *         .clock(clock)
 *         .random(random)
 *         .continuation(sealRequests)
 *         .build();
 * archive.recover();
 * }</pre>
 */
public final class ArchiveBuilder {
    private @Nullable DataSource source;
    private @Nullable TransactionOperations transactions;
    private @Nullable Path root;
    private @Nullable Path work;
    private @Nullable FieldCipher cipher;
    private @Nullable Clock clock;
    private @Nullable SecureRandom random;
    private ZoneId zone = ZoneId.of("Asia/Shanghai");
    private final List<ContinuationHandler> handlers = new ArrayList<>();
    private ArchivalCodes codes = ArchivalCodes.standard();
    private Duration patience = Duration.ofSeconds(10);
    private int atOnce = 4;
    private int abreast = Abreast.ofThisMachine();
    private StoreSettings store = StoreSettings.with(Steps.SILENT);
    private @Nullable ArchiveParts parts;
    private Materials materials = Materials.standard();
    private PaperChecks papers = PaperChecks.NOBODY;
    private ReliefTimes relief = ReliefTimes.NOBODY;
    private VirusScanner scanner = VirusScanner.NONE;
    private SignatureReader signatures = SignatureReader.NOBODY;
    private PageCounter counter = PageCounter.NOBODY;
    private SheetMaker sheets = SheetMaker.NOBODY;
    private @Nullable ReplicaSource replica;
    private @Nullable PageMeans pages;
    private @Nullable Intake gate;
    private @Nullable HouseholdArchive made;

    /**
     * Connections of the application's role, and transactions over the same source. The pool needs more than two
     * connections for each filing at once, and one for each of {@link #abreast}.
     */
    public ArchiveBuilder database(DataSource connections, TransactionOperations overThem) {
        source = connections;
        transactions = overThem;
        return this;
    }

    /** Storage root and work directory: on one file system, the latter outside the former. */
    public ArchiveBuilder storage(Path storageRoot, Path workDirectory) {
        root = storageRoot;
        work = workDirectory;
        return this;
    }

    /** Encryption of personal data. */
    public ArchiveBuilder cipher(FieldCipher fields) {
        cipher = fields;
        return this;
    }

    public ArchiveBuilder clock(Clock time) {
        clock = time;
        return this;
    }

    /** Zone whose day decides whether a date of birth lies in the future; Asia/Shanghai unless set. */
    public ArchiveBuilder zone(ZoneId days) {
        zone = days;
        return this;
    }

    public ArchiveBuilder random(SecureRandom chance) {
        random = chance;
        return this;
    }

    /** A use case that filings may name as their continuation. */
    public ArchiveBuilder continuation(ContinuationHandler handler) {
        handlers.add(handler);
        return this;
    }

    /** Pattern of archival codes; {@link ArchivalCodes#standard()} unless set. */
    public ArchiveBuilder codes(ArchivalCodes pattern) {
        codes = pattern;
        return this;
    }

    /** How long an act waits for another on the same household; ten seconds unless set. */
    public ArchiveBuilder patience(Duration longest) {
        patience = longest;
        return this;
    }

    /** How many filings this process runs at once; four unless set. */
    public ArchiveBuilder filingsAtOnce(int most) {
        atOnce = most;
        return this;
    }

    /**
     * How many volumes a check looks at, and how many households a rebuild makes anew, at a time: as many as there are processors,
     * four at most, unless set. Each needs a connection.
     */
    public ArchiveBuilder abreast(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("abreast: " + most);
        }
        abreast = most;
        return this;
    }

    /** What cases need; {@link Materials#standard()} unless set. */
    public ArchiveBuilder materials(Materials tables) {
        materials = tables;
        return this;
    }

    /** Who reads signatures and seals of filed papers; {@link PaperChecks#NOBODY} unless set. */
    public ArchiveBuilder papers(PaperChecks reader) {
        papers = reader;
        return this;
    }

    /** Who knows when households received relief; {@link ReliefTimes#NOBODY} unless set. */
    public ArchiveBuilder relief(ReliefTimes register) {
        relief = register;
        return this;
    }

    /** Who composes the sheets of closed volumes; {@link SheetMaker#NOBODY} unless set. */
    public ArchiveBuilder sheets(SheetMaker maker) {
        sheets = maker;
        return this;
    }

    /** Who looks for viruses; {@link VirusScanner#NONE} unless set. */
    public ArchiveBuilder scanner(VirusScanner viruses) {
        scanner = viruses;
        return this;
    }

    /** Who reads signatures on papers before they are filed; {@link SignatureReader#NOBODY} unless set. */
    public ArchiveBuilder signatures(SignatureReader reader) {
        signatures = reader;
        return this;
    }

    /** Who counts the pages of papers; {@link PageCounter#NOBODY} unless set. */
    public ArchiveBuilder counter(PageCounter asked) {
        counter = asked;
        return this;
    }

    /** Where a second copy of the storage root is kept; nowhere unless set. */
    public ArchiveBuilder replica(ReplicaSource place) {
        replica = place;
        return this;
    }

    /** With what pages of papers are put in order; without it they stay as they are. */
    public ArchiveBuilder pages(PageMeans means) {
        pages = means;
        return this;
    }

    /** Who examines the files of packages before they are taken over; without it no package is taken. */
    public ArchiveBuilder gate(Intake examining) {
        gate = examining;
        return this;
    }

    /** Listener for drills of failure. */
    public ArchiveBuilder steps(Steps listener) {
        store = new StoreSettings(listener, store.watch(), store.forcesAtOnce(), store.keptFree());
        return this;
    }

    /** Who is told when the disk can no longer be trusted; nobody unless set. */
    public ArchiveBuilder watch(StoreWatch told) {
        store = new StoreSettings(store.steps(), told, store.forcesAtOnce(), store.keptFree());
        return this;
    }

    /** How many staged files are forced to the disk at a time, by all filings together; eight unless set. */
    public ArchiveBuilder forcesAtOnce(int most) {
        store = new StoreSettings(store.steps(), store.watch(), most, store.keptFree());
        return this;
    }

    /** How many bytes a filing leaves free on the disk of the storage; 64 MiB unless set. */
    public ArchiveBuilder keptFree(long bytes) {
        store = new StoreSettings(store.steps(), store.watch(), store.forcesAtOnce(), bytes);
        return this;
    }

    /**
     * The archive. Makes the storage root when there is none; call {@link Archive#recover()} before serving.
     *
     * @throws org.hudang.archive.store.StorageRootRefused when the folders cannot be used
     */
    public Archive build() {
        return rooms().archive();
    }

    /**
     * The archive with the doors beside it, as {@link #build()} makes it.
     *
     * @throws org.hudang.archive.store.StorageRootRefused when the folders cannot be used
     */
    public ArchiveRooms rooms() {
        HouseholdArchive archive = household();
        return new ArchiveRooms(
                archive,
                archive.checklists(),
                archive.inspections(),
                archive.reports(),
                archive.longKeeping(),
                archive.rounds(),
                archive.replication(),
                archive.packages(),
                archive.arranging(),
                archive.histories());
    }

    /** Taking households over from others, through the same archive. */
    public Receiving receiving() {
        return new StoredReceiving(parts(), household());
    }

    /** The records of households, over the same storage root and database. */
    public HouseholdRecords records() {
        return new StoredRecords(parts());
    }

    /** The doors to what becomes of a household's file, over the same storage root and database. */
    public LifeRooms life(LifeRooms.Rules rules) {
        Consumer<HouseholdNumber> renew = new StoredRecords(parts())::renew;
        Retention retention = new StoredRetention(parts(), rules.policies(), rules.benefits());
        return new LifeRooms(
                new StoredPlaces(parts()),
                new StoredRequests(parts(), rules.requestDays()),
                retention,
                new StoredLife(parts(), rules.rooms(), renew),
                new StoredDestruction(parts(), retention, removals()::order, renew, rules.remains()),
                new StoredOrigins(parts(), household()),
                receiving(),
                new StoredSingles(parts()));
    }

    /** Orders of a destruction to the replicas, over the same database. */
    public Removals removals() {
        return new RemovalDesk(parts());
    }

    private HouseholdArchive household() {
        if (made == null) {
            made = new HouseholdArchive(parts(), new StoredRecords(parts())::renew);
        }
        return made;
    }

    private ArchiveParts parts() {
        if (parts == null) {
            parts = gathered();
        }
        return parts;
    }

    private ArchiveParts gathered() {
        Path storage = Objects.requireNonNull(root, "storage");
        Path unfinished = Objects.requireNonNull(work, "storage");
        DataSource connections = Objects.requireNonNull(source, "database");
        FieldCipher fields = Objects.requireNonNull(cipher, "cipher");
        Clock time = Objects.requireNonNull(clock, "clock");
        List<ContinuationHandler> all = new ArrayList<>(handlers);
        all.add(new PackageFiled(connections, fields, time));
        return new ArchiveParts(
                connections,
                Objects.requireNonNull(transactions, "database"),
                StorageRoot.open(storage, unfinished, store),
                unfinished,
                fields,
                time,
                zone,
                Objects.requireNonNull(random, "random"),
                all,
                codes,
                patience,
                atOnce,
                abreast,
                store.steps(),
                materials,
                papers,
                relief,
                scanner,
                signatures,
                counter,
                sheets,
                Optional.ofNullable(replica),
                Optional.ofNullable(pages),
                Optional.ofNullable(gate));
    }
}
