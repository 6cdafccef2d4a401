package org.hudang.archive.desk;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.Fixity;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/**
 * Compares catalogue, storage and journals. Looks without a lock; what does not agree is looked at once more with the lock of
 * the household, so that a filing in progress is no finding.
 */
final class Checker {
    /** Volumes that are looked at before those with findings are looked at once more: a look must not get old. */
    private static final int AT_A_TIME = 64;

    private final DataSource source;
    private final Database database;
    private final StorageRoot store;
    private final Completion.Catalogue catalogue;
    private final FiledFacts facts;
    private final FiledReports reports;
    private final Coverage coverage;
    private final Duration patience;

    Checker(
            DataSource source,
            Database database,
            StorageRoot store,
            Completion.Catalogue catalogue,
            VolumeFiles files,
            Duration patience) {
        this.source = source;
        this.database = database;
        this.store = store;
        this.catalogue = catalogue;
        this.facts = new FiledFacts(store, files);
        this.reports = new FiledReports(store, database.jdbc());
        this.coverage = new Coverage(database.jdbc());
        this.patience = patience;
    }

    /** What a look at one volume gave. */
    record Seen(long files, long bytes, List<Finding> findings) {}

    CheckReport check() {
        List<Finding> findings = new ArrayList<>();
        long files = 0;
        long bytes = 0;
        List<Volumes.Row> volumes = database.within(Acting.BUREAU, catalogue.volumes()::all);
        Set<ObjectName> known = new HashSet<>();
        int hands = Database.inTransaction() ? 1 : Abreast.atOnce();
        for (int from = 0; from < volumes.size(); from += AT_A_TIME) {
            List<Volumes.Row> some = volumes.subList(from, Math.min(from + AT_A_TIME, volumes.size()));
            List<Seen> looks = Abreast.each(hands, some, this::look);
            for (int i = 0; i < some.size(); i++) {
                known.add(name(some.get(i)));
                Seen seen = settled(some.get(i), looks.get(i));
                files += seen.files();
                bytes += seen.bytes();
                findings.addAll(seen.findings());
            }
        }
        for (ObjectName object : store.fixity().objects(findings)) {
            if (!known.contains(object)
                    && database.within(Acting.BUREAU, () -> row(object)).isEmpty()) {
                findings.add(new Finding(Kind.OBJECT_UNKNOWN, object.id(), "", ""));
            }
        }
        for (String misplaced : database.within(Acting.BUREAU, catalogue.households()::misplaced)) {
            findings.add(new Finding(Kind.CATALOGUE_DIFFERS, misplaced, "", ""));
        }
        List<HouseholdNumber> households = database.within(Acting.BUREAU, this::households);
        Abreast.each(hands, households, one -> database.within(Acting.BUREAU, () -> of(one)))
                .forEach(findings::addAll);
        for (Intents.Row open : database.within(Acting.BUREAU, catalogue.intents()::allOpen)) {
            findings.add(new Finding(
                    Kind.INTENT_OPEN,
                    open.staged().object().id(),
                    "",
                    open.staged().intent()));
        }
        return new CheckReport(households.size(), volumes.size(), files, bytes, findings);
    }

    /** The rows and the history of a household, in one transaction, which has the township set. */
    private List<Finding> of(HouseholdNumber household) {
        List<Finding> findings = new ArrayList<>();
        indexes(household, findings);
        Optional<JournalBroken> broken = catalogue.journal().verify(household);
        broken.ifPresent(at -> findings.add(new Finding(
                Kind.JOURNAL_BROKEN,
                household + " " + at.arguments().get(1),
                "",
                String.valueOf(at.arguments().get(2)))));
        if (broken.isEmpty()) {
            findings.addAll(coverage.of(household));
        }
        return findings;
    }

    /** A member whose keyed indexes are not those of the document is found by nobody, or by another's number. */
    private void indexes(HouseholdNumber household, List<Finding> findings) {
        try {
            catalogue
                    .households()
                    .misindexed(household)
                    .forEach(member ->
                            findings.add(new Finding(Kind.CATALOGUE_DIFFERS, household + " " + member, "", "")));
        } catch (ArchiveException | IllegalArgumentException | DateTimeException nothingOfOurs) {
            findings.add(new Finding(Kind.CATALOGUE_DIFFERS, household + " member", "", ""));
        }
    }

    /** Looks at one volume; what does not agree is looked at once more with the lock of its household. */
    Seen settled(Volumes.Row row) {
        return settled(row, look(row));
    }

    private Seen settled(Volumes.Row row, Seen first) {
        if (first.findings().isEmpty()) {
            return first;
        }
        try (HouseholdLock lock = HouseholdLock.acquire(source, row.volume().household(), patience)) {
            Optional<Volumes.Row> fresh = database.within(Acting.BUREAU, () -> row(name(row)));
            return lock.held() && fresh.isPresent() ? look(fresh.get()) : first;
        } catch (HouseholdBusy e) {
            return first;
        }
    }

