package org.hudang.server.household;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;

/** The words of a paper as screens show them: long numbers and names of the household are masked (MK-01 to MK-03). */
public final class MaskedText {
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])(\\d{17}[\\dXx]|\\d{15}|1\\d{10})(?![0-9])");

    private MaskedText() {}

    /** The text with numbers and the household's names masked; every place in it stays where it was. */
    public static String of(String words, Household household) {
        return Masking.namesIn(
                of(words), household.members().stream().map(Member::name).toList());
    }

    static String of(String words) {
        Matcher numbers = NUMBER.matcher(words);
        return numbers.replaceAll(found -> {
            String number = found.group(1);
            return number.substring(0, 3) + "*".repeat(number.length() - 7) + number.substring(number.length() - 4);
        });
    }
}
