package org.hudang.archive;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Base of everything this module refuses or fails at.
 *
 * <p>One final class per cause. {@link #code()} is stable and may be shown, logged and searched for; {@link #arguments()}
 * are the facts of the case (expected, found, position) and never hold personal data. The sentence for people stands in
 * the module's bundle.
 */
public abstract class ArchiveException extends RuntimeException {
    private static final String BUNDLE = "org.hudang.archive.messages";

    private final String code;
    private final transient List<Object> arguments;

    protected ArchiveException(String code, Object... arguments) {
        super(code + " " + List.of(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** Stable code, for example {@code AR-012}. */
    public final String code() {
        return code;
    }

    /** What the sentence in the bundle names, in its order. */
    public final List<Object> arguments() {
        return arguments;
    }

    /** The sentence for people: Chinese unless the locale's language is English. */
    public final String sentence(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] texts = arguments.stream()
                .map(one -> one instanceof Spoken spoken ? spoken.in(locale) : one)
                .toArray();
        return new MessageFormat(bundle.getString(code), Locale.ROOT).format(texts);
    }

    /** A fact that has words of its own in each language. */
    public interface Spoken {
        /** In the language of the reader: Chinese unless it is English. */
        String in(Locale locale);
    }
}
