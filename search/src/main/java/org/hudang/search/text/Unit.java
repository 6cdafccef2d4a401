package org.hudang.search.text;

/**
 * The smallest part of a text that is compared: one Han character, or a word of letters and digits.
 *
 * @param text folded
 * @param han whether it is a Han character
 * @param gapBefore whether white space or punctuation separates it from its predecessor
 * @param start in the original text, in UTF-16 units
 * @param end in the original text, exclusive
 */
public record Unit(String text, boolean han, boolean gapBefore, int start, int end) {

    boolean joins(Unit next) {
        return han && next.han && !next.gapBefore;
    }
}
