package org.hudang.archive.inspection;

import java.util.Locale;

/**
 * What somebody decides about an item that was left to people (人工判定).
 *
 * @param number of the item, for example {@code 3-4}
 * @param words what was looked at and found: one line of {@value #LEAST} to {@value #MOST} characters
 */
public record Judgement(String number, Outcome outcome, String words) {
    /** Fewest characters of the words. */
    public static final int LEAST = 5;

    /** Most characters of the words. */
    public static final int MOST = 500;

    public Judgement {
        words = words.strip();
    }

    /** What people can say of an item. */
    public enum Outcome {
        /** 通过. */
        PASSED,
        /** 不通过. */
        FAILED,
        /** 不适用: nothing of the kind is there. */
        NOT_APPLICABLE;

        /** The word of the result, as in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
