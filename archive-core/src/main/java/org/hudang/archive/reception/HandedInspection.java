package org.hudang.archive.reception;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.completeness.Comparison;
import org.hudang.archive.completeness.Surroundings;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.inspection.CodeDemand;
import org.hudang.archive.inspection.FileReading;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.Scheme;
import org.hudang.archive.inspection.SeenBytes;
import org.hudang.archive.inspection.SignatureReader.Signed;
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
import org.hudang.archive.volume.Extensions;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;

/**
 * Inspects volumes that are not here yet, as they would be inspected here (YJ), after every file that somebody may open one day
 * has passed the gate through which papers come in. Signatures are read where the gate lets a file in, and nowhere else.
 */
final class HandedInspection {
    /** 内容数据格式符合性: where what may not be kept is told. */
    private static final String TYPES = "3-3";
    /** 归档范围. */
    private static final String SCOPE = "2-9";

    private final ArchiveParts parts;
    private final ArrivedPackage arrived;
    private final Acting acting;
    private final Intake gate;

    /** @throws ChildUnavailable when this archive has nobody who examines what comes in */
    HandedInspection(ArchiveParts parts, ArrivedPackage arrived, Acting acting) {
        this.parts = parts;
        this.arrived = arrived;
        this.acting = acting;
        this.gate = parts.gate().orElseThrow(ChildUnavailable::busy);
    }

    /** What was noted of files while they were read. */
    private record Notes(Map<Place, Shut> shut, Map<Place, Signed> signed) {
        Notes() {
            this(new HashMap<>(), new HashMap<>());
        }

        Signed signed(Place place) {
            return signed.getOrDefault(place, Signed.NONE);
        }
    }

    /** @throws ChildUnavailable when nothing can be examined now: ask again */
    GatedVolume of(HandedVolume volume, HandedHouse house) throws IOException {
        Notes notes = new Notes();
        List<FiledFile> read = new ArrayList<>();
        Map<String, Long> lengths = new HashMap<>();
        Optional<String> unlike = Optional.empty();
        for (int item = 0; item < volume.items().size(); item++) {
            List<ItemSheet.StoredFile> stored = volume.sheets().get(item).files();
            for (int file = 0; file < stored.size(); file++) {
                FiledFile one = read(volume, new Place(item, file), notes);
                read.add(one);
                String path = stored.get(file).path();
                one.read().ifPresent(bytes -> lengths.put(path, bytes.bytes()));
                if (unlike.isEmpty() && !isAsListed(one)) {
                    unlike = Optional.of(volume.path(stored.get(file)));
                }
            }
        }
        Map<String, List<Fault>> faults = arrived.faults(volume, house, lengths);
        Kept kept = Kept.of(volume, read, notes);
        if (!kept.wrong().isEmpty()) {
            faults.put(TYPES, kept.wrong());
        }
        return new GatedVolume(volume, notes.shut(), unlike, inspection(volume, house, kept, faults));
    }

    private static boolean isAsListed(FiledFile file) {
        return file.read()
                .filter(read -> read.sha256().equals(file.recorded().sha256()))
                .isPresent();
    }

    private FiledFile read(HandedVolume volume, Place place, Notes notes) {
        ItemView item = volume.items().get(place.item());
        String path = volume.path(volume.sheets().get(place.item()).files().get(place.file()));
        FileReading.Opener opener = (copy, of, one, type, seen) -> {
            if (!isExamined(one, type)) {
                note(notes, place, isSigned(one, type, seen) ? Signed.UNTOLD : Signed.NONE);
                return OptionalInt.empty();
            }
            Examined examined = examine(copy, one, type);
            DocumentType claimed =
                    type.or(() -> DocumentType.ofMediaType(one.mediaType())).orElse(DocumentType.TXT);
            Optional<Shut> shut = Shut.of(examined, one.role(), claimed);
            shut.ifPresent(kept -> notes.shut().put(place, kept));
            if (isSigned(one, type, seen)) {
                // what the gate does not let in is opened by nobody, so nobody can tell
                note(
                        notes,
                        place,
                        shut.isEmpty() && seen.isSigned() ? parts.signatures().read(copy) : Signed.UNTOLD);
            }
            return FileReading.isCounted(of, one) ? pages(examined) : OptionalInt.empty();
        };
        return new FileReading(parts.work(), parts.scanner(), opener)
                .look(item, item.renditions().get(place.file()), () -> bytes(path), Optional.empty());
    }

    private static void note(Notes notes, Place place, Signed signed) {
        notes.signed().put(place, signed);
    }

