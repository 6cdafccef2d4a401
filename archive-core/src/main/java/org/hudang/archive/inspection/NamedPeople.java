package org.hudang.archive.inspection;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.PersonName;

/** Finds people in words that are printed on papers which name nobody. */
final class NamedPeople {
    /** Numbers of identity documents, accounts and mobile telephones; no archival code has so many digits in a row. */
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{11,}");

    private NamedPeople() {}

    /** Whether words name a member of the household, or hold a number as people have one. */
    static boolean in(String words, Household household) {
        String plain = plain(words);
        String joined = plain.replaceAll("\\s", "");
        String bare = bare(plain);
        return NUMBER.matcher(joined).find()
                || household.members().stream()
                        .anyMatch(member -> isNamed(member.name(), plain, joined) || isNumbered(member, bare));
    }

    /** A name of a single character is a word of any text. */
    private static boolean isNamed(PersonName name, String plain, String joined) {
        String value = plain(name.value());
        if (value.codePointCount(0, value.length()) < 2) {
            return false;
        }
        return name.han()
                ? joined.contains(value.replaceAll("\\s", ""))
                : Pattern.compile("(?<!\\p{L})" + Pattern.quote(value) + "(?!\\p{L})")
                        .matcher(plain)
                        .find();
    }

    private static boolean isNumbered(Member member, String bare) {
        return bare.contains(bare(plain(member.document().reveal())))
                || member.phone()
                        .filter(phone -> bare.contains(bare(plain(phone.reveal()))))
                        .isPresent();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    }

    private static String bare(String plain) {
        return plain.replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
