package org.hudang.certificates;

import java.util.List;

/**
 * Base of everything this module refuses.
 *
 * <p>The message is for engineers and free of personal data; the sentence for people stands in
 * {@code org/hudang/certificates/messages*.properties} under {@link #code()}, with {@link #details()} as its
 * arguments.
 */
public abstract class CertificateException extends RuntimeException {
    private final String code;
    private final transient List<Object> details;

    /** One refusal; {@code details} are the arguments of the sentence, in order, never personal data. */
    protected CertificateException(String code, String message, Object... details) {
        super(code + " " + message);
        this.code = code;
        this.details = List.of(details);
    }

    /** Stable code, for example {@code CE-001}. */
    public final String code() {
        return code;
    }

    /** Arguments of the sentence for people. */
    public final List<Object> details() {
        return details;
    }
}
