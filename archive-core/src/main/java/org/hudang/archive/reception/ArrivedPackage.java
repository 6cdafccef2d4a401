package org.hudang.archive.reception;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.inspection.Inspection.Arrived;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.transfer.OpenPackage;
import org.hudang.archive.transfer.PackageFinding;
import org.hudang.archive.transfer.PackageReport;
import org.hudang.archive.transfer.PackageReport.Verdict;
import org.hudang.archive.transfer.PackageSeals;
import org.hudang.archive.transfer.PackageSheets;

/**
 * A package as a whole while its volumes are inspected: what lies in it against what its lists say, and what its check found. An
 * item of an inspection that concerns the package rests on this and on nothing else.
 *
 * @param report of the check of the same bytes
 * @param sha256 of the package
 */
record ArrivedPackage(OpenPackage handed, PackageReport report, String sha256) {
    /** 固化信息有效性. */
    static final String FIXED = "1-1";
    /** 说明文件和目录文件规范性. */
    static final String DESCRIPTIONS = "1-12";
    /** 信息包目录结构规范性. */
    static final String STRUCTURE = "1-13";
    /** 信息包一致性. */
    static final String DIGESTS = "1-14";
    /** 总件数相符性. */
    static final String ITEMS = "2-1";
    /** 总字节数相符性. */
    static final String BYTES = "2-2";
    /** 过程信息完整性. */
    static final String PROCESS = "2-5";
    /** 信息包内容数据完整性. */
    static final String FILES = "2-11";
    /** 载体中多余文件. */
    static final String EXTRA = "4-3";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data/";
    private static final String METADATA = "metadata/";
    /** Encrypted with a key of the sender, and not handed over. */
    private static final String KEPT_BACK = "members.enc";

    private static final Pattern VOLUME = Pattern.compile("(?:data|metadata)/(vol_[a-z2-7]{26})/.+");
    private static final Pattern ROOT = Pattern.compile("bagit\\.txt|bag-info\\.txt|(?:tag)?manifest-[a-z0-9]+\\.txt");
    private static final Set<String> SHEETS =
            Set.of(PackageSheets.HOUSEHOLD, PackageSheets.HISTORY, PackageSheets.LIST, METADATA + "sm3.txt");

    /** As reports on its volumes name it. */
    Arrived named() {
        return new Arrived(
                sha256,
                report.form(),
                report.sealed() ? report.seal().map(PackageSeals.Seal::by).orElse("") : "",
                report.files(),
                report.bytes());
    }

    /** Files of a volume that lie in the package, below its folder. */
    Set<String> files(HandedVolume volume) {
        String folder = folder(volume);
        Set<String> there = new TreeSet<>();
        handed.paths().stream()
                .filter(path -> path.startsWith(folder))
                .forEach(path -> there.add(path.substring(folder.length())));
        return there;
    }

    private static String folder(HandedVolume volume) {
        return DATA + volume.volume().id() + "/";
    }

    /**
     * What is wrong with the package as far as it concerns a volume, by the number of the item that it fails.
     *
     * @param read lengths of files that were read already, by path below the folder of the volume
     */
    Map<String, List<Fault>> faults(HandedVolume volume, HandedHouse house, Map<String, Long> read) throws IOException {
        Map<String, List<Fault>> faults = new LinkedHashMap<>();
        check(volume, faults);
        Set<String> there = files(volume);
        compare(volume, there, faults);
        count(volume, there, read, faults);
        volumes(house, faults);
        describe(volume, faults);
        return faults;
    }

    private static void add(Map<String, List<Fault>> faults, String number, Fault fault) {
        List<Fault> of = faults.computeIfAbsent(number, none -> new ArrayList<>());
        if (of.stream().noneMatch(one -> one.object().equals(fault.object()))) {
            of.add(fault);
        }
    }

    /** What the check found of this volume, or of the package as a whole. */
    private void check(HandedVolume volume, Map<String, List<Fault>> faults) {
        for (PackageFinding finding : report.findings()) {
            Matcher matcher = VOLUME.matcher(finding.path());
            if (!matcher.matches()
                    || matcher.group(1).equals(volume.volume().id().value())) {
                add(faults, number(finding), new Fault(finding.path(), finding.expected(), finding.found()));
                if (finding.kind() == PackageFinding.Kind.RENAMED) {
                    add(faults, EXTRA, new Fault(finding.found(), "", finding.path()));
                }
            }
        }
        if (report.verdict() != Verdict.WHOLE && report.findings().isEmpty()) {
            add(
                    faults,
                    STRUCTURE,
                    new Fault(
                            report.household(),
                            Verdict.WHOLE.word(),
                            report.verdict().word()));
        }
    }

