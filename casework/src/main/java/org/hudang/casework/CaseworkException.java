package org.hudang.casework;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** An act of the relief process was refused. The sentence for people is found by {@link #code()} in the module's bundle. */
public abstract class CaseworkException extends RuntimeException {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String code;
    private final List<Object> facts;

    protected CaseworkException(String code, Object... facts) {
        super(code);
        this.code = code;
        this.facts = List.of(facts);
    }

    /** Stable code, for example {@code CW-001}. */
    public final String code() {
        return code;
    }

    /** The sentence in this language; Chinese where the language has none. */
    public final String sentence(Locale locale) {
        String pattern = ResourceBundle.getBundle("org.hudang.casework.messages", locale, NO_FALLBACK)
                .getString(code);
        Object[] said = facts.stream()
                .map(fact -> fact instanceof Worded worded ? worded.in(locale) : fact)
                .toArray();
        return new MessageFormat(pattern, locale).format(said);
    }

    /** A fact that is itself said in words. */
    @FunctionalInterface
    protected interface Worded {
        String in(Locale locale);
    }
}
