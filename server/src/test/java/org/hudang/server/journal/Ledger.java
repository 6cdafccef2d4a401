package org.hudang.server.journal;

import static org.hudang.server.journal.JournalsTest.sha256;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.Chains;

/** A journal in memory, whose past a test changes without a trace, heads and all: what only a root can know. */
final class Ledger implements Chains {
    private final Map<String, List<String>> chains = new TreeMap<>();
    private final Set<String> forged = new TreeSet<>();

    void write(String chain, String... entries) {
        List<String> hashes = chains.computeIfAbsent(chain, none -> new ArrayList<>());
        for (String entry : entries) {
            String previous = hashes.isEmpty() ? "" : hashes.get(hashes.size() - 1);
            hashes.add("sm3:" + HexFormat.of().formatHex(sha256(previous + entry)));
        }
    }

    void setBack(String chain, int length) {
        List<String> hashes = chains.getOrDefault(chain, List.of());
        hashes.subList(length, hashes.size()).clear();
    }

    void forget(String chain) {
        chains.remove(chain);
    }

    void forge(String chain) {
        forged.add(chain);
    }

    @Override
    public List<ChainHead> heads() {
        return chains.entrySet().stream()
                .map(chain -> new ChainHead(
                        chain.getKey(),
                        chain.getValue().size(),
                        chain.getValue().get(chain.getValue().size() - 1),
                        !forged.contains(chain.getKey())))
                .toList();
    }

    @Override
    public Optional<String> hash(String chain, long number) {
        List<String> hashes = chains.getOrDefault(chain, List.of());
        return number <= hashes.size() ? Optional.of(hashes.get((int) number - 1)) : Optional.empty();
    }

    @Override
    public List<ChainBreak> breaks() {
        return List.of();
    }
}
