package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.hudang.archive.intake.gate.Stop;
import org.hudang.archive.transfer.PackageFinding.Kind;

/** Reads a bag (BagIt 1.0, RFC 8493) in a ZIP. */
final class BagReading {
    private static final Pattern MANIFEST = Pattern.compile("(tag)?manifest-([A-Za-z0-9-]+)\\.txt");
    private static final Map<String, String> ALGORITHMS = Map.of("sha512", Sums.SHA512, "sha256", Sums.SHA256);
    private static final Pattern DECLARED = Pattern.compile(
            "\\uFEFF?BagIt-Version: (?:0\\.97|1\\.0)\\R+Tag-File-Character-Encoding: UTF-8\\R*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OXUM = Pattern.compile("(?mi)^Payload-Oxum:\\s*(\\d{1,18})\\.(\\d{1,9})\\s*$");
    private static final String FETCH = "fetch.txt";
    private static final String MIMETYPE = "../" + SealedBag.MIMETYPE;
    private static final String SEALED_LIST = "../" + SealedBag.LIST;
    private static final String SEAL = "../" + SealedBag.SEAL;
    private static final List<String> AROUND = List.of(MIMETYPE, SEALED_LIST, SEAL);

    private final PackageFile bag;
    private final PackageSeals seals;
    private final Gathered gathered = new Gathered();
    /** Files around the bag that a sealed one has. */
    private final Map<String, byte[]> around = new TreeMap<>();

    private BagReading(PackageFile bag, PackageSeals seals) {
        this.bag = bag;
        this.seals = seals;
    }

    /** Whether a ZIP is a bag, or was one. */
    static boolean isBag(PackageFile opened) {
        return opened.paths().stream()
                .anyMatch(path -> path.equals(BagWriter.DECLARATION)
                        || MANIFEST.matcher(path).matches());
    }

    /**
     * Everything in it.
     *
     * @throws Stop when the ZIP breaks a rule of the gate
     */
    static Gathered of(Path zip, PackageSeals seals) throws IOException {
        BagReading reading = new BagReading(PackageFile.open(zip), seals);
        reading.gathered.base = reading.bag.base();
        reading.readLists();
        reading.readAll();
        reading.manifests();
        if (reading.isSealed()) {
            reading.seal();
        }
        reading.leaveUnlisted();
        reading.structure();
        return reading.gathered;
    }

    private void readLists() throws IOException {
        for (String path : bag.paths()) {
            boolean listed = MANIFEST.matcher(path).matches()
                    || path.equals(BagWriter.DECLARATION)
                    || path.equals(BagWriter.INFO)
                    || path.equals(BagWriter.SM3_LIST)
                    || HouseSheets.isSheet(path);
            if (listed || AROUND.contains(path)) {
                try {
                    bag.list(path).ifPresent(bytes -> (listed ? gathered.sheets : around).put(path, bytes));
                } catch (Stop stop) {
                    gathered.unreadable.put(path, stop.finding().code().code());
                }
            }
        }
    }

    private void readAll() throws IOException {
        List<String> algorithms = new ArrayList<>(List.of(Sums.SHA512));
        boolean hasSha256 = gathered.sheets.keySet().stream()
                .map(MANIFEST::matcher)
                .anyMatch(matcher -> matcher.matches() && matcher.group(2).equalsIgnoreCase("sha256"));
        if (hasSha256 || isSealed()) {
            algorithms.add(Sums.SHA256);
        }
        if (gathered.sheets.containsKey(BagWriter.SM3_LIST)) {
            algorithms.add(Sums.SM3);
        }
        for (String path : bag.paths()) {
            if (gathered.unreadable.containsKey(path)) {
                continue;
            }
            try (InputStream in = bag.read(path)) {
                gathered.put(path, Sums.of(in, algorithms));
            } catch (Stop stop) {
                gathered.unreadable.put(path, stop.finding().code().code());
            } catch (ZipException broken) {
                gathered.unreadable.put(path, "ZIP");
            }
        }
    }

    /** Those whose digests are believed. */
    private void manifests() {
        gathered.sheets.forEach((path, bytes) -> {
            Matcher matcher = MANIFEST.matcher(path);
            if (matcher.matches()) {
                String algorithm = ALGORITHMS.get(matcher.group(2).toLowerCase(Locale.ROOT));
                if (algorithm != null) {
                    (matcher.group(1) == null ? gathered.lists : gathered.tagLists)
                            .add(Listing.read(path, algorithm, bytes, gathered.findings));
                }
            }
        });
        if (gathered.lists.isEmpty()) {
            gathered.findings.add(PackageFinding.of(Kind.NO_DIGEST, BagWriter.MANIFEST, "SHA-256 | SHA-512", ""));
        }
        Optional.ofNullable(gathered.sheets.get(BagWriter.SM3_LIST))
                .ifPresent(bytes ->
                        gathered.lists.add(Listing.read(BagWriter.SM3_LIST, Sums.SM3, bytes, gathered.findings)));
    }

    private boolean isSealed() {
        return bag.has(MIMETYPE);
    }

    /** What was sealed names everything but itself, the seal and the type; a seal that holds outweighs all lists. */
    private void seal() {
        gathered.form = "asic-e";
        boolean isFirst = bag.inOrder().get(0).equals(MIMETYPE);
        String type = new String(around.getOrDefault(MIMETYPE, new byte[0]), StandardCharsets.UTF_8);
        if (!isFirst || !type.equals(SealedBag.TYPE)) {
            gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, MIMETYPE, SealedBag.TYPE, ""));
        }
        gathered.tags.keySet().removeAll(AROUND);
        for (String path : List.of(SEALED_LIST, SEAL)) {
            if (!bag.has(path)) {
                gathered.findings.add(PackageFinding.of(Kind.MISSING, path, "", ""));
            }
        }
        byte[] list = around.get(SEALED_LIST);
        byte[] message = around.get(SEAL);
        PackageSeals.Seal judged = list == null || message == null
                ? new PackageSeals.Seal(PackageSeals.Standing.BROKEN, "", "")
                : seals.judge(list, message);
        gathered.seal = Optional.of(judged);
        boolean holds = judged.standing() == PackageSeals.Standing.HOLDS;
        if (!holds) {
            gathered.findings.add(PackageFinding.of(Kind.SEAL, SEAL, judged.by(), judged.reason()));
        }
        if (list != null) {
            compareWithSealed(list, holds ? Listing.PROVEN : Listing.ONE);
        }
    }

    private void compareWithSealed(byte[] list, int weight) {
        SortedMap<String, String> digests;
        try {
            digests = SealedBag.digests(list, gathered.base);
        } catch (IOException e) {
            gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, SEALED_LIST, "ASiCManifest", ""));
            return;
        }
        SortedMap<String, String> payload = new TreeMap<>();
        SortedMap<String, String> others = new TreeMap<>();
        digests.forEach((path, digest) -> {
            if (isListOfLists(path)) {
                listOfLists(path, digest);
            } else {
                (path.startsWith(BagWriter.PAYLOAD) ? payload : others).put(path, digest);
            }
        });
        gathered.lists.add(new Listing(SEALED_LIST, Sums.SHA256, "", weight, payload));
        gathered.tagLists.add(new Listing(SEALED_LIST, Sums.SHA256, "", weight, others));
    }

    /** No other list names it. */
    private void listOfLists(String path, String digest) {
        Sums found = gathered.tags.get(path);
        if (found == null) {
            gathered.findings.add(PackageFinding.of(Kind.MISSING, path, digest, ""));
        } else if (!found.by(Sums.SHA256).equals(digest)) {
            gathered.findings.add(PackageFinding.of(Kind.ALTERED, path, digest, found.by(Sums.SHA256)));
        }
    }

    private static boolean isListOfLists(String path) {
        Matcher matcher = MANIFEST.matcher(path);
        return matcher.matches() && matcher.group(1) != null;
    }

    /**
     * A list of lists names everything but itself. In bags of others more may lie beside what it names, and it may be missing;
     * not in the package of a household.
     */
    private void leaveUnlisted() {
        boolean isHousehold = gathered.isHousehold();
        gathered.tags.keySet().removeIf(path -> {
            boolean listed =
                    gathered.tagLists.stream().anyMatch(list -> !list.of(path).isEmpty());
            return isListOfLists(path) || (!isHousehold && !listed && !path.startsWith("../"));
        });
        if (isHousehold && gathered.tagLists.isEmpty()) {
            gathered.findings.add(PackageFinding.of(Kind.MISSING, BagWriter.TAG_MANIFEST, "", ""));
        }
    }

    private void structure() throws IOException {
        if (bag.hasComment()) {
            gathered.findings.add(PackageFinding.of(Kind.ADDED, "", "", "ZIP comment"));
        }
        if (bag.has(FETCH)) {
            gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, FETCH, "", ""));
        }
        byte[] declaration = gathered.sheets.get(BagWriter.DECLARATION);
        if (declaration == null) {
            gathered.findings.add(PackageFinding.of(Kind.MISSING, BagWriter.DECLARATION, "", ""));
        } else if (!DECLARED.matcher(new String(declaration, StandardCharsets.UTF_8))
                .matches()) {
            gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, BagWriter.DECLARATION, "BagIt-Version: 1.0", ""));
        }
    }

    /** Compares what the bag says it counts with what was counted. */
    static void count(Gathered gathered) {
        byte[] info = gathered.sheets.get(BagWriter.INFO);
        Matcher oxum = OXUM.matcher(info == null ? "" : new String(info, StandardCharsets.UTF_8));
        if (oxum.find()) {
            String counted =
                    gathered.payload.values().stream().mapToLong(Sums::bytes).sum() + "." + gathered.payload.size();
            String said = oxum.group(1) + "." + oxum.group(2);
            if (!counted.equals(said)) {
                gathered.findings.add(PackageFinding.of(Kind.COUNT, BagWriter.INFO, said, counted));
            }
        }
    }
}
