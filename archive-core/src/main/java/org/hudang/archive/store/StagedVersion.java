package org.hudang.archive.store;

/**
 * A version whose bytes are durable in the work directory, ready to be committed.
 *
 * @param object where it belongs
 * @param intent name of its folder in the work directory
 * @param version its number
 * @param inventory sha512 of its inventory
 */
public record StagedVersion(ObjectName object, String intent, int version, String inventory) {}
