package org.hudang.archive.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Comparison;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.CodeDemand;
import org.hudang.archive.inspection.FiledPapers;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Inspections;
import org.hudang.archive.inspection.Judgement;
import org.hudang.archive.inspection.Judging;
import org.hudang.archive.inspection.NoSuchReport;
import org.hudang.archive.inspection.ReportId;
import org.hudang.archive.inspection.ReportOutdated;
import org.hudang.archive.inspection.Scheme;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.Subject;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.store.Fixity;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/** Gathers what an inspection compares, from catalogue, storage and journal, and keeps the reports. */
final class InspectionDesk implements Inspections {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 3;

    private final Database database;
    private final StorageRoot store;
    private final Completion.Catalogue catalogue;
    private final FiledFiles files;
    private final Means means;
    private final ReportRows reports;

    InspectionDesk(
            Database database, StorageRoot store, Completion.Catalogue catalogue, FiledFiles files, Means means) {
        this.database = database;
        this.store = store;
        this.catalogue = catalogue;
        this.files = files;
        this.means = means;
        this.reports = new ReportRows(database, catalogue);
    }

    /** With what is inspected. */
    record Means(CaseDesk.Rules rules, VirusScanner scanner, ArchivalCodes codes) {
        Clock clock() {
            return rules.clock();
        }
    }

    @Override
    public Inspection inspect(VolumeId volume, Stage stage, Acting acting) {
        Seen seen = seen(volume, acting);
        return keep(over(seen, subject(seen, checklist(seen, acting), acting), stage, acting), seen);
    }

    /**
     * Inspects a volume that is about to be closed with this checklist. Where somebody has found a fault, that report stands until
     * the volume is inspected again by whoever asks for that.
     */
    Inspection closing(Checklist checklist, Acting acting) {
        VolumeId volume = checklist.volume().id();
        for (int tries = 1; ; tries++) {
            Optional<ReportRows.Told> newest = newestReport(volume, Stage.GD, acting);
            Optional<Inspection> objection =
                    newest.map(ReportRows.Told::inspection).filter(Inspection::objected);
            if (objection.isPresent()) {
                return objection.get();
            }
            Seen seen = seen(volume, acting);
            int before = newest.map(told -> told.id().number()).orElse(0);
            try {
                return keep(over(seen, subject(seen, checklist, acting), Stage.GD, acting), seen, last -> {
                    if (last.number() != before) {
                        throw new ReportOutdated(new ReportId(volume, Stage.GD, before), last);
                    }
                });
            } catch (ReportOutdated judged) {
                // somebody judged while the papers were read: what they found may keep the volume open
                if (tries == TRIES) {
                    throw new HouseholdBusy(0);
                }
            }
        }
    }

    /** What an inspection of this volume would compare now. */
    Subject subject(VolumeId volume, Acting acting) {
        Seen seen = seen(volume, acting);
        return subject(seen, checklist(seen, acting), acting);
    }

    private Checklist checklist(Seen seen, Acting acting) {
        return new Comparison(
                        seen.household(),
                        seen.row().volume(),
                        seen.items(),
                        seen.row().matter().matter(),
                        means.rules().around(seen.row().volume(), seen.cases(), seen.keptBy(), acting),
                        means.rules().today())
                .with(
                        means.rules().materials(),
                        Optional.empty(),
                        item -> means.rules().papers().judged(item, acting));
    }

    private Inspection over(Seen seen, Subject subject, Stage stage, Acting acting) {
        return new Inspection(
                stage,
                seen.row().volume().id(),
                seen.row().volume().code(),
                seen.row().volume().version(),
                now(),
                acting.user(),
                subject.files().size(),
                subject.files().stream()
                        .mapToLong(file -> file.read().map(Subject.Read::bytes).orElse(0L))
                        .sum(),
                Scheme.run(stage, subject),
                Optional.of(FiledPapers.of(subject.rows().items(), subject.itemJson())),
                Optional.empty(),
                InspectionReport.toolVersion(),
                OptionalInt.empty());
    }

    @Override
    public Optional<Inspection> newest(VolumeId volume, Stage stage, Acting acting) {
        return newestReport(volume, stage, acting).map(ReportRows.Told::inspection);
    }

    private Optional<ReportRows.Told> newestReport(VolumeId volume, Stage stage, Acting acting) {
        return database.within(
                acting.township(), () -> reports.newest(row(volume).volume().id(), stage));
    }

    @Override
    public Inspection judge(ReportId report, List<Judgement> judgements, Acting acting) {
        try {
            return database.within(acting.township(), () -> judged(report, judgements, acting));
        } catch (ReportOutdated outdated) {
            return newest(report.volume(), report.stage(), acting)
                    .filter(newest -> newest.follows().equals(OptionalInt.of(report.number())))
                    .filter(newest -> judgements.stream().allMatch(one -> says(newest, one, acting.user())))
                    .orElseThrow(() -> outdated);
        }
    }

