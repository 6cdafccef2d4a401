package org.hudang.archive.desk;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveKeys;
import org.hudang.archive.ArchiveOutbox;
import org.hudang.archive.CheckReport;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.Recovered;
import org.hudang.archive.RenditionUnknown;
import org.hudang.archive.Settled;
import org.hudang.archive.arranging.PageArranging;
import org.hudang.archive.completeness.Checklists;
import org.hudang.archive.desk.PaperStaging.Inspected;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.inspection.FileReading;
import org.hudang.archive.inspection.Inspections;
import org.hudang.archive.inspection.LongKeeping;
import org.hudang.archive.inspection.ReportPapers;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Histories;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.journal.Viewing;
import org.hudang.archive.keeping.Rounds;
import org.hudang.archive.replica.Replication;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.transfer.Packages;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/** The archive over PostgreSQL and a storage root. */
public final class HouseholdArchive implements Archive {
    private final Database database;
    private final StorageRoot store;
    private final Completion.Catalogue catalogue;
    private final Opening opening;
    private final FilingDesk filing;
    private final Recovery recovery;
    private final Checker checker;
    private final Rounds rounds;
    private final Replication replication;
    private final ArchiveKeys keys;
    private final Checklists checklists;
    private final Inspections inspections;
    private final ReportPapers reports;
    private final LongKeeping longKeeping;
    private final Packages packages;
    private final PageArranging arranging;
    private final Histories histories;

    /**
     * Puts the parts together; recovers nothing by itself.
     *
     * @param record writes the record of a household anew, with its lock in hand
     */
    public HouseholdArchive(ArchiveParts parts, Consumer<HouseholdNumber> record) {
        database = new Database(parts.source(), parts.transactions());
        store = parts.store();
        FieldCipher cipher = parts.cipher();
        Journal journal = new Journal(database.jdbc(), cipher, parts.clock());
        catalogue = new Completion.Catalogue(
                new Households(database.jdbc(), cipher, journal),
                new Volumes(database.jdbc()),
                new Items(database),
                new Intents(database.jdbc(), parts.clock()),
                new Answers(database, parts.clock()),
                journal,
                new Outbox(database));
        Completion completion =
                new Completion(database, store, catalogue, ContinuationHandler.byName(parts.handlers()), parts.steps());
        Requests requests = new Requests(cipher);
        opening = new Opening(
                database,
                catalogue,
                requests,
                parts.codes(),
                new Opening.Moments(parts.clock(), parts.zone(), parts.random()));
        filing = new FilingDesk(
                new FilingDesk.Parts(
                        parts.source(), database, catalogue, completion, requests, parts.patience(), parts.atOnce()),
                new PaperStaging(new PaperStaging.Parts(
                        database,
                        store,
                        journal,
                        new VolumeFiles(cipher),
                        parts.codes(),
                        new FilingInspection(parts.scanner(), parts.signatures()),
                        parts.clock(),
                        parts.random())));
        CaseDesk.Rules rules = new CaseDesk.Rules(
                parts.materials(), parts.papers(), parts.relief(), parts.sheets(), parts.clock(), parts.zone());
        InspectionDesk inspecting = new InspectionDesk(
                database,
                store,
                catalogue,
                new FiledFiles(store, parts.papers(), new FileReading(parts.work(), parts.scanner(), parts.counter())),
                new InspectionDesk.Means(rules, parts.scanner(), parts.codes()));
        inspections = inspecting;
        reports = new ReportDesk(database, store, catalogue, filing);
        longKeeping = new LongKeepingDesk(database, parts.zone());
        checklists = new CaseDesk(database, catalogue, filing, inspecting, rules);
        histories = new HistoryDesk(database, journal);
        PageOrders orders = new PageOrders(store);
        packages = new TransferDesk(database, store, catalogue, inspecting, rules);
        arranging = new PageDesk(
                new PageDesk.Parts(database, catalogue, filing, orders, parts.papers()),
                new PageSources(store, parts.pages()));
        keys = new KeyChange(database, catalogue.households(), cipher);
        recovery = new Recovery(parts.source(), database, store, catalogue, completion, parts.patience());
        checker = new Checker(parts, database, catalogue);
        ReplicationDesk copying = new ReplicationDesk(parts, database, catalogue.volumes(), keepers(parts, record));
        replication = copying;
        Healer healer = new Healer(parts.source(), database, store, catalogue, parts.patience());
        rounds = new RoundDesk(database, catalogue, new RoundDesk.Hands(checker, healer, copying), parts.clock());
    }

    private static ReplicationDesk.Keepers keepers(ArchiveParts parts, Consumer<HouseholdNumber> record) {
        Database database = new Database(parts.source(), parts.transactions());
        return new ReplicationDesk.Keepers(
                new RecordKeeper(parts, database, record),
                new ListKeeper(database, parts.store().lists()));
    }

    /** Completeness of the cases of this archive. */
    public Checklists checklists() {
        return checklists;
    }

    /** Rounds over all papers of this archive. */
    public Rounds rounds() {
        return rounds;
    }

