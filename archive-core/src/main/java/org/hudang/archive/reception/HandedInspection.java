package org.hudang.archive.reception;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Comparison;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.inspection.CodeDemand;
import org.hudang.archive.inspection.FileReading;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.Scheme;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.Subject;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.reception.GatedVolume.Place;
import org.hudang.archive.transfer.ItemSheet;
import org.hudang.archive.transfer.OpenPackage;
import org.hudang.archive.volume.Extensions;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;

/**
 * Inspects volumes that are not here yet, as they would be inspected here (YJ), after every file that somebody may open one day
 * has passed the gate through which papers come in. Signatures on papers are for people: who reads them reads filed papers.
 */
final class HandedInspection {
    /** 内容数据格式符合性: where what may not be kept is told. */
    private static final String TYPES = "3-3";

    private final ArchiveParts parts;
    private final OpenPackage handed;
    private final Intake gate;

    /** @throws ChildUnavailable when this archive has nobody who examines what comes in */
    HandedInspection(ArchiveParts parts, OpenPackage handed) {
        this.parts = parts;
        this.handed = handed;
        this.gate = parts.gate().orElseThrow(ChildUnavailable::busy);
    }

    /** @throws ChildUnavailable when nothing can be examined now: ask again */
    GatedVolume of(HandedVolume volume, HandedHouse house, Acting acting) {
        Map<Place, Shut> shut = new HashMap<>();
        List<FiledFile> read = new ArrayList<>();
        Optional<String> unlike = Optional.empty();
        for (int item = 0; item < volume.items().size(); item++) {
            List<ItemSheet.StoredFile> stored = volume.sheets().get(item).files();
            for (int file = 0; file < stored.size(); file++) {
                FiledFile one = read(volume, new Place(item, file), shut);
                read.add(one);
                if (unlike.isEmpty() && !isAsListed(one)) {
                    unlike = Optional.of(volume.path(stored.get(file)));
                }
            }
        }
        return new GatedVolume(volume, shut, unlike, inspection(volume, house, Kept.of(volume, read, shut), acting));
    }

    private static boolean isAsListed(FiledFile file) {
        return file.read()
                .filter(read -> read.sha256().equals(file.recorded().sha256()))
                .isPresent();
    }

    private FiledFile read(HandedVolume volume, Place place, Map<Place, Shut> shut) {
        ItemView item = volume.items().get(place.item());
        String path = volume.path(volume.sheets().get(place.item()).files().get(place.file()));
        FileReading.Opener opener = (copy, of, one, type) -> {
            if (!isExamined(one, type)) {
                return OptionalInt.empty();
            }
            Examined examined = examine(copy, one, type);
            DocumentType claimed =
                    type.or(() -> DocumentType.ofMediaType(one.mediaType())).orElse(DocumentType.TXT);
            Shut.of(examined, one.role(), claimed).ifPresent(kept -> shut.put(place, kept));
            return FileReading.isCounted(of, one) ? pages(examined) : OptionalInt.empty();
        };
        return new FileReading(parts.work(), parts.scanner(), opener)
                .look(item, item.renditions().get(place.file()), () -> handed.read(path), Optional.empty());
    }

    private static OptionalInt pages(Examined examined) {
        return examined instanceof Examined.Accepted accepted && accepted.pages() > 0
                ? OptionalInt.of(accepted.pages())
                : OptionalInt.empty();
    }

    /**
     * Everything that is shown, copied or read one day. Words and lists are looked at when they are something else by their
     * bytes; what the sender has in quarantine stays there.
     */
    private static boolean isExamined(RenditionView file, Optional<DocumentType> type) {
        if (file.mediaType().equals(Quarantine.MEDIA_TYPE)) {
            return false;
        }
        boolean isText = file.role() == RenditionRole.TEXT || file.role().isOfTheHouse();
        return !isText || type.filter(found -> found != DocumentType.TXT).isPresent();
    }

    /** Under the ending of what it is said to be, so that the gate tells what it is not. */
    private Examined examine(Path copy, RenditionView file, Optional<DocumentType> type) {
        String ending = DocumentType.ofMediaType(file.mediaType())
                .or(() -> type)
                .map(known -> known.extensions().get(0))
                .orElse(Extensions.of(file.mediaType()));
        return gate.examine(copy, "paper." + ending);
    }

    /**
     * Papers as they would be kept here: what goes into quarantine is not asked what it is.
     *
     * @param wrong what the gate does not let in, by its code
     */
    private record Kept(List<ItemView> items, List<FiledFile> files, List<Fault> wrong) {
        static Kept of(HandedVolume volume, List<FiledFile> read, Map<Place, Shut> shut) {
            Kept kept = new Kept(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int position = 0; position < volume.items().size(); position++) {
                ItemView item = volume.items().get(position);
                List<RenditionView> files = new ArrayList<>();
                for (RenditionView file : item.renditions()) {
                    boolean quarantined = shut.get(new Place(position, files.size())) instanceof Shut.Quarantined;
                    files.add(quarantined ? inQuarantine(file) : file);
                }
                kept.add(item.withRenditions(files), position, read, shut);
            }
            return kept;
        }

        private void add(ItemView item, int position, List<FiledFile> read, Map<Place, Shut> shut) {
            items.add(item);
            for (int place = 0; place < item.renditions().size(); place++) {
                FiledFile one = read.get(files.size());
                FiledFile as = new FiledFile(item, item.renditions().get(place), one.read(), one.paper(), one.scan());
                files.add(as);
                if (shut.get(new Place(position, place)) instanceof Shut.Wrong stopped) {
                    wrong.add(new Fault(
                            as.where(),
                            as.recorded().mediaType(),
                            stopped.why().code().code()));
                }
            }
        }
    }

    private static RenditionView inQuarantine(RenditionView file) {
        return new RenditionView(
                file.id(),
                file.role(),
                file.fileName(),
                Quarantine.MEDIA_TYPE,
                file.bytes(),
                file.sha256(),
                file.sm3());
    }

    private Inspection inspection(HandedVolume volume, HandedHouse house, Kept kept, Acting acting) {
        Clock clock = parts.clock();
        LocalDate today = LocalDate.now(clock.withZone(parts.zone()));
        Checklist checklist = new Comparison(house.household(), volume.volume(), kept.items(), volume.matter(), today)
                .with(parts.materials(), Optional.empty(), item -> new Paper.ByHand());
        Subject subject = new Subject(
                new Subject.Rows(
                        house.household(), volume.volume(), kept.items(), checklist, new CodeDemand.Elsewhere()),
                Optional.of(volume.volumeJson()),
                volume.itemJson(),
                volume.paths(),
                volume.versions(),
                kept.files(),
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
                kept.files().size(),
                kept.files().stream()
                        .mapToLong(file -> file.read().map(Subject.Read::bytes).orElse(0L))
                        .sum(),
                Scheme.run(Stage.YJ, subject).stream()
                        .map(line -> told(line, kept.wrong()))
                        .toList(),
                Optional.empty());
    }

    private static Inspection.Line told(Inspection.Line line, List<Fault> wrong) {
        if (!line.number().equals(TYPES) || wrong.isEmpty()) {
            return line;
        }
        Set<String> named = new HashSet<>();
        wrong.forEach(fault -> named.add(fault.object()));
        List<Fault> faults = new ArrayList<>(wrong);
        if (line.result() instanceof Result.Failed failed) {
            failed.faults().stream()
                    .filter(fault -> !named.contains(fault.object()))
                    .forEach(faults::add);
        }
        return new Inspection.Line(TYPES, new Result.Failed(faults));
    }
}
