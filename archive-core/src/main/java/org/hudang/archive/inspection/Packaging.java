package org.hudang.archive.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hudang.archive.CheckReport;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.volume.ItemView;
import org.jspecify.annotations.Nullable;

/** Items that concern the volume as a package of files (信息包): the object of the storage root is one. */
final class Packaging {
    private static final String ITEM = "/item.json";

    private Packaging() {}

    /** 1-12 说明文件和目录文件规范性. */
    static Result descriptions(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        format(subject.volumeJson().orElse(null), "volume.json", "hudang-volume-1", faults);
        for (ItemView item : subject.rows().items()) {
            format(subject.itemJson().get(item.id()), item.code() + ITEM, "hudang-item-1", faults);
        }
        return Result.of(faults);
    }

    private static void format(@Nullable JsonNode json, String object, String format, List<Fault> faults) {
        String found = json == null ? "" : json.path("format").asText();
        if (!found.equals(format)) {
            faults.add(new Fault(object, format, found));
        }
    }

    /** 1-13 信息包目录结构规范性. */
    static Result structure(Subject subject) {
        return found(
                subject,
                EnumSet.of(Kind.OBJECT_MISSING, Kind.INVENTORY_BROKEN, Kind.VERSION_DIFFERS, Kind.FILE_UNREADABLE));
    }

    /** 1-14 信息包一致性: every file has the digest with which it was stored. */
    static Result digests(Subject subject) {
        return found(
                subject,
                EnumSet.of(
                        Kind.OBJECT_MISSING,
                        Kind.INVENTORY_BROKEN,
                        Kind.FILE_ALTERED,
                        Kind.FILE_MISSING,
                        Kind.FILE_UNREADABLE));
    }

    /** 2-10 信息包元数据完整性: every paper in the list, and with a file of its own. */
    static Result metadata(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        subject.volumeJson()
                .ifPresent(json -> json.path("items")
                        .forEach(line -> listed.add(line.path("id").asText())));
        for (ItemView item : subject.rows().items()) {
            if (!listed.contains(item.id().value())) {
                faults.add(new Fault(item.code(), "in volume.json", ""));
            }
            if (!subject.paths().containsKey(item.id() + ITEM)) {
                faults.add(new Fault(item.code(), item.id() + ITEM, ""));
            }
        }
        return Result.of(faults);
    }

    /** 2-11 信息包内容数据完整性: files counted = files recorded. */
    static Result files(Subject subject) {
        long recorded = subject.rows().items().stream()
                .mapToLong(item -> item.renditions().size())
                .sum();
        long counted = subject.paths().keySet().stream()
                .filter(path -> path.indexOf('/') > 0 && !path.endsWith(ITEM))
                .count();
        return Result.of(
                recorded == counted
                        ? List.of()
                        : List.of(new Fault(
                                subject.rows().volume().code(), String.valueOf(recorded), String.valueOf(counted))));
    }

    /** 3-1 信息包中元数据可读性. */
    static Result readable(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        if (subject.volumeJson().isEmpty()) {
            faults.add(new Fault("volume.json", "JSON", ""));
        }
        for (ItemView item : subject.rows().items()) {
            if (!subject.itemJson().containsKey(item.id())) {
                faults.add(new Fault(item.code() + ITEM, "JSON", ""));
            }
        }
        return Result.of(faults);
    }

    /** Faults of these kinds that the look at the object found. */
    static Result found(Subject subject, Set<Kind> kinds) {
        return Result.of(subject.fixity().stream()
                .filter(finding -> kinds.contains(finding.kind()))
                .map(Packaging::fault)
                .toList());
    }

    private static Fault fault(CheckReport.Finding finding) {
        return new Fault(finding.where(), finding.expected(), finding.found());
    }
}
