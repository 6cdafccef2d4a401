package org.hudang.archive.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VersionActs;
import org.hudang.archive.volume.Volume;

/** Items of group 2 that concern papers and their metadata (完整性). */
final class Integrity {
    private static final List<String> MEMBERS = List.of(
            "format",
            "number",
            "id",
            "code",
            "kind",
            "title",
            "member",
            "date",
            "responsible",
            "event",
            "version",
            "filedAt",
            "filedBy",
            "files");
    private static final List<String> MANDATORY = List.of(
            "number", "id", "code", "kind", "title", "date", "responsible", "event", "version", "filedAt", "filedBy");
    /** 文号, 密级, 页数. */
    private static final List<String> PARTICULARS = List.of("documentNumber", "secrecy", "pages");
    /** 计算机文件名, 计算机文件大小 and what leads to the bytes (MD-01). */
    private static final List<String> OF_FILES =
            List.of("id", "role", "path", "fileName", "mediaType", "bytes", "sha512", "sha256", "sm3");

    private static final String REBUILT = "catalogue.rebuild";

    private Integrity() {}

    /** 2-1 总件数相符性. */
    static Result count(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        Volume volume = subject.rows().volume();
        int counted = subject.rows().items().size();
        differs(volume.code(), volume.items(), counted, faults);
        subject.volumeJson()
                .ifPresent(json -> differs("volume.json", json.path("items").size(), counted, faults));
        return Result.of(faults);
    }

    /** 2-2 总字节数相符性. */
    static Result bytes(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        long declared = subject.files().stream()
                .mapToLong(file -> file.recorded().bytes())
                .sum();
        long counted = subject.files().stream()
                .mapToLong(file -> file.read().map(Subject.Read::bytes).orElse(0L))
                .sum();
        differs(subject.rows().volume().code(), declared, counted, faults);
        return Result.of(faults);
    }

    private static void differs(String object, long expected, long found, List<Fault> faults) {
        if (expected != found) {
            faults.add(new Fault(object, String.valueOf(expected), String.valueOf(found)));
        }
    }

    /** 2-3 元数据项完整性: no member of a paper or of one of its files missing. */
    static Result members(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        for (ItemView item : subject.rows().items()) {
            JsonNode json = subject.itemJson().get(item.id());
            for (String member : MEMBERS) {
                if (json == null || !json.has(member)) {
                    faults.add(new Fault(item.code(), member, ""));
                }
            }
            if (json == null) {
                continue;
            }
            if (isDescribed(json)) {
                lacking(item.code(), PARTICULARS, json, faults);
            }
            int place = 0;
            for (JsonNode file : json.path("files")) {
                lacking(item.code() + "/" + ++place, OF_FILES, file, faults);
            }
        }
        return Result.of(faults);
    }

    private static void lacking(String object, List<String> members, JsonNode json, List<Fault> faults) {
        members.stream()
                .filter(member -> !json.has(member))
                .forEach(member -> faults.add(new Fault(object, member, "")));
    }

    /** Number, secrecy and pages came to the format together; who is older than that has none of them. */
    private static boolean isDescribed(JsonNode json) {
        return PARTICULARS.stream().anyMatch(json::has);
    }

    /** 2-4 元数据必填著录项: none empty; pages that nobody has counted are for people to count. */
    static Result mandatory(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        boolean uncounted = false;
        if (subject.rows().volume().title().isBlank()) {
            faults.add(new Fault(subject.rows().volume().code(), "title", ""));
        }
        for (ItemView item : subject.rows().items()) {
            JsonNode json = subject.itemJson().get(item.id());
            if (json != null) {
                empty(item, json, faults);
            }
            if (item.title().isBlank() || item.responsible().isBlank()) {
                faults.add(new Fault(item.code(), "title, responsible", ""));
            }
            uncounted |= item.particulars().pages() == 0 && Subject.isPaged(item.original());
        }
        return faults.isEmpty() && uncounted ? new Result.ByHand(Result.Why.PAGES_NOT_COUNTED) : Result.of(faults);
    }

    private static void empty(ItemView item, JsonNode json, List<Fault> faults) {
        for (String member : MANDATORY) {
            if (json.path(member).asText().isBlank()) {
                faults.add(new Fault(item.code(), member, ""));
            }
        }
        if (isDescribed(json) && json.path("secrecy").asText().isBlank()) {
            faults.add(new Fault(item.code(), "secrecy", ""));
        }
        int place = 0;
        for (JsonNode file : json.path("files")) {
            String where = item.code() + "/" + ++place;
            if (file.path("fileName").asText().isBlank()) {
                faults.add(new Fault(where, "fileName", ""));
            }
            if (!file.path("bytes").isIntegralNumber()) {
                faults.add(new Fault(where, "bytes", ""));
            }
        }
    }

