package org.hudang.archive.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was read out of a package of any form, each file once; what was wrong with its form is among the findings. */
final class Gathered {
    /** What it looks like: {@code bag}, {@code asic-e} or {@code eep}. */
    String form = "bag";
    /** The seal that stands on it. */
    Optional<PackageSeals.Seal> seal = Optional.empty();
    /** The household, or the name of a bag; empty when it has none. */
    String base = "";
    /** The form itself says that it is the package of a household. */
    boolean household;
    /** Files below {@code data/}. */
    final SortedMap<String, Sums> payload = new TreeMap<>();
    /** All other files. */
    final SortedMap<String, Sums> tags = new TreeMap<>();
    /** Files that are read as lists. */
    final Map<String, byte[]> sheets = new LinkedHashMap<>();
    /** Files that are there and could not be read to the end, with the code of why. */
    final Map<String, String> unreadable = new TreeMap<>();
    /** Lists that have to name every file of the payload. */
    final List<Listing> lists = new ArrayList<>();
    /** Lists that have to name every other file. */
    final List<Listing> tagLists = new ArrayList<>();

    final List<PackageFinding> findings = new ArrayList<>();

    /** What could not be read, below the payload or beside it. */
    Map<String, String> unreadable(boolean ofPayload) {
        Map<String, String> some = new TreeMap<>(unreadable);
        some.keySet().removeIf(path -> path.startsWith(BagWriter.PAYLOAD) != ofPayload);
        return some;
    }

    void put(String path, Sums sums) {
        (path.startsWith(BagWriter.PAYLOAD) ? payload : tags).put(path, sums);
    }

    /** Whether it is the package of a household, or only something that has its form. */
    boolean isHousehold() {
        return household
                || sheets.keySet().stream().anyMatch(HouseSheets::isSheet)
                || tagLists.stream()
                        .anyMatch(list -> list.digests().keySet().stream().anyMatch(HouseSheets::isSheet));
    }
}
