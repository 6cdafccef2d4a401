package org.hudang.archive.intake.tray;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.KeyReused;
import org.hudang.archive.NoRoom;
import org.hudang.archive.TooManyFilings;
import org.hudang.archive.VolumeBlocked;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.InspectionFailed;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;

/** Files uploads: holds them, has them filed, and lets go of them when nothing came of it. */
final class TrayFilings {
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
    /** After these the archive is as it was before. */
    private static final List<Class<? extends ArchiveException>> NOTHING_CHANGED = List.of(
            CommandRefused.class,
            ContentDamaged.class,
            HouseholdBusy.class,
            InspectionFailed.class,
            KeyReused.class,
            NoRoom.class,
            TooManyFilings.class,
            VolumeBlocked.class,
            VolumeClosed.class,
            VolumeUnknown.class);

    private final TrayParts parts;
    private final TrayDatabase database;
    private final TrayRows rows;
    private final TrayFolder folder;

    TrayFilings(TrayParts parts, TrayDatabase database, TrayRows rows, TrayFolder folder) {
        this.parts = parts;
        this.database = database;
        this.rows = rows;
        this.folder = folder;
    }

    Filed file(TrayFiling filing, Acting acting) {
        List<UploadId> uploads = filing.papers().stream().map(TrayPaper::upload).toList();
        if (new HashSet<>(uploads).size() != uploads.size()) {
            throw new CommandRefused("papers.upload", "unique");
        }
        Map<UploadId, TrayRow> held = database.within(acting.township(), () -> hold(filing));
        Filed filed;
        try {
            filed = parts.archive().file(asFiling(filing, held), acting);
        } catch (ArchiveException e) {
            if (NOTHING_CHANGED.contains(e.getClass())) {
                letGo(filing, acting);
            }
            throw e;
        }
        uploads.forEach(folder::remove);
        return filed;
    }

    /** Whether a filing has the upload and may still come to its end. */
    boolean isHeld(TrayRow row) {
        return row.hold().isPresent()
                && (row.hold().get().since().isAfter(now().minus(LONGEST_HOLD))
                        || rows.isUnderWay(row.township(), row.hold().get().filing()));
    }

    /** Takes all uploads for this filing, always in the same order, so that two filings cannot wait for each other. */
    private Map<UploadId, TrayRow> hold(TrayFiling filing) {
        HouseholdNumber household = rows.household(filing.volume()).orElseThrow(VolumeUnknown::new);
        Map<UploadId, TrayRow> held = new HashMap<>();
        Set<String> bytes = new HashSet<>();
        List<TrayPaper> ordered = filing.papers().stream()
                .sorted(Comparator.comparing(paper -> paper.upload().value()))
                .toList();
        for (TrayPaper paper : ordered) {
            TrayRow row = rows.lock(paper.upload())
                    .filter(one -> one.household().equals(household))
                    .orElseThrow(UploadUnknown::new);
            boolean own = row.hold()
                    .filter(hold -> hold.filing().equals(filing.key()))
                    .isPresent();
            if (row.is("FILED") ? !own : !row.is("READY", "QUARANTINED") || (isHeld(row) && !own)) {
                throw new UploadClosed(row.state());
            }
            if (!row.is("FILED")) {
                requireNew(paper, row, bytes);
                rows.hold(row.id(), filing.key(), now());
            }
            held.put(row.id(), row);
        }
        return held;
    }

    private void requireNew(TrayPaper paper, TrayRow row, Set<String> bytes) {
        boolean twice = !bytes.add(row.sha256());
        if (paper.evenIfThere()) {
            return;
        }
        if (rows.twin(row).orElse(null) instanceof Twin.InArchive there) {
            throw new PaperThere(there.code());
        }
        if (twice) {
            throw new CommandRefused("papers.upload", "unique");
        }
    }

    private void letGo(TrayFiling filing, Acting acting) {
        database.within(acting.township(), () -> {
            filing.papers().forEach(paper -> rows.letGo(paper.upload(), filing.key()));
            return filing;
        });
    }

    private Filing asFiling(TrayFiling filing, Map<UploadId, TrayRow> held) {
        List<NewItem> items = new ArrayList<>();
        for (TrayPaper paper : filing.papers()) {
            TrayRow row = Objects.requireNonNull(held.get(paper.upload()));
            items.add(new NewItem(
                    paper.kind(),
                    paper.title(),
                    paper.member(),
                    paper.date(),
                    paper.responsible(),
                    new Particulars(
                            paper.documentNumber(), paper.secrecy(), row.found().pages()),
                    renditions(row)));
        }
        return new Filing(
                filing.key(),
                filing.volume(),
                filing.event(),
                items,
                Optional.of(UploadsFiled.of(
                        filing.papers().stream().map(TrayPaper::upload).toList())));
    }

    private List<NewRendition> renditions(TrayRow row) {
        List<NewRendition> renditions = new ArrayList<>();
        List<Finding> findings = Findings.parse(row.found().findings());
        boolean quarantined = row.found().quarantined();
        String type = quarantined ? Quarantine.MEDIA_TYPE : row.type().mediaType();
        renditions.add(new NewRendition(
                RenditionRole.ORIGINAL,
                row.name(),
                type,
                ContentSource.of(folder.bytes(row.id())),
                Optional.of(row.sha256())));
        if (quarantined) {
            renditions.add(new NewRendition(
                    RenditionRole.EVIDENCE,
                    Quarantine.CHECK,
                    "application/json",
                    ContentSource.of(Quarantine.check(row.type(), findings.get(0)))));
        } else {
            row.found()
                    .text()
                    .ifPresent(sha256 -> renditions.add(new NewRendition(
                            RenditionRole.TEXT,
                            row.name() + ".txt",
                            "text/plain",
                            ContentSource.of(folder.text(row.id())),
                            Optional.of(sha256))));
            row.found()
                    .pdfa()
                    .ifPresent(sha256 -> renditions.add(new NewRendition(
                            RenditionRole.PDFA,
                            row.name() + ".pdf",
                            "application/pdf",
                            ContentSource.of(folder.pdfa(row.id())),
                            Optional.of(sha256))));
        }
        return renditions;
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
