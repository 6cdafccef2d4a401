package org.hudang.search;

/**
 * What search refuses or cannot do. The sentence for people is in the bundle {@code org.hudang.search.messages} under {@link #code()},
 * with {@link #expected()} as {@code {0}} and {@link #found()} as {@code {1}}. Neither ever holds query text or personal data.
 */
public abstract sealed class SearchException extends RuntimeException
        permits QueryRefused,
                DocumentRefused,
                IndexUnreadable,
                IndexMadeOtherwise,
                IndexInUse,
                IndexNotWritten,
                RebuildUnderWay,
                EngineUnavailable {

    private final String code;
    private final String expected;
    private final String found;

    SearchException(String code, String expected, String found) {
        super(code + ": expected " + expected + ", found " + found);
        this.code = code;
        this.expected = expected;
        this.found = found;
    }

    SearchException(String code, String expected, String found, Throwable cause) {
        super(code + ": expected " + expected + ", found " + found, cause);
        this.code = code;
        this.expected = expected;
        this.found = found;
    }

    /** Stable code, such as {@code SR-001}. */
    public final String code() {
        return code;
    }

    public final String expected() {
        return expected;
    }

    public final String found() {
        return found;
    }
}
