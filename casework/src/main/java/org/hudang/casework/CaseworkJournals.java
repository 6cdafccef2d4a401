package org.hudang.casework;

import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.Chains;

/** The journals of all households' relief process, for those who witness them; a chain is named by its household. */
public final class CaseworkJournals implements Chains {
    private static final Acting WITNESS = Acting.bureau("system");

    private final CaseworkJournal journal;
    private final Scope scope;

    public CaseworkJournals(CaseworkJournal journal, Scope scope) {
        this.journal = journal;
        this.scope = scope;
    }

    @Override
    public List<ChainHead> heads() {
        return scope.in(WITNESS, journal::heads);
    }

    @Override
    public Optional<String> hash(String chain, long number) {
        return scope.in(WITNESS, () -> journal.digest(chain, number));
    }

    @Override
    public List<ChainBreak> breaks() {
        return scope.in(
                WITNESS,
                () -> journal.households().stream()
                        .flatMap(household -> journal.follow(household).stream())
                        .toList());
    }
}
