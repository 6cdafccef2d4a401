package org.hudang.archive.volume;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.CommandRefused;

/**
 * Pattern of archival codes (档号, DA/T 13-2022, DH-01 to DH-06), a setting of the archive that keeps the files.
 *
 * <p>Places in braces: {@code {fonds}} 全宗号, {@code {category}} 门类代码, {@code {programme}}, {@code {year}}, {@code
 * {retention}} 保管期限代码, {@code {township}} 机构: the last six digits of the township's code; then {@code {volume:n}} 案卷号 and
 * {@code {item:n}} 件号 with at least n digits. Volume numbers count up within everything that stands before them, have at most
 * four digits or n where that is more, and are never given twice.
 *
 * @param pattern for example {@code {fonds}-{category}·{programme}·{year}·{retention}-{volume:3}-{item:4}}
 * @param fonds 全宗号
 * @param category 门类代码
 * @param retention code of the period for each kind of volume: Y, D30 or D10
 */
public record ArchivalCodes(String pattern, String fonds, String category, Map<VolumeKind, String> retention) {
    private static final Pattern FORM =
            Pattern.compile("([^{}]*\\{(?:fonds|category|programme|year|retention|township)})*"
                    + "[^{}]*\\{volume:[1-6]}[^{}]+\\{item:[1-6]}");
    private static final Pattern VOLUME = Pattern.compile("\\{volume:([1-6])}");
    private static final Pattern ITEM = Pattern.compile("\\{item:([1-6])}");
    private static final Pattern BEFORE_ITEM = Pattern.compile("}([^{}]*)\\{item:");
    private static final Pattern FONDS = Pattern.compile("[A-Z0-9]{4}");
    private static final Pattern CATEGORY = Pattern.compile("[A-Z]{2}");
    /** DH-02: the part for an office has at most six characters. */
    private static final int OFFICE_DIGITS = 6;

    private static final int MOST_DIGITS = 4;
    private static final Pattern RETENTION = Pattern.compile("Y|D30|D10");

    /** @throws CommandRefused naming the setting that is wrong */
    public ArchivalCodes {
        require(FORM.matcher(pattern).matches(), "codes.pattern", "… {volume:n}-{item:n}");
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
        int room = digits.find() ? Math.max(MOST_DIGITS, Integer.parseInt(digits.group(1))) : MOST_DIGITS;
        if (Integer.toString(number).length() > room) {
            throw new CodesExhausted(series(place));
        }
        String code = number(filled(place), VOLUME, number);
        return code.replaceFirst("[^{}A-Za-z0-9]*\\{item:.*", "");
    }

    /** Code of an item in the volume of this code. */
    public String item(String volumeCode, int number) {
        Matcher joint = BEFORE_ITEM.matcher(pattern);
        String between = joint.find() ? joint.group(1) : "-";
        Matcher digits = ITEM.matcher(pattern);
        int width = digits.find() ? Integer.parseInt(digits.group(1)) : 4;
        return volumeCode + between + padded(number, width);
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

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static void require(boolean condition, String field, String rule) {
        if (!condition) {
            throw new CommandRefused(field, rule);
        }
    }
}
