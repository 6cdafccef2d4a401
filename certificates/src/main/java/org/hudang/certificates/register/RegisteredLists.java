package org.hudang.certificates.register;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.Acting;
import org.hudang.certificates.AdoptedList;
import org.hudang.certificates.SignedLists;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.PublishedTrustList;

/** The lists of the register. */
final class RegisteredLists implements SignedLists {
    private final Shelves shelves;
    private final StatusSigning signing;
    private final ListAdoption adoption;
    private final Clock clock;

    RegisteredLists(Shelves shelves, StatusSigning signing, ListAdoption adoption, Clock clock) {
        this.shelves = shelves;
        this.signing = signing;
        this.adoption = adoption;
        this.clock = clock;
    }

    @Override
    public void publish(byte[] signedTrustList, Acting acting) {
        shelves.sight().of(acting.township(), () -> {
            shelves.trust().publish(signedTrustList, acting.user(), clock.instant());
            return true;
        });
    }

    @Override
    public Optional<PublishedTrustList> trustList() {
        return shelves.sight().bureau(() -> shelves.trust().newest());
    }

    @Override
    public List<Integer> statusLists() {
        return shelves.sight().bureau(() -> shelves.status().lists());
    }

    @Override
    public Optional<StatusListToken> statusList(int list) {
        return signing.newest(list);
    }

    @Override
    public List<Integer> resign() {
        return signing.resign();
    }

    @Override
    public List<AdoptedList> adopt(Acting acting) {
        return adoption.adopt(acting);
    }
}
