package org.hudang.archive.desk;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.hudang.archive.destruction.VolumeDestroyed;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.ReportBeingSealed;
import org.hudang.archive.inspection.ReportId;
import org.hudang.archive.inspection.ReportOutdated;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.store.Digests;
import org.hudang.archive.volume.VolumeId;

/** Reports on inspections in the catalogue. Call inside a transaction that sees the volume. */
final class ReportRows {
    private final Database database;
    private final Completion.Catalogue catalogue;

    ReportRows(Database database, Completion.Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /**
     * A report as it stands there.
     *
     * @param json to the byte
     */
    record Told(ReportId id, String json) {
        Inspection inspection() {
            return InspectionReport.parse(json);
        }

        /** Its digest, as entries of the history name it. */
        String digest() {
            return digest(json);
        }

        static String digest(String json) {
            return "sha256:" + Digests.sha256(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The newest of a stage. */
    Optional<Told> newest(VolumeId volume, Stage stage) {
        return database.jdbc()
                .sql("select number, report from archive.inspection where volume = ? and stage = ?"
                        + " order by number desc limit 1")
                .params(volume.value(), stage.name())
                .query((row, i) -> new Told(new ReportId(volume, stage, row.getInt(1)), row.getString(2)))
                .optional();
    }

    Optional<Told> find(ReportId report) {
        return database.jdbc()
                .sql("select report from archive.inspection where volume = ? and stage = ? and number = ?")
                .params(report.volume().value(), report.stage().name(), report.number())
                .query(String.class)
                .optional()
                .map(json -> new Told(report, json));
    }

    /**
     * Keeps a report under the next number, with its entry.
     *
     * @throws ReportOutdated when it follows one that is not the newest
     * @throws ReportBeingSealed when it follows one that waits for its seal
     * @throws VolumeDestroyed when the volume was destroyed while it was looked at
     */
    void keep(Inspection inspection, Volumes.Row row, Entry entry) {
        keep(inspection, row, entry, newest -> {});
    }

    /**
     * The same.
     *
     * @param look at the number of the newest report of the stage, 0 when there is none; no other comes before this one then
     */
    void keep(Inspection inspection, Volumes.Row row, Entry entry, Consumer<ReportId> look) {
        // the entry comes first: it holds the head of the household, so that numbers follow each other
        catalogue.journal().append(row.volume().household(), entry);
        VolumeId volume = inspection.volume();
        requireThere(row);
        int last = newest(volume, inspection.stage())
                .map(newest -> newest.id().number())
                .orElse(0);
        look.accept(new ReportId(volume, inspection.stage(), last));
        inspection
                .follows()
                .ifPresent(number -> requireOpen(
                        new ReportId(volume, inspection.stage(), number),
                        new ReportId(volume, inspection.stage(), last)));
        database.jdbc()
                .sql("insert into archive.inspection (volume, stage, number, household, township, version, at, who,"
                        + " failed, by_hand, report, follows) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        volume.value(),
                        inspection.stage().name(),
                        last + 1,
                        row.volume().household().value(),
                        row.township(),
                        inspection.version(),
                        OffsetDateTime.ofInstant(inspection.at(), ZoneOffset.UTC),
                        inspection.by(),
                        inspection.failed().size(),
                        inspection.byHand().size(),
                        InspectionReport.json(inspection),
                        inspection.follows().orElse(0))
                .update();
    }

    private void requireThere(Volumes.Row row) {
        boolean there = database.jdbc()
                .sql("select destroyed_at is null from archive.volume where id = ?")
                .param(row.volume().id().value())
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new VolumeDestroyed(row.volume().code());
        }
    }

    private void requireOpen(ReportId followed, ReportId newest) {
        if (!followed.equals(newest)) {
            throw new ReportOutdated(followed, newest);
        }
        boolean waits = database.jdbc()
                .sql("select 1 from archive.inspection_paper where volume = ? and stage = ? and number = ?")
                .params(followed.volume().value(), followed.stage().name(), followed.number())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (waits) {
            throw new ReportBeingSealed(followed);
        }
    }
}