    private Seen look(Volumes.Row row) {
        ObjectName object = name(row);
        List<Finding> findings = new ArrayList<>();
        Fixity fixity = store.fixity();
        int version = row.volume().version();
        boolean exists = fixity.exists(object);
        if (version == 0 || !exists) {
            if (version > 0) {
                findings.add(new Finding(Kind.OBJECT_MISSING, object.id(), "v" + version, ""));
            } else if (exists) {
                findings.add(new Finding(Kind.VERSION_DIFFERS, object.id(), "v0", "an object"));
            }
            return new Seen(0, 0, findings);
        }
        Fixity.Looked looked = fixity.look(object);
        findings.addAll(looked.findings());
        looked.inventory().ifPresent(inventory -> {
            if (inventory.head() != version || !looked.sha512().equals(row.inventory())) {
                findings.add(new Finding(
                        Kind.VERSION_DIFFERS,
                        object.id(),
                        "v" + version + " " + row.inventory(),
                        "v" + inventory.head() + " " + looked.sha512()));
            }
            findings.addAll(database.within(Acting.BUREAU, () -> rows(row, inventory)));
        });
        return new Seen(looked.files(), looked.bytes(), findings);
    }

    /** The rows of a volume beside its files, in one transaction, which has the township set. */
    private List<Finding> rows(Volumes.Row row, Inventory inventory) {
        List<Finding> findings = new ArrayList<>();
        VolumeId id = row.volume().id();
        Optional<List<ItemView>> items = Optional.empty();
        List<Items.Stored> stored;
        try {
            Items.Rows papers = catalogue.items().rowsOf(id);
            items = Optional.of(papers.items());
            stored = papers.stored();
        } catch (ArchiveException | IllegalArgumentException | DateTimeException nothingOfOurs) {
            findings.add(new Finding(Kind.CATALOGUE_DIFFERS, name(row).id() + " rows", "", ""));
            stored = catalogue.items().storedOf(id);
        }
        renditions(row, stored, inventory, findings);
        if (items.isPresent() && inventory.head() == row.volume().version()) {
            facts(row, items.get(), inventory, findings);
        }
        anchor(name(row), inventory, findings);
        return findings;
    }

    /** Every rendition of the catalogue lies where the catalogue says, and every file of an item belongs to one. */
    private void renditions(Volumes.Row row, List<Items.Stored> stored, Inventory inventory, List<Finding> findings) {
        ObjectName object = name(row);
        Set<String> items = new HashSet<>();
        for (String path : inventory.state().keySet()) {
            if (path.indexOf('/') > 0 && !path.endsWith("/" + VolumeFiles.ITEM)) {
                items.add(path);
            }
        }
        for (Items.Stored one : stored) {
            String found = inventory.contentPath(one.sha512()).orElse("");
            if (!found.equals(one.contentPath())) {
                findings.add(new Finding(Kind.FILE_MISSING, object.id(), one.contentPath(), found));
            }
        }
        if (items.size() != stored.size()) {
            findings.add(new Finding(
                    Kind.VERSION_DIFFERS, object.id(), stored.size() + " renditions", items.size() + " files"));
        }
    }

    private void facts(Volumes.Row row, List<ItemView> items, Inventory inventory, List<Finding> findings) {
        Volume volume = row.volume();
        ObjectName object = name(row);
        try {
            FiledFacts.Rows rows = new FiledFacts.Rows(
                    catalogue.households().find(volume.household()).orElseThrow(),
                    volume,
                    row.matter(),
                    items,
                    catalogue.journal().entries(volume.household(), FiledFacts.MOVE));
            findings.addAll(facts.compare(rows, inventory));
            findings.addAll(reports.compare(object, inventory));
        } catch (ArchiveException | IllegalArgumentException | DateTimeException nothingOfOurs) {
            findings.add(new Finding(Kind.CATALOGUE_DIFFERS, object.id() + " rows", "", ""));
        }
    }

    /** The history in the database passes through the point that the storage remembers. */
    private void anchor(ObjectName object, Inventory inventory, List<Finding> findings) {
        try {
            VolumeFiles.Anchor anchor = VolumeFiles.anchor(store.readSmall(object, inventory, VolumeFiles.VOLUME));
            String found = catalogue
                    .journal()
                    .hash(object.household(), anchor.number())
                    .orElse("");
            if (!found.equals(anchor.hash())) {
                findings.add(new Finding(
                        Kind.JOURNAL_CUT, object.household() + " " + anchor.number(), anchor.hash(), found));
            }
        } catch (ArchiveException e) {
            findings.add(new Finding(Kind.FILE_ALTERED, object.id(), VolumeFiles.VOLUME, e.code()));
        }
    }

    private Optional<Volumes.Row> row(ObjectName object) {
        return catalogue.volumes().find(object.volume());
    }

    private List<HouseholdNumber> households() {
        return database.jdbc()
                .sql("select number from archive.household order by number")
                .query((row, i) -> new HouseholdNumber(row.getString(1)))
                .list();
    }

    private static ObjectName name(Volumes.Row row) {
        return new ObjectName(row.volume().household(), row.volume().id());
    }
}
