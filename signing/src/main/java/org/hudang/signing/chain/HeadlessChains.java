package org.hudang.signing.chain;

import java.util.List;

/** Chains of which some may have been begun before heads were kept. */
public interface HeadlessChains extends Chains {
    /**
     * Gives a head to every chain that has entries and none, after following it: what does not hold gets none. To be called
     * once in the life of a house, for it vouches for what it finds.
     */
    Given giveHeads();

    /**
     * What came of it.
     *
     * @param chains how many have a head now
     * @param refused those that do not hold
     */
    record Given(int chains, List<ChainBreak> refused) {
        public Given {
            refused = List.copyOf(refused);
        }
    }
}
