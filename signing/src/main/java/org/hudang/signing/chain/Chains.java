package org.hudang.signing.chain;

import java.util.List;
import java.util.Optional;

/**
 * All chains of one journal, for those who witness them. Looks as the bureau does, inside the caller's transaction where
 * there is one: several looks in one snapshot belong together.
 */
public interface Chains {
    /** The heads of all chains that have entries. */
    List<ChainHead> heads();

    /** Hash of one entry, in the form of {@link ChainHead#hash}; empty when there is no such entry. */
    Optional<String> hash(String chain, long number);

    /** Follows every chain to its head; what does not hold, each chain once. */
    List<ChainBreak> breaks();
}
