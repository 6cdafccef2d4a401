package org.hudang.signing;

import java.util.List;

/**
 * What this module refuses or could not do; one final class per cause, each with a stable {@link #code()}.
 *
 * <p>The message is for logs: it never holds secrets or personal data. The sentence for people is in the module's bundle
 * under the code, see {@link SigningMessages}.
 */
public abstract class SigningException extends RuntimeException {
    private final String code;
    private final transient List<Object> arguments;

    /**
     * @param code stable code, for example {@code SG-101}
     * @param message for logs, in English, without secrets or personal data
     * @param arguments what the sentence for people inserts at {0}, {1} …
     */
    protected SigningException(String code, String message, Object... arguments) {
        super(code + ": " + message);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** As above, with the failure below it. */
    protected SigningException(String code, String message, Throwable cause, Object... arguments) {
        super(code + ": " + message, cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** The stable code, for example {@code SG-101}. */
    public final String code() {
        return code;
    }

    /** What the sentence for people inserts. */
    public final List<Object> arguments() {
        return arguments;
    }
}
