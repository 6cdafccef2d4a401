package org.hudang.archive.volume;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A use case that completes a filing inside its transaction; registered when the archive is built. */
public interface ContinuationHandler {
    /** Stable name, stored with the intent. */
    String name();

    /**
     * Applies the payload. Runs in the catalogue transaction, with the township of the household set, and may run again in
     * another process after a crash, but its changes are committed once. What it throws undoes the catalogue change; the
     * intent stays and is tried again by recovery.
     */
    void apply(String json, Filed filed);

    /**
     * Handlers by their names.
     *
     * @throws IllegalArgumentException when two have the same name
     */
    static Map<String, ContinuationHandler> byName(List<ContinuationHandler> handlers) {
        Map<String, ContinuationHandler> named = new HashMap<>();
        for (ContinuationHandler handler : handlers) {
            if (named.put(handler.name(), handler) != null) {
                throw new IllegalArgumentException("two continuations named " + handler.name());
            }
        }
        return named;
    }
}
