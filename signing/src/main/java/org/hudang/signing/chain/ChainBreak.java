package org.hudang.signing.chain;

/**
 * Where a chain does not hold.
 *
 * @param chain which chain
 * @param number of the entry at which it breaks; of the head where the head is what is wrong
 * @param harm what was done
 */
public record ChainBreak(String chain, long number, Harm harm) {}
