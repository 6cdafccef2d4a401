package org.hudang.archive.desk;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.inspection.KeptReport;
import org.hudang.archive.inspection.NoSuchReport;
import org.hudang.archive.inspection.ReportId;
import org.hudang.archive.inspection.ReportOutdated;
import org.hudang.archive.inspection.ReportPapers;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.WaitingPaper;
import org.hudang.archive.store.Inventory;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.VolumeId;

/** Papers of reports over catalogue and storage; what is sealed goes into the volume through {@link FilingDesk}. */
final class ReportDesk implements ReportPapers {
    private static final int TRIES = 3;

    private final Database database;
    private final StorageRoot store;
    private final Completion.Catalogue catalogue;
    private final FilingDesk filing;

    ReportDesk(Database database, StorageRoot store, Completion.Catalogue catalogue, FilingDesk filing) {
        this.database = database;
        this.store = store;
        this.catalogue = catalogue;
        this.filing = filing;
    }

    @Override
    public Optional<KeptReport> newest(VolumeId volume, Stage stage, Acting acting) {
        return database.within(acting.township(), () -> {
            Volumes.Row row = row(volume);
            return database.jdbc()
                    .sql("select number, report from archive.inspection where volume = ? and stage = ?"
                            + " order by number desc limit 1")
                    .params(row.volume().id().value(), stage.name())
                    .query((one, i) -> new Told(new ReportId(volume, stage, one.getInt(1)), one.getString(2)))
                    .optional()
                    .map(told -> new KeptReport(told.id(), told.json(), isSealed(told.id(), row)));
        });
    }

    /** A report as it stands in the catalogue. */
    private record Told(ReportId id, String json) {}

    private Volumes.Row row(VolumeId volume) {
        return catalogue.volumes().find(volume).orElseThrow(VolumeUnknown::new);
    }

    private boolean isSealed(ReportId report, Volumes.Row row) {
        return inventory(row).state().containsKey(report.pdf());
    }

    private Inventory inventory(Volumes.Row row) {
        return store.inventory(object(row), row.volume().version(), row.inventory());
    }

    private static ObjectName object(Volumes.Row row) {
        return new ObjectName(row.volume().household(), row.volume().id());
    }

    @Override
    public Optional<WaitingPaper> waiting(ReportId report, Acting acting) {
        return database.within(
                acting.township(),
                () -> isSealed(report, row(report.volume())) ? Optional.<WaitingPaper>empty() : kept(report));
    }

    private Optional<WaitingPaper> kept(ReportId report) {
        return database.jdbc()
                .sql("select * from archive.inspection_paper where volume = ? and stage = ? and number = ?")
                .params(report.volume().value(), report.stage().name(), report.number())
                .query((row, i) -> paper(row))
                .optional();
    }

    private static WaitingPaper paper(ResultSet row) throws SQLException {
        return new WaitingPaper(
                id(row),
                row.getBytes("pdf"),
                row.getString("sm3"),
                row.getString("template"),
                new WaitingPaper.Asked(
                        row.getString("seal"),
                        row.getString("asked_by"),
                        row.getString("asked_for"),
                        row.getString("terminal"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()));
    }

    private static ReportId id(ResultSet row) throws SQLException {
        return new ReportId(
                new VolumeId(row.getString("volume")), Stage.valueOf(row.getString("stage")), row.getInt("number"));
    }

    @Override
    public List<ReportId> allWaiting(int most, Acting acting) {
        return database.within(
                acting.township(),
                () -> database.jdbc()
                        .sql("select volume, stage, number from archive.inspection_paper order by asked_at, volume"
                                + " limit ?")
                        .param(most)
                        .query((row, i) -> id(row))
                        .list());
    }

    @Override
    public WaitingPaper keep(WaitingPaper paper, Acting acting) {
        ReportId report = paper.report();
        WaitingPaper.Asked asked = paper.asked();
        return database.within(acting.township(), () -> {
            Volumes.Row row = row(report.volume());
            // whoever judges or inspects holds the household, too: what is sealed is the newest
            var unused = database.jdbc()
                    .sql("select number from archive.household where number = ? for no key update")
                    .param(row.volume().household().value())
                    .query(String.class)
                    .single();
            requireNewest(report);
            database.jdbc()
                    .sql("insert into archive.inspection_paper (volume, stage, number, household, township, pdf, sm3,"
                            + " template, seal, asked_at, asked_by, asked_for, terminal)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            + " on conflict (volume, stage, number) do nothing")
                    .params(
                            report.volume().value(),
                            report.stage().name(),
                            report.number(),
                            row.volume().household().value(),
                            row.township(),
                            paper.pdf(),
                            paper.sm3(),
                            paper.template(),
                            asked.seal(),
                            OffsetDateTime.ofInstant(asked.at(), ZoneOffset.UTC),
                            asked.by(),
                            asked.township(),
                            asked.terminal())
                    .update();
            return kept(report).orElseThrow();
        });
    }

    private void requireNewest(ReportId report) {
        int last = database.jdbc()
                .sql("select coalesce(max(number), 0) from archive.inspection where volume = ? and stage = ?")
                .params(report.volume().value(), report.stage().name())
                .query(Integer.class)
                .single();
        if (last != report.number()) {
            throw new ReportOutdated(report, new ReportId(report.volume(), report.stage(), last));
        }
    }

    @Override
    public void drop(ReportId report, Acting acting) {
        database.within(
                acting.township(),
                () -> database.jdbc()
                        .sql("delete from archive.inspection_paper where volume = ? and stage = ? and number = ?")
                        .params(report.volume().value(), report.stage().name(), report.number())
                        .update());
    }

    @Override
    public Filed file(ReportId report, byte[] sealed, Continuation next, Acting acting) {
        CaseTurn.Ask ask =
                new CaseTurn.Ask("inspection/" + report, report.volume(), "report", List.of(report.printed()));
        Optional<Filed> earlier = filing.earlier(ask, acting);
        for (int i = 0; earlier.isEmpty() && i < TRIES; i++) {
            try {
                earlier = Optional.of(
                        filing.turn(turn(ask, report, sealed, acting).followedBy(next), acting));
            } catch (CaseTurn.Stale moved) {
                // others filed between the look and the lock
            }
        }
        Filed filed = earlier.orElseThrow(() -> new HouseholdBusy(0));
        drop(report, acting);
        return filed;
    }

    private CaseTurn turn(CaseTurn.Ask ask, ReportId report, byte[] sealed, Acting acting) {
        return database.within(acting.township(), () -> {
            Volumes.Row row = row(report.volume());
            byte[] json = database.jdbc()
                    .sql("select report from archive.inspection where volume = ? and stage = ? and number = ?")
                    .params(report.volume().value(), report.stage().name(), report.number())
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new NoSuchReport(report.stage()))
                    .getBytes(StandardCharsets.UTF_8);
            return new CaseTurn(
                    ask,
                    row.matter().matter(),
                    "volume.report",
                    report.printed(),
                    row.volume().version(),
                    Map.of(report.json(), json, report.pdf(), sealed));
        });
    }

    @Override
    public Optional<byte[]> sealed(ReportId report, Acting acting) {
        Volumes.Row row = database.within(acting.township(), () -> row(report.volume()));
        Inventory inventory = inventory(row);
        return inventory.state().containsKey(report.pdf())
                ? Optional.of(store.readSmall(object(row), inventory, report.pdf()))
                : Optional.empty();
    }
}
