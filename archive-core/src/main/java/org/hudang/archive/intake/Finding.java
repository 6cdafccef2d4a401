package org.hudang.archive.intake;

import java.util.Arrays;
import java.util.List;

/**
 * One thing found about a file: a stable code and the figures that its sentence names.
 *
 * <p>The figures are sizes, counts and limits. Names, texts and bytes of the file never stand here, so a finding may be
 * logged.
 *
 * @param code  what was found
 * @param facts the figures of the sentence in its order
 */
public record Finding(IntakeCode code, List<String> facts) {

    /** Copies the facts. */
    public Finding {
        facts = List.copyOf(facts);
    }

    /** A finding with its figures. */
    public static Finding of(IntakeCode code, Object... facts) {
        return new Finding(code, Arrays.stream(facts).map(String::valueOf).toList());
    }

    /** The sentence in Chinese. */
    public String zh() {
        return Sentences.zh(code.code(), facts);
    }

    /** The sentence in English. */
    public String en() {
        return Sentences.en(code.code(), facts);
    }
}
