package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.hudang.archive.Acting;
import org.hudang.archive.CheckReport;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.desk.VolumeCheck.Seen;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.ObjectName;

/**
 * Compares catalogue, storage and journals. Looks without a lock; what does not agree is looked at once more with the lock of
 * the household, so that a filing in progress is no finding.
 */
final class Checker {
    /** Volumes that are looked at before those with findings are looked at once more: a look must not get old. */
    private static final int AT_A_TIME = 64;
    /** Items of these, whose rows and small files are in memory together. */
    private static final int ITEMS_AT_A_TIME = 1000;

    private static final int HOUSEHOLDS_AT_A_TIME = 16;

    private final ArchiveParts parts;
    private final Database database;
    private final Completion.Catalogue catalogue;
    private final VolumeCheck volumes;
    private final HouseholdCheck households;

    Checker(ArchiveParts parts, Database database, Completion.Catalogue catalogue) {
        this.parts = parts;
        this.database = database;
        this.catalogue = catalogue;
        this.volumes = new VolumeCheck(database, parts.store(), catalogue, new VolumeFiles(parts.cipher()));
        this.households = new HouseholdCheck(database, catalogue);
    }

    CheckReport check() {
        List<Finding> findings = new ArrayList<>();
        long files = 0;
        long bytes = 0;
        List<Volumes.Row> all = database.within(Acting.BUREAU, catalogue.volumes()::all);
        Set<ObjectName> known = new HashSet<>();
        int hands = Abreast.orOne(parts.abreast());
        for (List<Volumes.Row> some : groups(all, AT_A_TIME, row -> row.volume().items(), ITEMS_AT_A_TIME)) {
            List<Seen> looks = volumes.look(some, hands);
            for (int i = 0; i < some.size(); i++) {
                known.add(name(some.get(i)));
                Seen seen = settled(some.get(i), looks.get(i));
                files += seen.files();
                bytes += seen.bytes();
                findings.addAll(seen.findings());
            }
        }
        for (ObjectName object : parts.store().fixity().objects(findings)) {
            if (!known.contains(object)
                    && database.within(Acting.BUREAU, () -> row(object)).isEmpty()) {
                findings.add(new Finding(Kind.OBJECT_UNKNOWN, object.id(), "", ""));
            }
        }
        for (String misplaced : database.together(Acting.BUREAU, Households::misplaced)) {
            findings.add(new Finding(Kind.CATALOGUE_DIFFERS, misplaced, "", ""));
        }
        List<HouseholdNumber> numbers = database.within(Acting.BUREAU, this::numbers);
        Abreast.each(hands, groups(numbers, HOUSEHOLDS_AT_A_TIME, one -> 0, 0), households::look)
                .forEach(group -> group.forEach(one -> findings.addAll(settled(one))));
        for (Intents.Row open : database.within(Acting.BUREAU, catalogue.intents()::allOpen)) {
            findings.add(new Finding(
                    Kind.INTENT_OPEN,
                    open.staged().object().id(),
                    "",
                    open.staged().intent()));
        }
        return new CheckReport(numbers.size(), all.size(), files, bytes, findings);
    }

    /** Looks at one volume; what does not agree is looked at once more with the lock of its household. */
    Seen settled(Volumes.Row row) {
        return settled(row, look(row));
    }

    private Seen settled(Volumes.Row row, Seen first) {
        if (first.findings().isEmpty()) {
            return first;
        }
        try (HouseholdLock lock =
                HouseholdLock.acquire(parts.source(), row.volume().household(), parts.patience())) {
            Optional<Volumes.Row> fresh = database.within(Acting.BUREAU, () -> row(name(row)));
            return lock.held() && fresh.isPresent() ? look(fresh.get()) : first;
        } catch (HouseholdBusy e) {
            return first;
        }
    }

    private Seen look(Volumes.Row row) {
        return volumes.look(List.of(row), 1).get(0);
    }

    private List<Finding> settled(HouseholdCheck.Found first) {
        HouseholdNumber household = first.household();
        try (HouseholdLock lock = HouseholdLock.acquire(parts.source(), household, parts.patience())) {
            List<HouseholdCheck.Found> again = households.look(List.of(household));
            return lock.held()
                    ? again.stream().flatMap(one -> one.findings().stream()).toList()
                    : first.findings();
        } catch (HouseholdBusy e) {
            return first.findings();
        }
    }

    /**
     * Parts all into groups of so many at the most, the sizes of which do not come to more than so much; what is larger by itself
     * is alone.
     */
    static <T> List<List<T>> groups(List<T> all, int count, ToIntFunction<T> size, int most) {
        List<List<T>> groups = new ArrayList<>();
        List<T> group = new ArrayList<>();
        long sum = 0;
        for (T one : all) {
            int own = Math.max(0, size.applyAsInt(one));
            if (!group.isEmpty() && (group.size() == count || sum + own > most)) {
                groups.add(group);
                group = new ArrayList<>();
                sum = 0;
            }
            group.add(one);
            sum += own;
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private Optional<Volumes.Row> row(ObjectName object) {
        return catalogue.volumes().find(object.volume());
    }

    private List<HouseholdNumber> numbers() {
        return database.jdbc()
                .sql("select number from archive.household order by number")
                .query((row, i) -> new HouseholdNumber(row.getString(1)))
                .list();
    }

    private static ObjectName name(Volumes.Row row) {
        return new ObjectName(row.volume().household(), row.volume().id());
    }
}
