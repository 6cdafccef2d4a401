package org.hudang.server.platform;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/**
 * The application cannot do what was asked for a reason that a person can mend. The sentence for people is found by the
 * code in the bundle {@code org.hudang.server.messages}.
 */
public class ServerException extends RuntimeException {
    private final String code;
    private final List<String> facts;

    protected ServerException(String code, String... facts) {
        super(code + " " + String.join(", ", facts));
        this.code = code;
        this.facts = List.of(facts);
    }

    /** Stable code, for example {@code SV-001}. */
    public final String code() {
        return code;
    }

    /** The sentence in this language. */
    public final String sentence(Locale locale) {
        String pattern = Messages.of("org.hudang.server.messages", locale).getString(code);
        return new MessageFormat(pattern, locale).format(facts.toArray());
    }
}
