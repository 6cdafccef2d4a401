package org.hudang.certificates.register;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.register.StatusTables.ListState;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.Bureau;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.SigningException;

/** Keeps a fresh signed token of every status list. */
final class StatusSigning {
    private final Shelves shelves;
    private final Bureau bureau;
    private final PayloadSigner signer;
    private final Clock clock;

    StatusSigning(Shelves shelves, Bureau bureau, PayloadSigner signer, Clock clock) {
        this.shelves = shelves;
        this.bureau = bureau;
        this.signer = signer;
        this.clock = clock;
    }

    /** The newest token; the last one while it lives when signing fails. */
    Optional<StatusListToken> newest(int list) {
        Optional<ListState> state =
                shelves.sight().bureau(() -> shelves.status().state(list));
        if (state.isEmpty() || isFresh(state.get())) {
            return state.flatMap(ListState::made).map(ListState.Made::token);
        }
        try {
            return Optional.of(sign(list));
        } catch (SigningException failed) {
            return Optional.of(state.get()
                    .made()
                    .map(ListState.Made::token)
                    .filter(token -> clock.instant().isBefore(token.expiresAt()))
                    .orElseThrow(() -> failed));
        }
    }

    /** Signs what is not fresh. */
    List<Integer> resign() {
        List<Integer> signed = new ArrayList<>();
        for (int list : shelves.sight().bureau(() -> shelves.status().lists())) {
            boolean fresh = shelves.sight()
                    .bureau(() ->
                            shelves.status().state(list).map(this::isFresh).orElse(true));
            if (!fresh) {
                sign(list);
                signed.add(list);
            }
        }
        return signed;
    }

    private StatusListToken sign(int list) {
        return shelves.sight().bureau(() -> {
            ListState held = shelves.status().stateHeld(list).orElseThrow();
            if (isFresh(held)) {
                return held.made().orElseThrow().token();
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            StatusListToken token = SignedStatusList.sign(
                    bureau.statusList(list), shelves.status().values(list), now, StatusListToken.Life.usual(), signer);
            shelves.status().keep(list, held.change(), token);
            return token;
        });
    }

    private boolean isFresh(ListState state) {
        return state.made()
                .filter(made -> made.change() == state.change())
                .map(ListState.Made::token)
                .filter(token -> token.uri().equals(bureau.statusList(state.list())))
                .filter(token -> !token.issuedAt().isAfter(clock.instant()))
                .filter(token -> clock.instant()
                        .isBefore(token.issuedAt().plus(token.life().ttl().dividedBy(2))))
                .isPresent();
    }
}