    /**
     * 2-5 过程信息完整性: opened first, one act for each version, in the order of time. A catalogue that was made anew from the files
     * may lack acts that only its database knew; its history says so, and people look at what is left.
     */
    static Result process(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        List<Fault> untold = new ArrayList<>();
        Volume volume = subject.rows().volume();
        boolean opened = false;
        boolean rebuilt = false;
        int versions = 0;
        Instant before = Instant.MIN;
        for (JournalEntry entry : subject.journal()) {
            rebuilt |= entry.act().equals(REBUILT);
            if (!entry.object().equals(volume.id().value())) {
                continue;
            }
            if (entry.at().isBefore(before)) {
                faults.add(new Fault(
                        "history " + entry.number(), ">= " + before, entry.at().toString()));
            }
            before = entry.at();
            opened |= entry.act().equals("volume.open");
            if (VersionActs.ALL.contains(entry.act())) {
                versions++;
                if (!opened) {
                    untold.add(new Fault("history " + entry.number(), "volume.open", entry.act()));
                }
            }
        }
        if (!opened) {
            untold.add(new Fault(volume.code(), "volume.open", ""));
        }
        differs(volume.code(), volume.version(), versions, untold);
        if (faults.isEmpty() && rebuilt && !untold.isEmpty()) {
            return new Result.ByHand(Result.Why.HISTORY_REBUILT);
        }
        faults.addAll(untold);
        return Result.of(faults);
    }

    /** 2-6 连续性元数据项: numbers of items and of the files of each (件号、件内顺序号) from 1 without gap. */
    static Result numbers(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        int next = 1;
        for (ItemView item : subject.rows().items()) {
            differs(item.code(), next, item.number(), faults);
            next = item.number() + 1;
            JsonNode json = subject.itemJson().get(item.id());
            if (json != null) {
                order(item, json.path("files"), faults);
            }
        }
        return Result.of(faults);
    }

    /** The place of a file stands in its path. */
    private static void order(ItemView item, JsonNode files, List<Fault> faults) {
        int place = 1;
        for (JsonNode file : files) {
            String begins = item.id() + "/" + place + "-";
            if (!file.path("path").asText().startsWith(begins)) {
                faults.add(
                        new Fault(item.code(), place + "-…", file.path("path").asText()));
            }
            place++;
        }
        differs(item.code(), item.renditions().size(), files.size(), faults);
    }

    /** 2-7 内容数据完整性: there, and with its digest. */
    static Result content(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        for (FiledFile file : subject.files()) {
            String found = file.read().map(Subject.Read::sha256).orElse("");
            if (!found.equals(file.recorded().sha256())) {
                faults.add(new Fault(file.where(), file.recorded().sha256(), found));
            }
        }
        return Result.of(faults);
    }

    /** 2-8 附件数据完整性: what belongs to a paper stands behind its original, and nothing is empty. */
    static Result attachments(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        for (ItemView item : subject.rows().items()) {
            long originals = item.renditions().stream()
                    .filter(one -> one.role() == RenditionRole.ORIGINAL)
                    .count();
            if (originals != 1 || item.original().role() != RenditionRole.ORIGINAL) {
                faults.add(new Fault(item.code(), "1 ORIGINAL", String.valueOf(originals)));
            }
        }
        for (FiledFile file : subject.files()) {
            if (file.recorded().role() == RenditionRole.EVIDENCE
                    && file.recorded().bytes() == 0) {
                faults.add(new Fault(file.where(), "> 0", "0"));
            }
        }
        return Result.of(faults);
    }

    /** 2-9 归档范围: the required materials are there (AR-06). */
    static Result scope(Subject subject) {
        Checklist checklist = subject.rows().checklist();
        if (checklist.rows().isEmpty()) {
            return new Result.ByHand(Result.Why.NO_TABLE);
        }
        if (checklist.lacking().isEmpty() && !checklist.forPeople().isEmpty()) {
            return new Result.ByHand(Result.Why.MATERIALS_UNTOLD);
        }
        return Result.of(checklist.lacking().stream()
                .map(row -> new Fault(row.material().id(), row.material().zh(), ""))
                .toList());
    }
}
