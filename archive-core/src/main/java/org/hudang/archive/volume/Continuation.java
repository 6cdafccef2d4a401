package org.hudang.archive.volume;

/**
 * What else must become true together with a filing, by name: run in the transaction that writes the catalogue, also
 * when that happens after a crash.
 *
 * @param name of a registered {@link ContinuationHandler}
 * @param json its payload, at most 100 000 characters; no secrets
 */
public record Continuation(String name, String json) {}
