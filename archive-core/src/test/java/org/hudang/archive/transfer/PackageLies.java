package org.hudang.archive.transfer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hudang.archive.transfer.PackageFinding.Kind;

/** What can be done to a package, and what has to be said of it then. */
final class PackageLies {
    static final String TAGS = BagWriter.TAG_MANIFEST;
    static final String MANIFEST = BagWriter.MANIFEST;
    static final String SM3 = BagWriter.SM3_LIST;
    static final String PAPER = "data/vol_.*/itm_.*/1-original\\.txt";
    static final String INVENTORY = "metadata/vol_.*/inventory\\.json";
    private static final String MANIFESTS = "manifest-sha512\\.txt";

    private final Map<String, Lie> all = new LinkedHashMap<>();

    private PackageLies() {}

    /**
     * A lie.
     *
     * @param told what somebody does
     * @param kind of the finding it must give
     * @param path of the finding, as a pattern
     */
    record Lie(Told told, Kind kind, String path) {}

    interface Told {
        void about(Repacked taken);
    }

    static Map<String, Lie> all() {
        PackageLies lies = new PackageLies();
        lies.aboutPapers();
        lies.aboutPapersAndTheirLines();
        lies.aboutLists();
        lies.aboutSheets();
        lies.aboutHistory();
        return lies.all;
    }

    private void tell(String name, Kind kind, String path, Told told) {
        all.put(name, new Lie(told, kind, path));
    }

    private void aboutPapers() {
        tell("a paper edited", Kind.ALTERED, PAPER, bag -> bag.edit(bag.path(PAPER), text -> text + "x"));
        tell("a paper emptied", Kind.ALTERED, PAPER, bag -> bag.files.put(bag.path(PAPER), new byte[0]));
        tell("a paper removed", Kind.MISSING, PAPER, bag -> bag.files.remove(bag.path(PAPER)));
        tell("a paper renamed", Kind.RENAMED, PAPER, bag -> rename(bag, bag.path(PAPER)));
        tell("two papers exchanged", Kind.ALTERED, PAPER, PackageLies::exchange);
        tell("a paper added", Kind.ADDED, "data/extra\\.txt", bag -> bag.files.put("data/extra.txt", one()));
        tell(
                "a file beside the lists",
                Kind.ADDED,
                "metadata/x\\.json",
                bag -> bag.files.put("metadata/x.json", one()));
        tell("a file beside the folder", Kind.ADDED, "\\.\\./other/x", bag -> bag.files.put("../other/x", one()));
    }

    private void aboutPapersAndTheirLines() {
        tell("a paper and its line changed", Kind.ALTERED, PAPER, bag -> editWith(bag, MANIFEST));
        tell("a paper and all its lines changed", Kind.ALTERED, PAPER, bag -> editWith(bag, MANIFEST, SM3));
        tell("… and the inventory too", Kind.HISTORY, INVENTORY, PackageLies::editWithInventory);
        tell("a paper removed with all its lines", Kind.MISSING, PAPER, bag -> {
            String paper = bag.path(PAPER);
            bag.forget(paper, MANIFEST, SM3);
            bag.files.remove(paper);
            retag(bag, MANIFEST, SM3);
        });
        tell("a paper added with all its lines", Kind.ADDED, "data/vol_.*/2-original\\.txt", bag -> {
            String more = bag.path(PAPER).replace("1-original", "2-original");
            bag.files.put(more, one());
            bag.edit(MANIFEST, lines -> lines + "0".repeat(128) + "  " + more + "\n");
            bag.edit(SM3, lines -> lines + "0".repeat(64) + "  " + more + "\n");
            bag.adapt(more, MANIFEST, SM3);
            retag(bag, MANIFEST, SM3);
        });
        tell("a whole volume removed with all its lines", Kind.MISSING, INVENTORY, PackageLies::withoutVolume);
    }

    private void aboutLists() {
        tell("a line of the manifest edited", Kind.DISAGREES, MANIFESTS, bag -> change(bag, MANIFEST, this::first));
        tell("a line of the SM3 edited", Kind.DISAGREES, "metadata/sm3\\.txt", bag -> change(bag, SM3, this::first));
        tell("two lines of the manifest exchanged", Kind.DISAGREES, MANIFESTS, PackageLies::exchangeLines);
        tell("a line that is none", Kind.STRUCTURE, MANIFESTS, bag -> change(bag, MANIFEST, text -> text + "what\n"));
        tell(
                "a line that is there twice",
                Kind.STRUCTURE,
                MANIFESTS,
                bag -> change(bag, MANIFEST, text -> text + text));
        tell("the manifest edited alone", Kind.ALTERED, MANIFESTS, bag -> bag.edit(MANIFEST, text -> text + "\n"));
        tell("the manifest removed", Kind.MISSING, MANIFESTS, bag -> bag.files.remove(MANIFEST));
        tell("the list of lists removed", Kind.MISSING, "tag" + MANIFESTS, bag -> bag.files.remove(TAGS));
    }

