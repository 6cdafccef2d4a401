package org.hudang.search.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The forms under which a name is found.
 *
 * @param key the whole name without blanks and middle dots, folded
 * @param pinyin the whole name in each of its readings
 * @param pinyinParts beginnings, of two letters and more, of what is left from each syllable on
 * @param initials first letters of the syllables in each reading
 * @param beginnings of the key, the pinyin and the initials, for suggestions
 */
public record NameForms(
        String key, Set<String> pinyin, Set<String> pinyinParts, Set<String> initials, Set<String> beginnings) {

    /** Forms of a person's name. */
    public static NameForms ofName(String name) {
        return of(name, Pinyin.ofName(name));
    }

    /** Forms of the name of a place. */
    public static NameForms ofPlace(String place) {
        return of(place, Pinyin.ofPlace(place));
    }

    private static NameForms of(String name, List<List<String>> readings) {
        Set<String> pinyin = new LinkedHashSet<>();
        Set<String> parts = new LinkedHashSet<>();
        Set<String> initials = new LinkedHashSet<>();
        for (List<String> syllables : readings) {
            pinyin.add(String.join("", syllables));
            StringBuilder first = new StringBuilder();
            syllables.forEach(s -> first.append(s.charAt(0)));
            initials.add(first.toString());
            for (int i = 0; i < syllables.size(); i++) {
                beginnings(parts, String.join("", syllables.subList(i, syllables.size())), 2);
            }
        }
        Set<String> beginnings = new LinkedHashSet<>();
        String key = Folded.of(name).key();
        beginnings(beginnings, key, 1);
        pinyin.forEach(p -> beginnings(beginnings, p, 1));
        initials.forEach(p -> beginnings(beginnings, p, 1));
        return new NameForms(key, pinyin, parts, initials, beginnings);
    }

    private static void beginnings(Set<String> into, String text, int shortest) {
        int length = text.codePointCount(0, text.length());
        for (int i = shortest; i <= Math.min(length, 40); i++) {
            into.add(text.substring(0, text.offsetByCodePoints(0, i)));
        }
    }
}
