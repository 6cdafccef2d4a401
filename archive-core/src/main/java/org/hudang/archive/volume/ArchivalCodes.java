package org.hudang.archive.volume;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.CommandRefused;

/**
 * Pattern of archival codes (档号, DA/T 13-2022, DH-01 to DH-06), a setting of the archive that keeps the files.
 *
 * <p>Four levels parted by "-": {@code {fonds}} 全宗号, the class, {@code {volume:n}} 案卷号 and {@code {item:n}} 件号 with at least n
 * digits. The class begins with {@code {category}} 门类代码 and goes on, parted by "·", with {@code {programme}}, {@code {year}},
 * {@code {retention}} 保管期限代码, {@code {township}} 机构 (the last six digits of the township's code) and fixed capital letters and
 * digits, in any order; each place stands once. Volume numbers count up within everything that stands before them, have at most
 * four digits or n where that is more, and are never given twice.
 *
 * @param pattern for example {@code {fonds}-{category}·{programme}·{year}·{retention}-{volume:3}-{item:4}}
 * @param fonds 全宗号
 * @param category 门类代码
 * @param retention code of the period for each kind of volume: Y, D30 or D10
 */
public record ArchivalCodes(String pattern, String fonds, String category, Map<VolumeKind, String> retention) {
    private static final Pattern VOLUME = Pattern.compile("\\{volume:([1-6])}");
    private static final Pattern FONDS = Pattern.compile("[A-Z0-9]{4}");
    private static final Pattern CATEGORY = Pattern.compile("[A-Z]{2}");
    /** DH-02: the part for an office has at most six characters. */
    private static final int OFFICE_DIGITS = 6;

    private static final Pattern RETENTION = Pattern.compile("Y|D30|D10");

    /**
     * @throws PatternUnreadable when no inspection could read its codes
     * @throws CommandRefused naming the setting that is wrong
     */
    public ArchivalCodes {
        if (!CodeRule.isReadable(pattern)) {
            throw new PatternUnreadable(pattern);
        }
        require(FONDS.matcher(fonds).matches(), "codes.fonds", FONDS.pattern());
        require(CATEGORY.matcher(category).matches(), "codes.category", CATEGORY.pattern());
        retention = Map.copyOf(new EnumMap<>(retention));
        for (VolumeKind kind : VolumeKind.values()) {
            String code = retention.getOrDefault(kind, "");
            require(RETENTION.matcher(code).matches(), "codes.retention." + kind, RETENTION.pattern());
        }
    }

    /** DH-06: fonds J031, category ZY, 30 years for approval volumes and 10 for daily management. */
    public static ArchivalCodes standard() {
        return new ArchivalCodes(
                "{fonds}-{category}·{programme}·{year}·{retention}-{volume:3}-{item:4}",
                "J031",
                "ZY",
                Map.of(VolumeKind.APPROVAL, "D30", VolumeKind.DAILY, "D10"));
    }

    /** What stands before the volume number: the series in which volume numbers count. */
    public String series(Place place) {
        return filled(place).split("\\{volume:", -1)[0];
    }

    /**
     * Code of a volume (案卷级档号).
     *
     * @throws CodesExhausted if the number has more digits than the pattern has room for
     */
    public String volume(Place place, int number) {
        Matcher digits = VOLUME.matcher(pattern);
        int room = CodeRule.mostDigits(digits.find() ? Integer.parseInt(digits.group(1)) : 0);
        if (Integer.toString(number).length() > room) {
            throw new CodesExhausted(series(place));
        }
        String code = number(filled(place), VOLUME, number);
        return code.replaceFirst("[^{}A-Za-z0-9]*\\{item:.*", "");
    }

    /** The rule by which volumes of this kind get their codes; items of a volume follow the rule of the volume. */
    public CodeRule rule(VolumeKind kind) {
        String text = pattern.replace("{fonds}", "{fonds=" + fonds + "}")
                .replace("{category}", "{category=" + category + "}")
                .replace("{retention}", "{retention=" + retention.getOrDefault(kind, "") + "}");
        return CodeRule.parse(text).orElseThrow();
    }

    /**
     * What a volume is filed under.
     *
     * @param township nine digits
     */
    public record Place(VolumeKind kind, String programme, int year, String township) {}

    private String filled(Place place) {
        String township = place.township();
        return pattern.replace("{fonds}", fonds)
                .replace("{category}", category)
                .replace("{programme}", place.programme())
                .replace("{year}", padded(place.year(), 4))
                .replace("{township}", township.substring(Math.max(0, township.length() - OFFICE_DIGITS)))
                .replace("{retention}", retention.getOrDefault(place.kind(), ""));
    }

    private static String number(String text, Pattern place, int number) {
        Matcher matcher = place.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        int width = Integer.parseInt(matcher.group(1));
        return text.substring(0, matcher.start()) + padded(number, width) + text.substring(matcher.end());
    }

    static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static void require(boolean condition, String field, String rule) {
        if (!condition) {
            throw new CommandRefused(field, rule);
        }
    }
}
