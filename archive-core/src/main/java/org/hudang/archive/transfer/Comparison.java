package org.hudang.archive.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hudang.archive.transfer.PackageFinding.Kind;

/**
 * Compares files with the lists that have to name them. When the lists do not agree, the
 * heavier side is believed: a file that it contradicts was changed, a list of the lighter side was changed itself.
 */
final class Comparison {
    private final SortedMap<String, Sums> present;
    private final List<Listing> listings;
    private final List<PackageFinding> findings = new ArrayList<>();

    /** @param present files that could be read to the end, by path */
    Comparison(SortedMap<String, Sums> present, List<Listing> listings) {
        this.present = present;
        this.listings = List.copyOf(listings);
    }

    /**
     * The findings.
     *
     * @param unreadable files that are there and could not be read to the end, with the code of why
     */
    List<PackageFinding> run(Map<String, String> unreadable) {
        SortedSet<String> all = new TreeSet<>(present.keySet());
        listings.forEach(listing -> all.addAll(listing.digests().keySet()));
        all.removeAll(unreadable.keySet());
        SortedSet<String> missing = new TreeSet<>();
        SortedSet<String> added = new TreeSet<>();
        for (String path : all) {
            if (!present.containsKey(path)) {
                absent(path, missing);
            } else if (over(path).stream().allMatch(listing -> listing.of(path).isEmpty())) {
                added.add(path);
            } else {
                compare(path, sums(path));
            }
        }
        unreadable.forEach((path, code) -> findings.add(PackageFinding.of(Kind.ALTERED, path, expected(path), code)));
        renamed(missing, added);
        missing.forEach(path -> findings.add(PackageFinding.of(Kind.MISSING, path, expected(path), "")));
        added.forEach(path -> findings.add(PackageFinding.of(Kind.ADDED, path, "", digest(path))));
        return findings;
    }

    /** A file that only the lighter side names was never there. */
    private void absent(String path, Set<String> missing) {
        List<Listing> naming =
                listings.stream().filter(listing -> !listing.of(path).isEmpty()).toList();
        if (isHeavier(naming, path)) {
            missing.add(path);
        } else {
            disagree(naming, path);
        }
    }

    private void compare(String path, Sums sums) {
        List<Listing> against = over(path).stream()
                .filter(listing -> !sums.by(listing.algorithm()).equals(listing.of(path)))
                .toList();
        if (isHeavier(against, path)) {
            boolean unknown = against.stream().allMatch(list -> list.of(path).isEmpty());
            findings.add(
                    unknown
                            ? PackageFinding.of(Kind.ADDED, path, "", digest(path))
                            : PackageFinding.of(Kind.ALTERED, path, expected(path), digest(path)));
            disagree(over(path).stream().filter(one -> !against.contains(one)).toList(), path);
        } else {
            disagree(against, path);
        }
    }

    private void disagree(List<Listing> lists, String path) {
        lists.forEach(list -> findings.add(PackageFinding.of(Kind.DISAGREES, list.name(), list.of(path), path)));
    }

    private List<Listing> over(String path) {
        return listings.stream()
                .filter(listing -> path.startsWith(listing.folder()))
                .toList();
    }

    private boolean isHeavier(List<Listing> side, String path) {
        return 2 * weight(side) > weight(over(path));
    }

    private static int weight(List<Listing> side) {
        return side.stream().mapToInt(Listing::weight).sum();
    }

    /** A missing file whose bytes lie under a name that no list has; each such name is used once. */
    private void renamed(Set<String> missing, Set<String> added) {
        Map<String, String> byDigest = new HashMap<>();
        for (String path : added) {
            listings.forEach(listing -> byDigest.put(key(listing, sums(path).by(listing.algorithm())), path));
        }
        for (String path : List.copyOf(missing)) {
            for (Listing listing : listings) {
                String now = byDigest.get(key(listing, listing.of(path)));
                if (now != null && missing.contains(path) && added.remove(now)) {
                    missing.remove(path);
                    findings.add(PackageFinding.of(Kind.RENAMED, path, listing.of(path), now));
                }
            }
        }
    }

    private static String key(Listing listing, String digest) {
        return listing.algorithm() + ":" + digest;
    }

    /** What the heaviest list says. */
    private String expected(String path) {
        return listings.stream()
                .filter(listing -> !listing.of(path).isEmpty())
                .reduce((one, other) -> other.weight() > one.weight() ? other : one)
                .map(listing -> listing.of(path))
                .orElse("");
    }

    private String digest(String path) {
        return listings.isEmpty() ? "" : sums(path).by(listings.get(0).algorithm());
    }

    private Sums sums(String path) {
        return Objects.requireNonNull(present.get(path));
    }
}
