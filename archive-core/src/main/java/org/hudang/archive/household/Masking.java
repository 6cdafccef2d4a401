package org.hudang.archive.household;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One rule set for showing people without exposing them (MK-01, MK-02). Masking happens on the server, everywhere.
 *
 * <p>A birth date never survives: of a number with a date only the first three and the last four characters show.
 */
public final class Masking {
    private static final String STAR = "*";
    /** Compound surnames in use (复姓). */
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
            "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
            "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌",
            "微生", "公户", "公玉", "梁丘", "左丘", "东门", "西门", "第五");

    private Masking() {}

    /**
     * 张三 → 张*, 张小三 → 张*三, 欧阳修 → 欧阳*, 四个字以上 → first + * + last, each part of a name with dots by itself,
     * Latin names → first letter + *.
     */
    public static String name(PersonName name) {
        String value = name.value();
        if (value.indexOf(PersonName.DOT) >= 0) {
            StringBuilder masked = new StringBuilder();
            for (String part : value.split(String.valueOf(PersonName.DOT), -1)) {
                masked.append(masked.isEmpty() ? "" : String.valueOf(PersonName.DOT))
                        .append(part(part));
            }
            return masked.toString();
        }
        if (name.han()
                && value.codePointCount(0, value.length()) > 2
                && COMPOUND.contains(value.substring(0, value.offsetByCodePoints(0, 2)))) {
            return value.substring(0, value.offsetByCodePoints(0, 2)) + STAR;
        }
        return part(value);
    }

    /**
     * A text in which these names stand masked, each at its old length, so that places in the text stay where they were:
     * 张样例的申请书 → 张*例的申请书, 欧阳样例 → 欧阳**. A name of a single character is left, for it is a word of any text.
     */
    public static String namesIn(String text, Collection<PersonName> names) {
        String masked = text;
        List<String> longestFirst = names.stream()
                .map(PersonName::value)
                .filter(name -> name.codePointCount(0, name.length()) > 1)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String name : longestFirst) {
            if (masked.contains(name)) {
                masked = masked.replace(name, atLength(name));
            }
        }
        return masked;
    }

    /** The masked name with as many stars as letters are hidden. */
    private static String atLength(String name) {
        String masked = name(new PersonName(name));
        int missing = name.length() - masked.length();
        int star = masked.indexOf(STAR);
        return missing <= 0 ? masked : masked.substring(0, star) + STAR.repeat(missing) + masked.substring(star);
    }

    /** First three and last four characters of a number that carries a birth date; less of shorter ones. */
    public static String document(IdDocument document) {
        String number = document.reveal();
        return switch (document.type()) {
            case RESIDENT_ID, RESIDENCE_PERMIT -> keep(number, 3, 4);
            case FOREIGN_PERMANENT_RESIDENCE -> number.length() == 18 ? keep(number, 3, 4) : keep(number, 3, 2);
            case PASSPORT, BIRTH_CERTIFICATE -> keep(number, 1, number.length() > 8 ? 4 : 2);
        };
    }

    /** First three and last four characters. */
    public static String idNumber(IdNumber number) {
        return keep(number.reveal(), 3, 4);
    }

    /** 138****5678; a shorter or longer number shows its last two digits only. */
    public static String phone(Phone phone) {
        String number = phone.reveal();
        return number.length() == 11 && number.startsWith("1") ? keep(number, 3, 4) : keep(number, 0, 2);
    }

    private static String part(String text) {
        int[] points = text.codePoints().toArray();
        boolean han = PersonName.isHan(points[0]);
        if (points.length == 1) {
            return STAR;
        }
        String first = new String(points, 0, 1);
        if (!han || points.length == 2) {
            return first + STAR;
        }
        return first + STAR + new String(points, points.length - 1, 1);
    }

    private static String keep(String text, int first, int last) {
        return text.substring(0, first)
                + STAR.repeat(text.length() - first - last)
                + text.substring(text.length() - last);
    }
}
