package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.transfer.PackageFinding.Kind;
import org.hudang.archive.transfer.PackageReport.Verdict;

/**
 * Judges a package (移交信息包) by itself, without database and key, and names each file that was changed, added, removed or
 * renamed: any bag (BagIt 1.0, RFC 8493) in a ZIP, and of a household's package its history too.
 *
 * <p>Never throws at what is in the file, unpacks nothing to disk, and reads each file once. The provider that has SM3 is
 * registered by the caller.
 */
public final class PackageCheck {
    private static final Pattern MANIFEST = Pattern.compile("(tag)?manifest-([A-Za-z0-9-]+)\\.txt");
    private static final Map<String, String> ALGORITHMS = Map.of("sha512", Sums.SHA512, "sha256", Sums.SHA256);
    private static final Pattern DECLARED = Pattern.compile(
            "\\uFEFF?BagIt-Version: (?:0\\.97|1\\.0)\\R+Tag-File-Character-Encoding: UTF-8\\R*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OXUM = Pattern.compile("(?mi)^Payload-Oxum:\\s*(\\d{1,18})\\.(\\d{1,9})\\s*$");
    private static final String FETCH = "fetch.txt";
    private static final int LONGEST_NAME = 512;

    private final Path file;
    private final PackageFile bag;
    private final List<PackageFinding> findings = new ArrayList<>();
    private final Map<String, byte[]> sheets = new LinkedHashMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final SortedMap<String, Sums> payload = new TreeMap<>();
    private final SortedMap<String, Sums> tags = new TreeMap<>();

    private PackageCheck(Path file, PackageFile bag) {
        this.file = file;
        this.bag = bag;
    }

    /** Whether a file is to be judged as a package: a ZIP that begins with a folder's {@code bagit.txt}, or has one. */
    public static boolean isPackage(Path file) {
        try {
            if (!Files.isRegularFile(file) || !beginsAsZip(file)) {
                return false;
            }
            return firstName(file).endsWith("/" + BagWriter.DECLARATION) || isBag(PackageFile.open(file));
        } catch (Stop | IOException e) {
            return false;
        }
    }

    private static boolean isBag(PackageFile opened) {
        return opened.paths().stream()
                .anyMatch(path -> path.equals(BagWriter.DECLARATION)
                        || MANIFEST.matcher(path).matches());
    }

    private static boolean beginsAsZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        }
    }

    private static String firstName(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(30);
            if (header.length < 30) {
                return "";
            }
            int length = (header[26] & 0xff) | (header[27] & 0xff) << 8;
            return new String(in.readNBytes(Math.min(length, LONGEST_NAME)), StandardCharsets.UTF_8);
        }
    }

    /** The report on a package. */
    public static PackageReport check(Path file) {
        long start = System.nanoTime();
        try {
            return new PackageCheck(file, PackageFile.open(file)).run(start);
        } catch (Stop stop) {
            PackageFinding refused = PackageFinding.of(
                    Kind.REFUSED, "", "", stop.finding().code().code());
            return new PackageReport(file.toString(), Verdict.REFUSED, "", 0, 0, List.of(refused), millis(start));
        } catch (IOException e) {
            PackageFinding unread =
                    PackageFinding.of(Kind.STRUCTURE, "", "", e.getClass().getSimpleName());
            return new PackageReport(file.toString(), Verdict.CANNOT_TELL, "", 0, 0, List.of(unread), millis(start));
        }
    }

    private PackageReport run(long start) throws IOException {
        readLists();
        readAll();
        HouseSheets house = new HouseSheets(sheets, findings);
        house.followHistory(bag.base());
        boolean isHousehold = sheets.keySet().stream().anyMatch(HouseSheets::isSheet)
                || listings(true).stream()
                        .anyMatch(list -> list.digests().keySet().stream().anyMatch(HouseSheets::isSheet));
        List<Listing> lists = new ArrayList<>(listings(false));
        boolean believed = !lists.isEmpty();
        sm3().ifPresent(lists::add);
        lists.addAll(house.inventories(tags));
        if (isHousehold) {
            house.requireInventories(payload.keySet());
        }
        if (!lists.isEmpty()) {
            findings.addAll(new Comparison(payload, lists).run(below(BagWriter.PAYLOAD, true)));
        }
        compareTags(isHousehold);
        structure();
        if (findings.isEmpty()) {
            count();
            house.count(payload);
        }
        if (!believed) {
            findings.add(PackageFinding.of(Kind.NO_DIGEST, BagWriter.MANIFEST, "SHA-256 | SHA-512", ""));
        }
        return report(house.codes(), start);
    }

    private void readLists() throws IOException {
        for (String path : bag.paths()) {
            boolean listed = MANIFEST.matcher(path).matches()
                    || path.equals(BagWriter.DECLARATION)
                    || path.equals(BagWriter.INFO)
                    || path.equals(BagWriter.SM3_LIST)
                    || HouseSheets.isSheet(path);
            if (listed) {
                try {
                    bag.list(path).ifPresent(bytes -> sheets.put(path, bytes));
                } catch (Stop stop) {
                    unreadable.put(path, stop.finding().code().code());
                }
            }
        }
    }

    private void readAll() throws IOException {
        List<String> algorithms = new ArrayList<>(List.of(Sums.SHA512));
        boolean hasSha256 = sheets.keySet().stream()
                .map(MANIFEST::matcher)
                .anyMatch(matcher -> matcher.matches() && matcher.group(2).equalsIgnoreCase("sha256"));
        if (hasSha256) {
            algorithms.add(Sums.SHA256);
        }
        if (sheets.containsKey(BagWriter.SM3_LIST)) {
            algorithms.add(Sums.SM3);
        }
        for (String path : bag.paths()) {
            if (unreadable.containsKey(path)) {
                continue;
            }
            try (InputStream in = bag.read(path)) {
                (path.startsWith(BagWriter.PAYLOAD) ? payload : tags).put(path, Sums.of(in, algorithms));
            } catch (Stop stop) {
                unreadable.put(path, stop.finding().code().code());
            } catch (ZipException broken) {
                unreadable.put(path, "ZIP");
            }
        }
    }

    /** The manifests of the payload, or of the other files, whose digests are believed. */
    private List<Listing> listings(boolean ofTags) {
        List<Listing> lists = new ArrayList<>();
        sheets.forEach((path, bytes) -> {
            Matcher matcher = MANIFEST.matcher(path);
            if (matcher.matches() && (matcher.group(1) != null) == ofTags) {
                String algorithm = ALGORITHMS.get(matcher.group(2).toLowerCase(Locale.ROOT));
                if (algorithm != null) {
                    List<PackageFinding> wrong = new ArrayList<>();
                    lists.add(Listing.read(path, algorithm, bytes, wrong));
                    wrong.stream().filter(one -> !findings.contains(one)).forEach(findings::add);
                }
            }
        });
        return lists;
    }

    private Optional<Listing> sm3() {
        return Optional.ofNullable(sheets.get(BagWriter.SM3_LIST))
                .map(bytes -> Listing.read(BagWriter.SM3_LIST, Sums.SM3, bytes, findings));
    }

    /**
     * Files that are not payload. Those of a household's package are all listed, but for the list itself; in other bags more
     * may lie beside the listed ones.
     */
    private void compareTags(boolean isHousehold) {
        List<Listing> lists = listings(true);
        SortedMap<String, Sums> seen = new TreeMap<>(tags);
        seen.keySet().removeIf(path -> {
            Matcher matcher = MANIFEST.matcher(path);
            boolean listedNowhere =
                    lists.stream().allMatch(list -> list.of(path).isEmpty());
            return (matcher.matches() && matcher.group(1) != null)
                    || (!isHousehold && listedNowhere && !path.startsWith("../"));
        });
        if (isHousehold && lists.isEmpty()) {
            findings.add(PackageFinding.of(Kind.MISSING, BagWriter.TAG_MANIFEST, "", ""));
            return;
        }
        findings.addAll(new Comparison(seen, lists).run(below(BagWriter.PAYLOAD, false)));
    }

    private Map<String, String> below(String folder, boolean inside) {
        Map<String, String> some = new TreeMap<>(unreadable);
        some.keySet().removeIf(path -> path.startsWith(folder) != inside);
        return some;
    }

    private void structure() throws IOException {
        if (bag.hasComment()) {
            findings.add(PackageFinding.of(Kind.ADDED, "", "", "ZIP comment"));
        }
        if (bag.has(FETCH)) {
            findings.add(PackageFinding.of(Kind.STRUCTURE, FETCH, "", ""));
        }
        byte[] declaration = sheets.get(BagWriter.DECLARATION);
        if (declaration == null) {
            findings.add(PackageFinding.of(Kind.MISSING, BagWriter.DECLARATION, "", ""));
        } else if (!DECLARED.matcher(new String(declaration, StandardCharsets.UTF_8))
                .matches()) {
            findings.add(PackageFinding.of(Kind.STRUCTURE, BagWriter.DECLARATION, "BagIt-Version: 1.0", ""));
        }
    }

    /** Counted only where every file is what its lists say: what else is wrong has been told by name. */
    private void count() {
        byte[] info = sheets.get(BagWriter.INFO);
        Matcher oxum = OXUM.matcher(info == null ? "" : new String(info, StandardCharsets.UTF_8));
        if (oxum.find()) {
            String counted = payload.values().stream().mapToLong(Sums::bytes).sum() + "." + payload.size();
            String said = oxum.group(1) + "." + oxum.group(2);
            if (!counted.equals(said)) {
                findings.add(PackageFinding.of(Kind.COUNT, BagWriter.INFO, said, counted));
            }
        }
    }

    private PackageReport report(Map<String, String> codes, long start) {
        Set<PackageFinding> told = new LinkedHashSet<>();
        Set<String> gone = new LinkedHashSet<>();
        for (PackageFinding finding : findings) {
            boolean again = finding.kind() == Kind.MISSING && !gone.add(finding.path());
            if (!again) {
                told.add(finding.coded(HouseSheets.code(finding.path(), codes)));
            }
        }
        boolean onlyNoDigest = told.stream().allMatch(finding -> finding.kind() == Kind.NO_DIGEST);
        Verdict verdict = told.isEmpty() ? Verdict.WHOLE : onlyNoDigest ? Verdict.CANNOT_TELL : Verdict.ALTERED;
        long bytes = payload.values().stream().mapToLong(Sums::bytes).sum()
                + tags.values().stream().mapToLong(Sums::bytes).sum();
        return new PackageReport(
                file.toString(),
                verdict,
                bag.base(),
                payload.size() + tags.size(),
                bytes,
                List.copyOf(told),
                millis(start));
    }

    private static long millis(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