    private Inspection judged(ReportId report, List<Judgement> judgements, Acting acting) {
        Volumes.Row row = row(report.volume());
        HouseholdNumber household = row.volume().household();
        Judging.require(judgements, catalogue.households().find(household).orElseThrow());
        ReportRows.Told told = reports.find(report).orElseThrow(() -> new NoSuchReport(report.stage()));
        Inspection before = told.inspection();
        Inspection after = Judging.judged(report, before, judgements, new Judging.Judge(acting.user(), now()));
        int failed = after.failed().size() - before.failed().size();
        reports.keep(
                after,
                row,
                new Entry(
                        acting.user(),
                        "volume.judge",
                        report.volume().value(),
                        told.digest(),
                        digest(after),
                        report.stage() + " " + judgements.size() + " " + failed));
        return after;
    }

    /** Whether this person has judged like this already. */
    private static boolean says(Inspection newest, Judgement one, String user) {
        return newest.lines().stream()
                .filter(line -> line.number().equals(one.number()))
                .anyMatch(line -> line.judged()
                                .filter(judged -> judged.by().equals(user)
                                        && judged.words().equals(one.words()))
                                .isPresent()
                        && line.result().word().equals(one.outcome().word()));
    }

    private Volumes.Row row(VolumeId volume) {
        return catalogue.volumes().find(volume).orElseThrow(VolumeUnknown::new);
    }

    private Instant now() {
        return means.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String digest(Inspection inspection) {
        return ReportRows.Told.digest(InspectionReport.json(inspection));
    }

    /** Rows of one moment. */
    private record Seen(
            Volumes.Row row,
            Household household,
            List<ItemView> items,
            List<Items.Stored> stored,
            List<VolumeCase> cases,
            Set<String> keptBy,
            List<JournalEntry> journal) {}

    private Seen seen(VolumeId id, Acting acting) {
        return database.within(acting.township(), () -> {
            Volumes.Row row = row(id);
            if (row.volume().version() == 0) {
                throw new CommandRefused("volume", "version >= 1");
            }
            Items.Rows papers = catalogue.items().rowsOf(id);
            return new Seen(
                    row,
                    catalogue.households().find(row.volume().household()).orElseThrow(),
                    papers.items(),
                    papers.stored(),
                    means.rules()
                            .cases(
                                    row.volume(),
                                    () -> catalogue.volumes().of(row.volume().household())),
                    catalogue.households().keptBefore(row.volume().household()),
                    catalogue.journal().entries(row.volume().household()));
        });
    }

    private Subject subject(Seen seen, Checklist checklist, Acting acting) {
        Volume volume = seen.row().volume();
        ObjectName object = new ObjectName(volume.household(), volume.id());
        Fixity.Looked looked = store.fixity().look(object);
        Optional<JsonNode> volumeJson = Optional.empty();
        Map<ItemId, JsonNode> itemJson = new HashMap<>();
        Map<String, String> paths = Map.of();
        List<Instant> versions = List.of();
        List<Finding> findings = new ArrayList<>(looked.findings());
        if (looked.inventory().isPresent()) {
            Inventory inventory = looked.inventory().get();
            paths = inventory.state();
            versions = inventory.versions().stream()
                    .map(Inventory.Version::created)
                    .toList();
            volumeJson = json(object, inventory, VolumeFiles.VOLUME);
            for (ItemView item : seen.items()) {
                json(object, inventory, item.id() + "/" + VolumeFiles.ITEM)
                        .ifPresent(json -> itemJson.put(item.id(), json));
            }
        }
        return new Subject(
                new Subject.Rows(
                        seen.household(),
                        volume,
                        seen.items(),
                        checklist,
                        CodeDemand.of(volume, seen.row().codeRule(), means.codes())),
                volumeJson,
                itemJson,
                paths,
                versions,
                files.read(seen.items(), seen.stored(), acting),
                findings,
                seen.journal(),
                means.scanner().about(),
                means.rules().today());
    }

    private Optional<JsonNode> json(ObjectName object, Inventory inventory, String path) {
        try {
            return Optional.of(JSON.readTree(store.readSmall(object, inventory, path)));
        } catch (ArchiveException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private Inspection keep(Inspection inspection, Seen seen) {
        return keep(inspection, seen, newest -> {});
    }

    private Inspection keep(Inspection inspection, Seen seen, Consumer<ReportId> look) {
        String what = inspection.stage() + " " + inspection.failed().size() + " "
                + inspection.byHand().size();
        Entry entry =
                new Entry(inspection.by(), "volume.inspect", inspection.volume().value(), "", digest(inspection), what);
        return database.within(seen.row().township(), () -> {
            reports.keep(inspection, seen.row(), entry, look);
            return inspection;
        });
    }

    /** The report as a file of the volume. */
    static Map<String, byte[]> sheet(Inspection inspection) {
        String name = "inspection-" + inspection.stage().name().toLowerCase(Locale.ROOT) + ".json";
        return Map.of(name, InspectionReport.json(inspection).getBytes(StandardCharsets.UTF_8));
    }
}