    /** Whether there may be signatures: by what was seen, or because its bytes are of a kind that it does not say to be. */
    private static boolean isSigned(RenditionView file, Optional<DocumentType> type, SeenBytes seen) {
        boolean hidden = type.filter(found -> found == DocumentType.PDF || found == DocumentType.OFD)
                .filter(found -> !found.mediaType().equals(file.mediaType()))
                .isPresent();
        return seen.isSigned() || (hidden && !file.mediaType().equals(Quarantine.MEDIA_TYPE));
    }

    /** A list may lead to a file that is not there: nothing is wrong with the disk. */
    private InputStream bytes(String path) throws IOException {
        try {
            return arrived.handed().read(path);
        } catch (NoSuchFileException e) {
            ContentDamaged missing = new ContentDamaged(path, "", "");
            missing.initCause(e);
            throw missing;
        }
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
    private record Kept(List<ItemView> items, List<FiledFile> files, SignedPapers papers, List<Fault> wrong) {
        static Kept of(HandedVolume volume, List<FiledFile> read, Notes notes) {
            Kept kept = new Kept(new ArrayList<>(), new ArrayList<>(), new SignedPapers(), new ArrayList<>());
            for (int position = 0; position < volume.items().size(); position++) {
                ItemView item = volume.items().get(position);
                List<RenditionView> files = new ArrayList<>();
                for (RenditionView file : item.renditions()) {
                    boolean quarantined =
                            notes.shut().get(new Place(position, files.size())) instanceof Shut.Quarantined;
                    files.add(quarantined ? inQuarantine(file) : file);
                }
                kept.add(item.withRenditions(files), position, read, notes);
            }
            return kept;
        }

        private void add(ItemView item, int position, List<FiledFile> read, Notes notes) {
            items.add(item);
            for (int file = 0; file < item.renditions().size(); file++) {
                Place place = new Place(position, file);
                FiledFile one = read.get(files.size());
                Signed signed = notes.signed(place);
                papers.note(item.id(), signed);
                FiledFile as = new FiledFile(
                        item, item.renditions().get(file), one.read(), SignedPapers.of(signed), one.scan());
                files.add(as);
                if (notes.shut().get(place) instanceof Shut.Wrong stopped) {
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

    private Inspection inspection(HandedVolume volume, HandedHouse house, Kept kept, Map<String, List<Fault>> faults) {
        Subject subject = subject(volume, house, kept);
        return new Inspection(
                Stage.YJ,
                volume.volume().id(),
                volume.volume().code(),
                volume.volume().version(),
                parts.clock().instant().truncatedTo(ChronoUnit.MICROS),
                acting.user(),
                kept.files().size(),
                kept.files().stream()
                        .mapToLong(file -> file.read().map(Subject.Read::bytes).orElse(0L))
                        .sum(),
                Scheme.run(Stage.YJ, subject).stream()
                        .map(line -> line.number().equals(SCOPE) ? kept.papers().scope(line) : line)
                        .map(line -> told(line, faults.getOrDefault(line.number(), List.of())))
                        .toList(),
                Optional.empty(),
                Optional.of(arrived.named()),
                InspectionReport.toolVersion(),
                OptionalInt.empty());
    }

    private Subject subject(HandedVolume volume, HandedHouse house, Kept kept) {
        LocalDate today = LocalDate.now(parts.clock().withZone(parts.zone()));
        Map<String, String> there = new HashMap<>(volume.paths());
        there.keySet().retainAll(arrived.files(volume));
        return new Subject(
                new Subject.Rows(
                        house.household(),
                        volume.volume(),
                        kept.items(),
                        kept.papers()
                                .checklist(
                                        new Comparison(
                                                house.household(),
                                                volume.volume(),
                                                kept.items(),
                                                volume.matter(),
                                                new Surroundings(house.cases(), List.of(), Set.of()),
                                                today),
                                        parts.materials()),
                        new CodeDemand.Elsewhere()),
                Optional.of(volume.volumeJson()),
                volume.itemJson(),
                there,
                volume.versions(),
                kept.files(),
                List.of(), // of a stored object; a package is told of by ArrivedPackage
                house.history(),
                parts.scanner().about(),
                today);
    }

    /** The item fails with these, and with what it found itself of other objects. */
    private static Inspection.Line told(Inspection.Line line, List<Fault> wrong) {
        if (wrong.isEmpty()) {
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
        return new Inspection.Line(line.number(), new Result.Failed(faults));
    }
}
