package org.hudang.search.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hudang.search.TailKey;

/**
 * Keyed tokens for the endings of identity and phone numbers: the reversed number's prefixes, one token for each length, so that an ending
 * is found by one exact term and the index holds no digit.
 */
public final class NumberTokens {

    /** Shortest ending that can be looked for. */
    public static final int SHORTEST = 4;

    private static final int LONGEST = 32;
    private static final String ID_TAIL = "id-tail";
    private static final String ID_WHOLE = "id-whole";
    private static final String PHONE_TAIL = "phone-tail";

    private final TailKey key;

    public NumberTokens(TailKey key) {
        this.key = key;
    }

    /** Tokens of all endings of an identity document's number, shorter than the whole. */
    public List<String> idTails(String number) {
        return tails(ID_TAIL, normal(number));
    }

    /** Token of the whole number. */
    public String idWhole(String number) {
        return key.token(ID_WHOLE, normal(number));
    }

    /** Tokens of all endings of a phone number, and of the whole. */
    public List<String> phoneTails(String phone) {
        String digits = normal(phone).replaceAll("[^0-9]", "");
        List<String> tokens = tails(PHONE_TAIL, digits);
        if (digits.length() >= SHORTEST) {
            tokens.add(phoneTail(digits));
        }
        return tokens;
    }

    /** Token by which an ending of an identity number is looked for. */
    public String idTail(String ending) {
        return key.token(ID_TAIL, normal(ending));
    }

    /** Token by which an ending of a phone number, or the whole, is looked for. */
    public String phoneTail(String ending) {
        return key.token(PHONE_TAIL, normal(ending));
    }

    private List<String> tails(String purpose, String number) {
        List<String> tokens = new ArrayList<>();
        for (int length = SHORTEST; length < Math.min(number.length(), LONGEST); length++) {
            tokens.add(key.token(purpose, number.substring(number.length() - length)));
        }
        return tokens;
    }

    /** Letters and digits after NFKC, in upper case. */
    static String normal(String number) {
        return Folded.of(number).key().toUpperCase(Locale.ROOT);
    }
}