    /** The second copy of the storage root of this archive. */
    public Replication replication() {
        return replication;
    }

    /** Inspection of the volumes of this archive. */
    public Inspections inspections() {
        return inspections;
    }

    /** Reports of inspections as sealed papers. */
    public ReportPapers reports() {
        return reports;
    }

    /** What happened to the files of households. */
    public Histories histories() {
        return histories;
    }

    /** Order of the pages of papers of this archive. */
    public PageArranging arranging() {
        return arranging;
    }

    /** Inspections in the course of years. */
    public LongKeeping longKeeping() {
        return longKeeping;
    }

    /** Handing over households of this archive. */
    public Packages packages() {
        return packages;
    }

    @Override
    public Household open(OpenHousehold command, Acting acting) {
        return opening.open(command, acting);
    }

    @Override
    public Optional<Household> household(HouseholdNumber number, Acting acting) {
        return database.within(acting.township(), () -> catalogue.households().find(number));
    }

    @Override
    public List<Household> findByIdNumber(IdNumber number, Acting acting) {
        return findByDocument(IdDocument.of(number), acting);
    }

    @Override
    public List<Household> findByDocument(IdDocument document, Acting acting) {
        return database.within(acting.township(), () -> catalogue.households().byDocument(document));
    }

    @Override
    public List<Household> findByLastFour(String lastFour, Acting acting) {
        return database.within(
                acting.township(), () -> catalogue.households().byLastFour(lastFour.toUpperCase(Locale.ROOT)));
    }

    @Override
    public List<HouseholdNumber> numbers(Optional<HouseholdNumber> after, int max, Acting acting) {
        return database.within(acting.township(), () -> catalogue.households().numbers(after, max));
    }

    @Override
    public Set<HouseholdNumber> visible(Set<HouseholdNumber> numbers, Acting acting) {
        return database.within(acting.township(), () -> catalogue.households().visible(numbers));
    }

    @Override
    public Set<ItemId> visibleItems(Set<ItemId> items, Acting acting) {
        return database.within(acting.township(), () -> catalogue.items().visible(items));
    }

    @Override
    public Volume openVolume(OpenVolume command, Acting acting) {
        return opening.openVolume(command, acting);
    }

    @Override
    public Filed file(Filing command, Acting acting) {
        return filing.file(command, Inspected.AT_FILING, acting);
    }

    /**
     * Files papers of a package that was inspected as a whole before any of it was taken (接收检测), or the order of their pages;
     * else as {@link #file}.
     */
    public Filed take(Filing command, Acting acting) {
        return filing.file(command, Inspected.ON_ARRIVAL, acting);
    }

    @Override
    public HouseholdFile contents(HouseholdNumber number, Acting acting) {
        return database.within(acting.township(), () -> {
            Household household = catalogue.households().find(number).orElseThrow(HouseholdUnknown::new);
            List<ItemView> items = catalogue.items().ofHousehold(number);
            List<HouseholdFile.Shelf> shelves = catalogue.volumes().of(number).stream()
                    .map(Volumes.Row::volume)
                    .map(volume -> new HouseholdFile.Shelf(
                            volume,
                            items.stream()
                                    .filter(item -> item.volume().equals(volume.id()))
                                    .toList()))
                    .toList();
            return new HouseholdFile(household, shelves);
        });
    }

    @Override
    public Optional<ItemView> item(ItemId id, Acting acting) {
        return database.within(acting.township(), () -> catalogue.items().find(id));
    }

    @Override
    public InputStream read(RenditionId rendition, Acting acting) {
        Items.Stored stored =
                catalogue.items().stored(rendition, acting.township()).orElseThrow(RenditionUnknown::new);
        return store.read(stored.object(), stored.contentPath(), stored.bytes(), stored.sha256());
    }

    @Override
    public void noteView(RenditionId rendition, Viewing viewing, Acting acting) {
        database.within(acting.township(), () -> {
            Items.Home home = catalogue.items().home(rendition).orElseThrow(RenditionUnknown::new);
            return catalogue
                    .journal()
                    .append(
                            home.household(),
                            new Entry(acting.user(), viewing.act(), home.item().value(), "", "", viewing.detail()));
        });
    }

    @Override
    public List<JournalEntry> journal(HouseholdNumber number, Acting acting) {
        return database.within(acting.township(), () -> {
            Optional<JournalBroken> broken = catalogue.journal().verify(number);
            if (broken.isPresent()) {
                throw broken.get();
            }
            return catalogue.journal().entries(number);
        });
    }

    @Override
    public Recovered recover() {
        return recovery.recover();
    }

    @Override
    public Settled discard(VolumeId volume, String reason, Acting acting) {
        return recovery.discard(volume, reason, acting);
    }

    @Override
    public CheckReport check() {
        return checker.check();
    }

    @Override
    public ArchiveKeys keys() {
        return keys;
    }

    @Override
    public ArchiveOutbox outbox() {
        return catalogue.outbox();
    }
}
