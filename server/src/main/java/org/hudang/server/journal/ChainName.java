package org.hudang.server.journal;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A chain of the house.
 *
 * @param journal word of its journal
 * @param chain opaque name within it
 */
record ChainName(String journal, String chain) implements Comparable<ChainName> {
    private static final Pattern JOURNAL = Pattern.compile("[a-z]{1,20}");
    private static final Pattern CHAIN = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");
    private static final Comparator<ChainName> ORDER =
            Comparator.comparing(ChainName::journal).thenComparing(ChainName::chain);

    ChainName {
        if (!JOURNAL.matcher(journal).matches() || !CHAIN.matcher(chain).matches()) {
            throw new IllegalArgumentException("a chain that cannot stand in a root");
        }
    }

    @Override
    public int compareTo(ChainName other) {
        return ORDER.compare(this, other);
    }
}
