package org.hudang.archive.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.transfer.PackageFinding.Kind;
import org.hudang.archive.volume.VersionActs;
import org.jspecify.annotations.Nullable;

/** What a package of a household says of itself beside the manifests, and whether that holds. */
final class HouseSheets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INVENTORY = Pattern.compile("metadata/(vol_[a-z2-7]{26})/inventory\\.json");
    private static final Pattern FILE = Pattern.compile("data/(vol_[a-z2-7]{26})/(?:(itm_[a-z2-7]{26})/)?.+");
    /** Encrypted with a key of the sender, and not handed over. */
    private static final String KEPT_BACK = "members.enc";
    /** Acts after which an inventory is another one, beside those that make a version. */
    private static final Set<String> TAKEN_BACK = Set.of("filing.withdraw", "filing.discard");

    private final Map<String, byte[]> sheets;
    private final List<PackageFinding> findings;
    private final Map<String, String> newest = new HashMap<>();
    private boolean followed;

    /**
     * @param sheets files of the package that are read as lists, by path
     * @param findings what is found is added here
     */
    HouseSheets(Map<String, byte[]> sheets, List<PackageFinding> findings) {
        this.sheets = sheets;
        this.findings = findings;
    }

    /** Whether a path is read as a list. */
    static boolean isSheet(String path) {
        return path.equals(PackageSheets.HOUSEHOLD)
                || path.equals(PackageSheets.HISTORY)
                || path.equals(PackageSheets.LIST)
                || INVENTORY.matcher(path).matches();
    }

    /** Follows the history to its head. */
    void followHistory(String base) {
        Optional<JsonNode> household = json(PackageSheets.HOUSEHOLD);
        byte[] lines = sheets.get(PackageSheets.HISTORY);
        if (household.isEmpty() || lines == null) {
            return;
        }
        JsonNode head = household.get().path("history");
        String number = household.get().path("household").asText();
        if (!number.equals(base)) {
            findings.add(PackageFinding.of(Kind.STRUCTURE, PackageSheets.HOUSEHOLD, base, number));
        }
        try {
            HouseholdNumber id = new HouseholdNumber(number);
            List<JournalEntry> entries = PackageSheets.history(id, new String(lines, StandardCharsets.UTF_8));
            Journal.Head end = new Journal.Head(
                    head.path("number").asLong(), head.path("hash").asText());
            var broken = Journal.follow(id, entries, end);
            broken.ifPresent(found -> findings.add(PackageFinding.of(
                    Kind.HISTORY,
                    PackageSheets.HISTORY,
                    String.valueOf(found.arguments().get(1)),
                    String.valueOf(found.arguments().get(2)))));
            followed = broken.isEmpty();
            // a volume whose only filing was given up has no inventory
            for (JournalEntry entry : entries) {
                if (VersionActs.ALL.contains(entry.act()) || TAKEN_BACK.contains(entry.act())) {
                    newest.put(entry.object(), entry.after());
                }
            }
            newest.values().removeIf(String::isEmpty);
        } catch (IOException | DateTimeException | MalformedId e) {
            findings.add(PackageFinding.of(Kind.STRUCTURE, PackageSheets.HISTORY, "hudang-journal-1", ""));
        }
    }

    /** What the inventory of each volume says of its files; proven when the history ends with it. */
    List<Listing> inventories(Map<String, Sums> sums) {
        List<Listing> lists = new ArrayList<>();
        Set<String> without = new TreeSet<>(newest.keySet());
        for (String path : sheets.keySet()) {
            Matcher matcher = INVENTORY.matcher(path);
            if (matcher.matches()) {
                String volume = matcher.group(1);
                String folder = BagWriter.PAYLOAD + volume + "/";
                without.remove(volume);
                SortedMap<String, String> digests = new TreeMap<>();
                state(path).forEach((file, digest) -> digests.put(folder + file, digest));
                digests.remove(folder + KEPT_BACK);
                int weight = isProven(path, volume, sums.get(path)) ? Listing.PROVEN : Listing.ONE;
                lists.add(new Listing(path, Sums.SHA512, folder, weight, digests));
            }
        }
        without.forEach(volume -> findings.add(
                PackageFinding.of(Kind.MISSING, PackageSheets.inventory(volume), newest.getOrDefault(volume, ""), "")));
        return lists;
    }

    /** What every package of a household has, unless it is there and cannot be read. */
    void requireSheets(Set<String> unreadable) {
        for (String path : List.of(PackageSheets.HOUSEHOLD, PackageSheets.HISTORY, PackageSheets.LIST)) {
            if (!sheets.containsKey(path) && !unreadable.contains(path)) {
                findings.add(PackageFinding.of(Kind.MISSING, path, "", ""));
            }
        }
    }

    /** Every volume that has files has an inventory. */
    void requireInventories(Set<String> payload) {
        payload.stream()
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> PackageSheets.inventory(matcher.group(1)))
                .filter(path -> !sheets.containsKey(path))
                .distinct()
                .forEach(path -> findings.add(PackageFinding.of(Kind.MISSING, path, "", "")));
    }

    private boolean isProven(String path, String volume, @Nullable Sums sums) {
        String expected = newest.getOrDefault(volume, "");
        String found = sums == null ? "" : "sha512:" + sums.by(Sums.SHA512);
        if (!expected.isEmpty() && !expected.equals(found)) {
            findings.add(PackageFinding.of(Kind.HISTORY, path, expected, found));
        }
        return followed && expected.equals(found);
    }

    /** Paths of the newest version with their digests. */
    private Map<String, String> state(String path) {
        Map<String, String> state = new TreeMap<>();
        json(path).ifPresent(inventory -> {
            JsonNode version =
                    inventory.path("versions").path(inventory.path("head").asText());
            version.path("state")
                    .properties()
                    .forEach(entry -> entry.getValue().forEach(file -> state.put(file.asText(), entry.getKey())));
        });
        return state;
    }

    /** Compares what the transfer list counts with what was counted. */
    void count(Map<String, Sums> payload) {
        json(PackageSheets.LIST).ifPresent(list -> {
            JsonNode totals = list.path("totals");
            Map<String, Long> found = new TreeMap<>();
            found.put("files", (long) payload.size());
            found.put("bytes", payload.values().stream().mapToLong(Sums::bytes).sum());
            found.put("volumes", parts(payload, 1));
            found.put("items", parts(payload, 2));
            found.forEach((what, number) -> {
                long expected = totals.path(what).asLong(-1);
                if (expected != number) {
                    findings.add(PackageFinding.of(
                            Kind.COUNT, PackageSheets.LIST, what + " " + expected, what + " " + number));
                }
            });
        });
    }

    private static long parts(Map<String, Sums> payload, int group) {
        return payload.keySet().stream()
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Optional.ofNullable(matcher.group(group)).orElse(""))
                .filter(part -> !part.isEmpty())
                .distinct()
                .count();
    }

    /** Archival codes of items and volumes, as the transfer list has them. */
    Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        json(PackageSheets.LIST)
                .ifPresent(list -> list.path("volumes").forEach(volume -> {
                    codes.put(
                            volume.path("volume").asText(), volume.path("code").asText());
                    volume.path("list")
                            .forEach(item -> codes.put(
                                    item.path("item").asText(),
                                    item.path("code").asText()));
                }));
        return codes;
    }

    /** The code of whatever a path belongs to. */
    static String code(String path, Map<String, String> codes) {
        Matcher matcher = FILE.matcher(path);
        if (!matcher.matches()) {
            return "";
        }
        String whose = Optional.ofNullable(matcher.group(2)).orElse(matcher.group(1));
        return codes.getOrDefault(whose, "");
    }

    private Optional<JsonNode> json(String path) {
        byte[] bytes = sheets.get(path);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node.isObject()) {
                return Optional.of(node);
            }
        } catch (IOException e) {
            // told below
        }
        PackageFinding broken = PackageFinding.of(Kind.STRUCTURE, path, "JSON", "");
        if (!findings.contains(broken)) {
            findings.add(broken);
        }
        return Optional.empty();
    }
}
