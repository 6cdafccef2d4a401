package org.hudang.archive.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.desk.PaperStaging.Base;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.inspection.AtFiling;
import org.hudang.archive.inspection.AtFiling.Found;
import org.hudang.archive.inspection.AtFiling.NewFile;
import org.hudang.archive.inspection.FileReading;
import org.hudang.archive.inspection.FiledPapers;
import org.hudang.archive.inspection.InspectionFailed;
import org.hudang.archive.inspection.SeenBytes;
import org.hudang.archive.inspection.SignatureReader;
import org.hudang.archive.inspection.SignatureReader.Signed;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.inspection.Subject.Read;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.inspection.VirusScanner.About;
import org.hudang.archive.inspection.VirusScanner.Scan;
import org.hudang.archive.store.Staging;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Volume;

/**
 * Inspects what is staged before anything of it stands anywhere (归档检测). Bytes were read while they were staged; here only
 * their heads are read, and by those who have to see all of them: scanner, and reader of signatures where there are some.
 */
final class FilingInspection {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VirusScanner scanner;
    private final SignatureReader signatures;

    FilingInspection(VirusScanner scanner, SignatureReader signatures) {
        this.scanner = scanner;
        this.signatures = signatures;
    }

    /**
     * What lies staged.
     *
     * @param seen what was seen of each file on its way in, by its number
     * @param lines the line of each item in the list of the volume, in the order of the items
     */
    record Laid(
            Staging staging,
            List<Plan.Item> items,
            List<Plan.Copy> copies,
            Map<String, SeenBytes> seen,
            List<Map<String, Object>> lines) {}

    /** What was found, by number of the item, and of the file for further files. */
    record Looked(Map<String, JsonNode> found) {
        /** Nobody looked: an inspection of its own had come before. */
        static final Looked ELSEWHERE = new Looked(Map.of());

        Looked {
            found = Map.copyOf(found);
        }

        Optional<JsonNode> of(String id) {
            return Optional.ofNullable(found.get(id));
        }
    }

    /**
     * Inspects them.
     *
     * @throws InspectionFailed when one of them does not pass
     */
    Looked look(Laid laid, Base base, String user) {
        if (laid.items().isEmpty() && laid.copies().isEmpty()) {
            return Looked.ELSEWHERE;
        }
        Volume volume = base.volume().volume();
        List<ItemView> fresh = new ArrayList<>();
        for (int i = 0; i < laid.items().size(); i++) {
            fresh.add(view(laid.items().get(i), laid.lines().get(i), volume));
        }
        Optional<About> about = scanner.about();
        AtFiling inspection = new AtFiling(new AtFiling.Setting(base.household(), volume, about), base.items(), fresh);
        SortedMap<Integer, Found> failed = new TreeMap<>();
        Map<String, JsonNode> found = new HashMap<>();
        for (int i = 0; i < fresh.size(); i++) {
            Plan.Item item = laid.items().get(i);
            JsonNode sheet = JSON.valueToTree(
                    VolumeFiles.sheet(item, laid.lines().get(i), user, PaperStaging.paths(item), Optional.empty()));
            Found one = inspection.paper(fresh.get(i), sheet, files(laid, fresh.get(i), item.renditions(), about));
            found.put(item.id(), FiledPapers.json(one));
            note(i + 1, one, failed);
        }
        for (Plan.Copy copy : laid.copies()) {
            ItemView item = base.items().stream()
                    .filter(one -> one.id().value().equals(copy.item()))
                    .findFirst()
                    .orElseThrow();
            Found one = inspection.further(
                    item, files(laid, item, List.of(copy.rendition()), about).get(0));
            found.put(copy.rendition().id(), FiledPapers.json(one));
            note(fresh.size() + laid.copies().indexOf(copy) + 1, one, failed);
        }
        if (!failed.isEmpty()) {
            throw new InspectionFailed(failed);
        }
        return new Looked(found);
    }

    private static void note(int place, Found found, SortedMap<Integer, Found> failed) {
        if (!found.failed().isEmpty()) {
            failed.put(place, found);
        }
    }

    private List<NewFile> files(Laid laid, ItemView item, List<Plan.Rendition> renditions, Optional<About> about) {
        List<NewFile> files = new ArrayList<>();
        try {
            for (Plan.Rendition one : renditions) {
                RenditionView recorded = view(one);
                Path bytes = laid.staging().file(one.sha512());
                SeenBytes seen = Objects.requireNonNull(laid.seen().get(one.id()));
                Read read = new Read(
                        one.bytes(),
                        one.sha256(),
                        one.sm3(),
                        FileReading.type(bytes, recorded.role()),
                        seen.isLocked(),
                        OptionalInt.empty());
                Scan scan = about.isPresent() ? scanner.scan(ContentSource.of(bytes)) : new Scan.CannotTell("");
                Signed signed = seen.isSigned() ? signatures.read(bytes) : Signed.NONE;
                files.add(
                        new NewFile(new FiledFile(item, recorded, Optional.of(read), Optional.empty(), scan), signed));
            }
        } catch (IOException e) {
            throw new StoreFailed("inspection", e);
        }
        return files;
    }

    private static ItemView view(Plan.Item item, Map<String, Object> line, Volume volume) {
        return new ItemView(
                new ItemId(item.id()),
                volume.household(),
                volume.id(),
                item.number(),
                item.code(),
                new ItemKind(item.kind()),
                item.title(),
                Optional.ofNullable(item.member()).map(MemberId::new),
                LocalDate.parse(item.date()),
                item.responsible(),
                item.particulars(),
                String.valueOf(line.get("event")),
                volume.version() + 1,
                Instant.parse(String.valueOf(line.get("filedAt"))),
                item.renditions().stream().map(FilingInspection::view).toList());
    }

    private static RenditionView view(Plan.Rendition one) {
        return new RenditionView(
                new RenditionId(one.id()),
                RenditionRole.valueOf(one.role()),
                one.fileName(),
                one.mediaType(),
                one.bytes(),
                one.sha256(),
                one.sm3());
    }
}
