package org.hudang.forms;

import java.util.List;

/**
 * Something this module refuses or cannot do; one final class per cause.
 *
 * <p>The message is for operators. The sentence for people stands in {@code org/hudang/forms/messages.properties} (Chinese)
 * and {@code messages_en.properties}, keyed by {@link #code()}, with {@link #facts()} as its arguments. Neither holds
 * personal data.
 */
public abstract sealed class FormsException extends RuntimeException
        permits GlyphMissing,
                FontRefused,
                TemplateUnknown,
                TemplateBroken,
                PaperDataRefused,
                PaperOverfull,
                ComposingFailed {
    private final String code;
    private final List<String> facts;

    FormsException(String code, String message, String... facts) {
        super(code + ": " + message);
        this.code = code;
        this.facts = List.of(facts);
    }

    /** Stable for ever, for example {@code FO-001}. */
    public final String code() {
        return code;
    }

    /** The arguments of the sentence for people, in its order. */
    public final List<String> facts() {
        return facts;
    }
}