    private void aboutSheets() {
        String declaration = BagWriter.DECLARATION;
        String info = BagWriter.INFO;
        tell("the declaration removed", Kind.MISSING, "bagit\\.txt", bag -> bag.files.remove(declaration));
        tell(
                "the declaration edited",
                Kind.STRUCTURE,
                "bagit\\.txt",
                bag -> change(bag, declaration, text -> text.replace("1.0", "9.9")));
        tell("the sender edited", Kind.ALTERED, "bag-info\\.txt", bag -> bag.edit(info, text -> "X" + text));
        tell(
                "the sum edited",
                Kind.COUNT,
                "bag-info\\.txt",
                bag -> change(bag, info, text -> text.replace("Payload-Oxum: ", "Payload-Oxum: 1")));
        tell(
                "the transfer list counts otherwise",
                Kind.COUNT,
                "metadata/transfer-list\\.json",
                bag -> change(
                        bag, PackageSheets.LIST, text -> text.replaceFirst("\"items\" : \\d+", "\"items\" : 999")));
        tell(
                "a member edited",
                Kind.ALTERED,
                "metadata/household\\.json",
                bag -> bag.edit(PackageSheets.HOUSEHOLD, text -> text.replace("张样例", "王样例")));
        tell(
                "a list of files to fetch",
                Kind.STRUCTURE,
                "fetch\\.txt",
                bag -> bag.files.put(
                        "fetch.txt", "https://example.test/x 1 data/x\n".getBytes(StandardCharsets.UTF_8)));
        tell(
                "another household on the folder",
                Kind.STRUCTURE,
                "metadata/household\\.json",
                bag -> bag.base = "hh_" + "a".repeat(26));
    }

    private void aboutHistory() {
        String lines = "metadata/history\\.jsonl";
        String history = PackageSheets.HISTORY;
        tell(
                "an act edited",
                Kind.HISTORY,
                lines,
                bag -> change(bag, history, text -> text.replaceFirst("li\\.jingban", "wang.jingban")));
        tell(
                "an act removed",
                Kind.HISTORY,
                lines,
                bag -> change(bag, history, text -> text.replaceFirst("(?m)^\\{\"number\":2.*\n", "")));
        tell("the end of the history cut off", Kind.HISTORY, INVENTORY, PackageLies::cutHistory);
        tell("the history is none", Kind.STRUCTURE, lines, bag -> change(bag, history, text -> "{" + text));
        tell("the history removed", Kind.MISSING, lines, bag -> bag.files.remove(history));
    }

    private static byte[] one() {
        return new byte[] {1};
    }

    private String first(String lines) {
        return (lines.startsWith("0") ? "1" : "0") + lines.substring(1);
    }

    static void change(Repacked bag, String path, UnaryOperator<String> change) {
        bag.edit(path, change);
        retag(bag, path);
    }

    private static void rename(Repacked bag, String path) {
        bag.files.put(path.replace(".txt", ".old"), bag.bytes(path));
        bag.files.remove(path);
    }

    private static void exchange(Repacked bag) {
        List<String> papers = bag.paths(PAPER);
        byte[] first = bag.bytes(papers.get(0));
        bag.files.put(papers.get(0), bag.bytes(papers.get(1)));
        bag.files.put(papers.get(1), first);
    }

    private static void exchangeLines(Repacked bag) {
        List<String> papers = bag.paths(PAPER);
        String one = BagJudge.sha512(bag.bytes(papers.get(0)));
        String other = BagJudge.sha512(bag.bytes(papers.get(1)));
        change(
                bag,
                MANIFEST,
                lines -> lines.replace(one, "-").replace(other, one).replace("-  ", other + "  "));
    }

    static void editWith(Repacked bag, String... lists) {
        String paper = bag.path(PAPER);
        bag.edit(paper, text -> text + "x");
        bag.adapt(paper, lists);
        retag(bag, lists);
    }

    private static void editWithInventory(Repacked bag) {
        String paper = bag.path(PAPER);
        String before = BagJudge.sha512(bag.bytes(paper));
        editWith(bag, MANIFEST, SM3);
        change(bag, bag.path(INVENTORY), text -> text.replace(before, BagJudge.sha512(bag.bytes(paper))));
    }

    /** The last filing never happened, says a history that ends before it with a head of its own. */
    private static void cutHistory(Repacked bag) {
        List<String> lines = bag.text(PackageSheets.HISTORY).lines().toList();
        int last = 0;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).contains("\"volume.file\"") ? i : last;
        }
        int kept = last;
        String hash = lines.get(kept - 1).replaceAll(".*\"hash\":\"([^\"]+)\".*", "$1");
        bag.edit(PackageSheets.HISTORY, text -> String.join("\n", lines.subList(0, kept)) + "\n");
        bag.edit(
                PackageSheets.HOUSEHOLD,
                text -> text.replaceAll("\"number\" : \\d+", "\"number\" : " + kept)
                        .replaceAll("\"hash\" : \"[^\"]+\"", "\"hash\" : \"" + hash + "\""));
        retag(bag, PackageSheets.HISTORY, PackageSheets.HOUSEHOLD);
    }

    private static void withoutVolume(Repacked bag) {
        for (String path : bag.paths("data/.*")) {
            bag.forget(path, MANIFEST, SM3);
            bag.files.remove(path);
        }
        String inventory = bag.path(INVENTORY);
        bag.forget(inventory, TAGS);
        bag.files.remove(inventory);
        retag(bag, MANIFEST, SM3);
    }

    static void retag(Repacked bag, String... changed) {
        for (String path : changed) {
            bag.adapt(path, TAGS);
        }
    }
}
