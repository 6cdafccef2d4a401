package org.hudang.search.text;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hudang.search.text.Readings.Kind;

/**
 * Readings of names and places, as lists of syllables without tones; {@code ü} is given as {@code v}, as {@code u}, and after l and n also as
 * {@code yu}, as people type it (GB/T 28039-2011 has {@code YU} in passports).
 */
final class Pinyin {

    /** Most readings of one name that are kept. */
    static final int MOST = 24;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Readings READINGS = Readings.load();
    private static final Transliterator NAMES = Transliterator.getInstance("Han-Latin/Names");
    private static final Transliterator PLAIN = Transliterator.getInstance("Han-Latin");

    /** What ICU said of single characters and of the two characters a name begins with; it takes ICU a while to say it. */
    private static final Map<String, String> PLAIN_KNOWN = new ConcurrentHashMap<>();

    private static final Map<String, List<String>> SURNAME_KNOWN = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN = 50_000;

    private Pinyin() {}

    /** All readings of a person's name; a character without a reading is left out. */
    static List<List<String>> ofName(String name) {
        List<String> characters = parts(name);
        List<Set<String>> syllables = new ArrayList<>();
        List<String> plain = plain(characters);
        List<String> surname = surname(characters.subList(0, Math.min(2, characters.size())));
        for (int i = 0; i < characters.size(); i++) {
            Set<String> options = new LinkedHashSet<>();
            READINGS.of(i == 0 ? Kind.SURNAME : Kind.GIVEN, characters.get(i)).forEach(r -> options.add(r.get(0)));
            if (i < 2 || options.isEmpty()) {
                options.add(i < 2 ? surname.get(i) : plain.get(i));
                options.add(plain.get(i));
            }
            options.remove("");
            syllables.add(typed(options));
        }
        if (characters.size() > 1) {
            for (List<String> pair : READINGS.of(Kind.SURNAME, characters.get(0) + characters.get(1))) {
                syllables.get(0).addAll(typed(Set.of(pair.get(0))));
                syllables.get(1).addAll(typed(Set.of(pair.get(1))));
            }
        }
        return combined(syllables);
    }

    /** Readings of the name of a place. */
    static List<List<String>> ofPlace(String place) {
        List<String> characters = parts(place);
        List<String> plain = plain(characters);
        List<Set<String>> syllables = new ArrayList<>();
        for (String syllable : plain) {
            syllables.add(typed(syllable.isEmpty() ? Set.of() : Set.of(syllable)));
        }
        for (int i = 0; i + 1 < characters.size(); i++) {
            for (List<String> pair : READINGS.of(Kind.PLACE, characters.get(i) + characters.get(i + 1))) {
                syllables.set(i, typed(Set.of(pair.get(0))));
                syllables.set(i + 1, typed(Set.of(pair.get(1))));
            }
        }
        return combined(syllables);
    }

    /** What somebody typed as pinyin: lower case, without tones, blanks and apostrophes; empty when it is not Latin. */
    static String typed(String text) {
        String plain = withoutTones(text.toLowerCase(Locale.ROOT)).replaceAll("[\\s'’·.-]", "");
        return plain.chars().allMatch(c -> c >= 'a' && c <= 'z') ? plain : "";
    }

    private static Set<String> typed(Set<String> syllables) {
        Set<String> typed = new LinkedHashSet<>();
        for (String syllable : syllables) {
            typed.add(syllable);
            if (syllable.indexOf('v') >= 0) {
                typed.add(syllable.replace('v', 'u'));
                typed.add(syllable.replace("v", "yu"));
            }
        }
        return typed;
    }

    private static List<String> parts(String text) {
        return Units.of(text).stream().map(Unit::text).toList();
    }

    private static List<String> plain(List<String> parts) {
        List<String> syllables = new ArrayList<>();
        for (String part : parts) {
            String known = PLAIN_KNOWN.get(part);
            if (known == null) {
                known = icu(PLAIN, List.of(part)).get(0);
                if (PLAIN_KNOWN.size() < MOST_KNOWN) {
                    PLAIN_KNOWN.put(part, known);
                }
            }
            syllables.add(known);
        }
        return syllables;
    }

    /** Readings of the first two parts of a name, where ICU knows surnames of one and two characters. */
    private static List<String> surname(List<String> parts) {
        String key = String.join("\0", parts);
        List<String> known = SURNAME_KNOWN.get(key);
        if (known == null) {
            known = icu(NAMES, parts);
            if (SURNAME_KNOWN.size() < MOST_KNOWN) {
                SURNAME_KNOWN.put(key, known);
            }
        }
        return known;
    }

    /** One syllable for each part; a word that is not Han stays as it is, a character without a reading becomes empty. */
    private static List<String> icu(Transliterator transliterator, List<String> parts) {
        String latin = transliterator.transliterate(String.join("", parts));
        List<String> spaced = SPACE.splitAsStream(latin.strip()).toList();
        List<String> syllables = new ArrayList<>();
        if (spaced.size() == parts.size()) {
            for (String syllable : spaced) {
                syllables.add(readable(syllable));
            }
        } else {
            parts.forEach(part -> syllables.add(readable(transliterator.transliterate(part))));
        }
        return syllables;
    }

    private static String readable(String syllable) {
        return typed(syllable);
    }

    private static String withoutTones(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c == '\u0308' && plain.length() > 0 && plain.charAt(plain.length() - 1) == 'u') {
                plain.setCharAt(plain.length() - 1, 'v');
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static List<List<String>> combined(List<Set<String>> syllables) {
        List<List<String>> all = List.of(List.of());
        for (Set<String> options : syllables) {
            if (options.isEmpty()) {
                continue;
            }
            List<List<String>> longer = new ArrayList<>();
            for (String option : options) {
                for (List<String> head : all) {
                    if (longer.size() < MOST) {
                        List<String> one = new ArrayList<>(head);
                        one.add(option);
                        longer.add(one);
                    }
                }
            }
            all = longer;
        }
        return all.get(0).isEmpty() ? List.of() : all;
    }
}
