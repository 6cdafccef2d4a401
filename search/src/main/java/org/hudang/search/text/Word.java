package org.hudang.search.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hudang.search.Query;
import org.hudang.search.QueryRefused;

/**
 * One word of a query, in every form in which it may be compared.
 *
 * @param text as it was written
 * @param units folded
 * @param name key of a whole name
 * @param pinyin letters as pinyin; empty when it holds anything else
 * @param code key of a code
 * @param number letters and digits in upper case, for whole numbers and endings; empty when it holds no digit
 */
public record Word(String text, List<Unit> units, String name, String pinyin, String code, String number) {

    private static final Pattern SPACE = Pattern.compile("[\\s\u00A0\u3000]+");

    /** The words of a query; those without a letter, digit or Han character are left out. */
    public static List<Word> of(String query) {
        List<Word> words = new ArrayList<>();
        SPACE.splitAsStream(query).forEach(text -> one(text).ifPresent(words::add));
        if (words.size() > Query.MOST_WORDS) {
            throw new QueryRefused(QueryRefused.Rule.TOO_MANY_WORDS, "at most " + Query.MOST_WORDS, words.size() + "");
        }
        return words;
    }

    /** A text as one word, with its blanks left out where codes, names, numbers and pinyin have none. */
    public static Optional<Word> one(String text) {
        List<Unit> units = Units.of(text);
        if (units.isEmpty()) {
            return Optional.empty();
        }
        String number = NumberTokens.normal(text);
        boolean plain = number.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
        boolean digit = number.chars().anyMatch(c -> c >= '0' && c <= '9');
        return Optional.of(new Word(
                text,
                units,
                Folded.of(text).key(),
                Pinyin.typed(Folded.of(text).toString()),
                Codes.key(text),
                plain && digit ? number : ""));
    }

    /** Whether it is one Han character. */
    public boolean isOneCharacter() {
        return units.size() == 1 && units.get(0).han();
    }

    /** Whether it could be the ending of a number: four characters and more, digits but for a last X. */
    public boolean isEnding() {
        return number.length() >= NumberTokens.SHORTEST && number.matches("[0-9]+X?");
    }

    @Override
    public String toString() {
        return "Word[" + units.size() + " units]";
    }
}
