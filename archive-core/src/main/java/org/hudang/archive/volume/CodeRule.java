package org.hudang.archive.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule by which the code of one volume was given (档号编制规则): kept with the volume, so that codes are judged by it after the
 * office has another one (DH-05).
 *
 * <p>A rule has four levels parted by "-" (DA/T 13-2022, DH-01): fonds, class, volume and item; the parts of the class are parted
 * by "·" (DH-03). Its text is the pattern of {@link ArchivalCodes} with the values that stand in every code:
 * {@code {fonds=J031}-{category=ZY}·{programme}·{year}·{retention=D30}-{volume:3}-{item:4}}.
 */
public final class CodeRule {
    private static final String PART =
            "\\{programme}|\\{year}|\\{retention%s}|\\{township}|(?!(?:Y|D30|D10)[·-])[A-Z0-9]{1,6}";
    private static final Pattern PATTERN = Pattern.compile(
            "\\{fonds}-\\{category}((?:·(?:" + PART.formatted("") + "))*)-\\{volume:[1-6]}-\\{item:[1-6]}");
    private static final Pattern TEXT = Pattern.compile("\\{fonds=([A-Z0-9]{4})}-(\\{category=[A-Z]{2}}(?:·(?:"
            + PART.formatted("=(?:Y|D30|D10)") + "))*)-\\{volume:([1-6])}-\\{item:([1-6])}");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)[^}]*}");
    private static final Pattern TOWNSHIP = Pattern.compile("[0-9]{6}");
    private static final int MOST_DIGITS = 4;

    private final String text;
    private final String fonds;
    private final List<String> classes;
    private final int volumeDigits;
    private final int itemDigits;

    private CodeRule(String text, Matcher parts) {
        this.text = text;
        this.fonds = parts.group(1);
        this.classes = List.of(parts.group(2).split("·"));
        this.volumeDigits = Integer.parseInt(parts.group(3));
        this.itemDigits = Integer.parseInt(parts.group(4));
    }

    /** Reads a rule; empty when it is none by which a code can be judged. */
    public static Optional<CodeRule> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() && isOnceEach(text) ? Optional.of(new CodeRule(text, parts)) : Optional.empty();
    }

    /** Whether codes of this pattern can be judged: four levels, and each place once. */
    static boolean isReadable(String pattern) {
        return PATTERN.matcher(pattern).matches() && isOnceEach(pattern);
    }

    private static boolean isOnceEach(String pattern) {
        List<String> places =
                PLACE.matcher(pattern).results().map(place -> place.group(1)).toList();
        return places.size() == places.stream().distinct().count();
    }

    /** What a part of a code says. */
    public enum Part {
        /** How many levels and parts there are, and how they are parted. */
        SHAPE,
        FONDS,
        CATEGORY,
        PROGRAMME,
        YEAR,
        RETENTION,
        TOWNSHIP,
        /** A part that is the same in all codes of the rule. */
        FIXED,
        /** Number of the volume (案卷号). */
        VOLUME;

        /** For reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One part of a code that is not what rule and metadata demand. */
    public record Difference(Part part, String expected, String found) {}

    /** Compares the code of a volume with what this rule makes of its metadata; nothing when they agree. */
    public List<Difference> differences(Volume volume) {
        String[] levels = volume.code().split("-", -1);
        String[] parts = levels.length == 3 ? levels[1].split("·", -1) : new String[0];
        if (levels.length != 3 || parts.length != classes.size()) {
            return List.of(new Difference(Part.SHAPE, text, volume.code()));
        }
        List<Difference> differences = new ArrayList<>();
        differs(Part.FONDS, fonds, levels[0], differences);
        for (int i = 0; i < parts.length; i++) {
            compare(classes.get(i), parts[i], volume, differences);
        }
        if (!isVolumeNumber(levels[2])) {
            differences.add(new Difference(Part.VOLUME, "{volume:" + volumeDigits + "}", levels[2]));
        }
        return differences;
    }

    private static void compare(String place, String found, Volume volume, List<Difference> differences) {
        String value = place.contains("=") ? place.substring(place.indexOf('=') + 1, place.length() - 1) : place;
        if (place.startsWith("{category")) {
            differs(Part.CATEGORY, value, found, differences);
        } else if (place.startsWith("{retention")) {
            differs(Part.RETENTION, value, found, differences);
        } else if (place.equals("{programme}")) {
            differs(Part.PROGRAMME, volume.programme(), found, differences);
        } else if (place.equals("{year}")) {
            differs(Part.YEAR, ArchivalCodes.padded(volume.year(), 4), found, differences);
        } else if (place.equals("{township}")) {
            // the household may have moved since, and the code stays
            if (!TOWNSHIP.matcher(found).matches()) {
                differences.add(new Difference(Part.TOWNSHIP, TOWNSHIP.pattern(), found));
            }
        } else {
            differs(Part.FIXED, value, found, differences);
        }
    }

    private static void differs(Part part, String expected, String found, List<Difference> differences) {
        if (!expected.equals(found)) {
            differences.add(new Difference(part, expected, found));
        }
    }

    private boolean isVolumeNumber(String found) {
        return found.matches("[0-9]{1," + mostDigits(volumeDigits) + "}")
                && Integer.parseInt(found) > 0
                && found.equals(ArchivalCodes.padded(Integer.parseInt(found), volumeDigits));
    }

    /** How many digits a volume number may have. */
    static int mostDigits(int leastDigits) {
        return Math.max(MOST_DIGITS, leastDigits);
    }

    /** Code of an item in the volume of this code. */
    public String item(String volumeCode, int number) {
        return volumeCode + "-" + ArchivalCodes.padded(number, itemDigits);
    }

    /** The rule as text, to be kept. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
