package org.hudang.archive.reception;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Comparison;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.inspection.FileReading;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Scheme;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.Subject;
import org.hudang.archive.transfer.ItemSheet;
import org.hudang.archive.transfer.OpenPackage;
import org.hudang.archive.volume.ItemView;

/**
 * Inspects volumes that are not here yet, as they would be inspected here (YJ). Signatures on papers are for people: who reads
 * them reads filed papers.
 */
final class HandedInspection {
    private final ArchiveParts parts;
    private final OpenPackage handed;

    HandedInspection(ArchiveParts parts, OpenPackage handed) {
        this.parts = parts;
        this.handed = handed;
    }

    Inspection of(HandedVolume volume, HandedHouse house, Acting acting) {
        Clock clock = parts.clock();
        LocalDate today = LocalDate.now(clock.withZone(parts.zone()));
        Checklist checklist = new Comparison(house.household(), volume.volume(), volume.items(), volume.matter(), today)
                .with(parts.materials(), Optional.empty(), item -> new Paper.ByHand());
        List<Subject.FiledFile> files = files(volume);
        Subject subject = new Subject(
                new Subject.Rows(house.household(), volume.volume(), volume.items(), checklist),
                Optional.of(volume.volumeJson()),
                volume.itemJson(),
                volume.paths(),
                volume.versions(),
                files,
                List.of(),
                house.history(),
                parts.scanner().about(),
                today);
        return new Inspection(
                Stage.YJ,
                volume.volume().id(),
                volume.volume().code(),
                volume.volume().version(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                acting.user(),
                files.size(),
                files.stream()
                        .mapToLong(file -> file.read().map(Subject.Read::bytes).orElse(0L))
                        .sum(),
                Scheme.run(Stage.YJ, subject),
                Optional.empty());
    }

    private List<Subject.FiledFile> files(HandedVolume volume) {
        FileReading reader = new FileReading(parts.work(), parts.scanner(), parts.counter());
        List<Subject.FiledFile> files = new ArrayList<>();
        for (int i = 0; i < volume.items().size(); i++) {
            ItemView item = volume.items().get(i);
            List<ItemSheet.StoredFile> stored = volume.sheets().get(i).files();
            for (int position = 0; position < stored.size(); position++) {
                String path = volume.path(stored.get(position));
                files.add(
                        reader.look(item, item.renditions().get(position), () -> handed.read(path), Optional.empty()));
            }
        }
        return files;
    }
}
