package org.hudang.archive.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.VolumeCase;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Inspection.Line;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.SignatureReader.Signed;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.inspection.VirusScanner.About;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;

/**
 * Inspection of papers before they are filed (归档检测, FL-02): the items of stage GD that can be judged over new papers alone.
 * What is of the volume as a whole, of the machines or of the work is judged when the volume is closed.
 *
 * <p>Pages are not counted again here: that takes a child process, and closing does it.
 */
public final class AtFiling {
    private static final List<String> OF_PAPERS =
            List.of("1-1", "1-2", "1-3", "1-4", "1-5", "1-6", "1-8", "1-10", "2-4", "2-7", "2-8", "3-3", "3-8", "4-2");
    private static final List<String> OF_FILES = List.of("1-1", "1-10", "2-7", "3-3", "3-8", "4-2");

    private final Household household;
    private final Volume volume;
    private final Optional<About> scanner;
    private final List<Fault> twice;
    private final Map<String, String> contents = new HashMap<>();

    /**
     * Inspects what is filed together.
     *
     * @param there papers of the volume
     * @param fresh papers that are to come into it, in their order
     */
    public AtFiling(Setting setting, List<ItemView> there, List<ItemView> fresh) {
        household = setting.household();
        volume = setting.volume();
        scanner = setting.scanner();
        List<ItemView> all = new ArrayList<>(there);
        all.addAll(fresh);
        twice = Authenticity.twice(all);
        there.forEach(item -> contents.putIfAbsent(item.original().sha256(), item.code()));
    }

    /** Where papers are filed, and with what they are inspected. */
    public record Setting(Household household, Volume volume, Optional<About> scanner) {}

    /**
     * A file of a paper with what its signatures say.
     *
     * @param file as it was read on its way in
     */
    public record NewFile(FiledFile file, Signed signed) {}

    /**
     * What was found.
     *
     * @param lines items of the scheme, in its order
     * @param same code of the paper of the same content that was there first; empty when there is none
     */
    public record Found(List<Line> lines, Optional<String> same) {
        public Found {
            lines = List.copyOf(lines);
        }

        /** Items that failed: the paper is not filed. */
        public List<Line> failed() {
            return lines.stream()
                    .filter(line -> line.result() instanceof Result.Failed)
                    .toList();
        }
    }

    /**
     * Inspects a new paper; papers are inspected in their order.
     *
     * @param itemJson its own file
     */
    public Found paper(ItemView item, JsonNode itemJson, List<NewFile> files) {
        Optional<String> same =
                Optional.ofNullable(contents.putIfAbsent(item.original().sha256(), item.code()));
        return new Found(
                lines(OF_PAPERS, subject(List.of(item), Map.of(item.id(), itemJson), files), files, item), same);
    }

    /** Inspects a further file of a paper that is there. */
    public Found further(ItemView item, NewFile file) {
        List<NewFile> files = List.of(file);
        return new Found(lines(OF_FILES, subject(List.of(), Map.of(), files), files, item), Optional.empty());
    }

    private List<Line> lines(List<String> numbers, Subject subject, List<NewFile> files, ItemView item) {
        return numbers.stream()
                .map(number -> new Line(number, result(number, subject, files, item)))
                .toList();
    }

    private Result result(String number, Subject subject, List<NewFile> files, ItemView item) {
        return switch (number) {
            case "1-1" -> signatures(files);
            case "1-8" ->
                Result.of(twice.stream()
                        .filter(fault -> fault.object().equals(item.code()))
                        .toList());
            default -> withoutVolume(Scheme.one(number, subject));
        };
    }

    /** Digests are made of what is filed while it is filed; what can be wrong are the signatures. */
    private static Result signatures(List<NewFile> files) {
        List<Fault> faults = files.stream()
                .filter(one -> one.signed() == Signed.BROKEN)
                .map(one -> Authenticity.broken(one.file()))
                .toList();
        if (!faults.isEmpty()) {
            return new Result.Failed(faults);
        }
        Set<Signed> all = Set.copyOf(files.stream().map(NewFile::signed).toList());
        if (all.contains(Signed.UNREAD)) {
            return new Result.ByHand(Result.Why.NO_SIGNATURE_READER);
        }
        if (all.contains(Signed.UNTOLD)) {
            return new Result.ByHand(Result.Why.SIGNATURE_UNKNOWN);
        }
        return files.stream().anyMatch(one -> Subject.isQuarantined(one.file().recorded()))
                ? new Result.ByHand(Result.Why.QUARANTINED)
                : new Result.Passed();
    }

    /** What is wrong with the volume itself is no reason to refuse a paper. */
    private Result withoutVolume(Result result) {
        if (!(result instanceof Result.Failed failed)) {
            return result;
        }
        return Result.of(failed.faults().stream()
                .filter(fault ->
                        !fault.object().equals(volume.code()) && !fault.object().startsWith(volume.code() + " "))
                .toList());
    }

    private Subject subject(List<ItemView> items, Map<ItemId, JsonNode> itemJson, List<NewFile> files) {
        Checklist none = new Checklist(volume, VolumeCase.OPENED, "", List.of());
        return new Subject(
                new Subject.Rows(household, volume, items, none, new CodeDemand.NotAsked()),
                Optional.empty(),
                itemJson,
                Map.of(),
                List.of(),
                files.stream().map(NewFile::file).toList(),
                List.of(),
                List.of(),
                scanner,
                LocalDate.EPOCH); // no item of the scheme that runs here asks for the day
    }
}
