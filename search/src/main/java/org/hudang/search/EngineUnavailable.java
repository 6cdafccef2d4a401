package org.hudang.search;

/**
 * The search engine does not answer, or refuses to (SR-025): it is down, it cannot be reached, or it does not know this house.
 * Nothing is lost; what was not refreshed must be fed again.
 */
public final class EngineUnavailable extends SearchException {

    /** Code of “the engine does not answer”, also told by the state of the index. */
    public static final String CODE = "SR-025";

    public EngineUnavailable(String found, Throwable cause) {
        super(CODE, "an engine that answers", found, cause);
    }
}