    private static String number(PackageFinding finding) {
        return switch (finding.kind()) {
            case ALTERED, DISAGREES, RENAMED, NO_DIGEST -> DIGESTS;
            case MISSING -> finding.path().startsWith(DATA) ? DIGESTS : STRUCTURE;
            case ADDED -> EXTRA;
            case COUNT -> counted(finding);
            case HISTORY -> finding.path().equals(PackageSheets.HISTORY) ? PROCESS : DIGESTS;
            case SEAL -> FIXED;
            case STRUCTURE, REFUSED -> STRUCTURE;
        };
    }

    private static String counted(PackageFinding finding) {
        if (!finding.path().equals(PackageSheets.LIST) || finding.expected().startsWith("bytes")) {
            return BYTES;
        }
        return finding.expected().startsWith("files") ? FILES : ITEMS;
    }

    /** Files against the inventory of the volume, and its version against the transfer list. */
    private static void compare(HandedVolume volume, Set<String> there, Map<String, List<Fault>> faults) {
        volume.paths().forEach((path, sha512) -> {
            if (!there.contains(path) && !path.equals(KEPT_BACK)) {
                add(faults, DIGESTS, new Fault(folder(volume) + path, sha512, ""));
            }
        });
        there.stream()
                .filter(path -> !volume.paths().containsKey(path))
                .forEach(path -> add(faults, EXTRA, new Fault(folder(volume) + path, "", path)));
        int version = volume.volume().version();
        int made = volume.versions().size();
        if (version != made) {
            String inventory = PackageSheets.inventory(volume.volume().id().value());
            add(faults, STRUCTURE, new Fault(inventory, "v" + version, "v" + made));
        }
    }

    /** Counted against declared in the transfer list. */
    private void count(HandedVolume volume, Set<String> there, Map<String, Long> read, Map<String, List<Fault>> faults)
            throws IOException {
        HandedVolume.Declared declared = volume.declared();
        long bytes = 0;
        for (String path : there) {
            Long known = read.get(path);
            bytes += known == null ? length(folder(volume) + path) : known;
        }
        long items = there.stream()
                .filter(path -> path.startsWith("itm_") && path.indexOf('/') > 0)
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .count();
        differs(volume, ITEMS, declared.items(), items, faults);
        differs(volume, FILES, declared.files(), there.size(), faults);
        differs(volume, BYTES, declared.bytes(), bytes, faults);
    }

    private long length(String path) throws IOException {
        try (InputStream in = handed.read(path)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void differs(
            HandedVolume volume, String number, long declared, long counted, Map<String, List<Fault>> faults) {
        if (declared != counted) {
            String object = PackageSheets.LIST + " " + volume.volume().code();
            add(faults, number, new Fault(object, String.valueOf(declared), String.valueOf(counted)));
        }
    }

    /** A volume that the transfer list does not name would be lost; whatever else lies in the package belongs to nobody. */
    private void volumes(HandedHouse house, Map<String, List<Fault>> faults) {
        Set<String> listed = new HashSet<>();
        Set<String> known = new HashSet<>(SHEETS);
        house.volumes().forEach(one -> {
            String id = one.volume().id().value();
            listed.add(id);
            known.add(PackageSheets.inventory(id));
            known.add(PackageSheets.inspection(id));
        });
        Map<String, Fault> unlisted = new TreeMap<>();
        for (String path : handed.paths()) {
            Matcher matcher = VOLUME.matcher(path);
            if (matcher.matches() && !listed.contains(matcher.group(1))) {
                unlisted.put(matcher.group(1), new Fault(DATA + matcher.group(1), PackageSheets.LIST, ""));
            } else if (!isOf(path, matcher.matches()) && !known.contains(path)) {
                add(faults, EXTRA, new Fault(path, "", path));
            }
        }
        unlisted.values().forEach(fault -> add(faults, ITEMS, fault));
    }

    /** Whether a path is a file of a volume, one of the form itself, or one around a sealed bag, which the seal covers. */
    private static boolean isOf(String path, boolean ofVolume) {
        return (ofVolume && path.startsWith(DATA)) || ROOT.matcher(path).matches() || path.startsWith("../");
    }

    /** What describes the package is of the format that it says. */
    private void describe(HandedVolume volume, Map<String, List<Fault>> faults) throws IOException {
        format(PackageSheets.HOUSEHOLD, "hudang-package-household-1", faults);
        format(PackageSheets.LIST, "hudang-transfer-list-1", faults);
        format(PackageSheets.inspection(volume.volume().id().value()), "hudang-inspection-1", faults);
    }

    private void format(String path, String format, Map<String, List<Fault>> faults) throws IOException {
        String found = JSON.readTree(handed.list(path)).path("format").asText();
        if (!found.equals(format)) {
            add(faults, DESCRIPTIONS, new Fault(path, format, found.length() > 40 ? "another format" : found));
        }
    }
}
