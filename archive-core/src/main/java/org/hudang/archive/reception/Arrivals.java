package org.hudang.archive.reception;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Database;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.reception.Origin.Foreign;
import org.hudang.archive.reception.OriginRows.VolumeHere;
import org.hudang.archive.reception.StoredReceiving.Taking;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.archive.transfer.PackageSeals;
import org.hudang.archive.volume.ItemId;

/** What is noted of arrivals, each time in a transaction of its own. */
final class Arrivals {
    private final Database database;
    private final OriginRows rows;
    private final Clock clock;

    Arrivals(ArchiveParts parts) {
        database = new Database(parts.source(), parts.transactions());
        rows = new OriginRows(database.jdbc(), new Journal(database.jdbc(), parts.cipher(), parts.clock()));
        clock = parts.clock();
    }

    /** The household that a package brought as a whole. */
    Optional<HouseholdNumber> broughtBy(String sha256, Acting acting) {
        return database.within(acting.township(), () -> rows.broughtBy(sha256));
    }

    /** Where papers come from, before the first of them is filed. */
    void begin(Taking taking, HouseholdNumber here, Acting acting) {
        PackageReport report = taking.report();
        Origin origin = new Origin(
                taking.house().sender(),
                taking.house().household().number().value(),
                taking.house().at(),
                clock.instant(),
                acting.user(),
                taking.sha256(),
                report.form(),
                report.sealed() ? report.seal().map(PackageSeals.Seal::by).orElse("") : "",
                Optional.empty(),
                Map.of());
        var unused = database.within(acting.township(), () -> {
            rows.begin(here, origin);
            return origin;
        });
    }

    /** The number that a volume or paper had there. */
    void note(Taking taking, HouseholdNumber here, String own, Foreign theirs, Acting acting) {
        var unused = database.within(acting.township(), () -> {
            rows.note(here, taking.sha256(), own, theirs);
            return theirs;
        });
    }

    /** The paper with the sender's history, once it is filed. */
    Optional<ItemId> history(Taking taking, HouseholdNumber here, Acting acting) {
        return database.within(acting.township(), () -> rows.history(here, taking.sha256()));
    }

    /** The package is here as a whole. */
    void arrived(Taking taking, HouseholdNumber here, Acting acting) {
        var unused = database.within(acting.township(), () -> {
            rows.arrived(here, taking.sha256());
            return here;
        });
    }

    /**
     * What this house knows of a household that comes again.
     *
     * @param own numbers here by the sender's
     * @param unfinished those of packages that are not here as a whole
     * @param volumes of the household by their numbers here
     */
    record Known(Map<String, String> own, Map<String, String> unfinished, Map<String, VolumeHere> volumes) {
        /** Of a household that is not here. */
        static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of());

        /** The volume here that a volume of the sender is, if it is one. */
        Optional<String> volume(String theirs) {
            return Optional.ofNullable(own.get(theirs));
        }

        /** How that volume stands here. */
        Optional<VolumeHere> standing(String theirs) {
            return volume(theirs).flatMap(id -> Optional.ofNullable(volumes.get(id)));
        }
    }

    Known known(HouseholdNumber here, Acting acting) {
        return database.within(
                acting.township(), () -> new Known(rows.own(here), rows.unfinished(here), rows.volumes(here)));
    }

    /** Volumes that have papers of this package. */
    Set<String> filled(Taking taking, HouseholdNumber here, Acting acting) {
        return database.within(acting.township(), () -> rows.filled(here, taking.sha256()));
    }

    /** @throws HouseholdUnknown when there is no such household for this township */
    List<Origin> origins(HouseholdNumber household, Acting acting) {
        return database.within(acting.township(), () -> {
            boolean there = database.jdbc()
                    .sql("select 1 from archive.household where number = ?")
                    .param(household.value())
                    .query(Integer.class)
                    .optional()
                    .isPresent();
            if (!there) {
                throw new HouseholdUnknown();
            }
            return new ArrayList<>(rows.of(household));
        });
    }
}
