package org.hudang.signing.chain;

/**
 * The head of a chain as it stands in the database.
 *
 * @param chain which chain
 * @param number of the newest entry
 * @param hash of that entry, with the algorithm before it: {@code sha256:…} or {@code sm3:…}
 * @param authentic whether the key that authenticates heads made it
 */
public record ChainHead(String chain, long number, String hash, boolean authentic) {}
