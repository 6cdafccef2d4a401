package org.hudang.certificates.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.chain.HeadlessChains;

/** The journals of all households' certificates, for those who witness them; a chain is named by its household. */
public final class CertificateJournals implements HeadlessChains {
    private final Sight sight;
    private final JournalTable journal;

    /** Over the register's database, with the key of its heads. */
    public CertificateJournals(RegisterDatabase database, HeadKey key) {
        this.sight = new Sight(database);
        this.journal = new JournalTable(sight, key);
    }

    @Override
    public List<ChainHead> heads() {
        return sight.bureau(journal::allHeads);
    }

    @Override
    public Optional<String> hash(String chain, long number) {
        return sight.bureau(() -> journal.hash(chain, number));
    }

    @Override
    public List<ChainBreak> breaks() {
        return sight.bureau(() -> journal.households().stream()
                .flatMap(household -> journal.follow(household).stream())
                .toList());
    }

    @Override
    public Given giveHeads() {
        return sight.bureau(() -> {
            List<String> headless = journal.headless();
            List<ChainBreak> refused = new ArrayList<>();
            headless.forEach(household -> journal.giveHead(household).ifPresent(refused::add));
            return new Given(headless.size() - refused.size(), refused);
        });
    }
}
