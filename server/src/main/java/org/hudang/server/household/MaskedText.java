package org.hudang.server.household;

import org.hudang.search.text.SensitiveNumbers;

/** The words of a paper as screens show them: long numbers of people are masked (MK-02, MK-03). */
final class MaskedText {
    private MaskedText() {}

    static String of(String words) {
        return SensitiveNumbers.in(words).shown();
    }
}
