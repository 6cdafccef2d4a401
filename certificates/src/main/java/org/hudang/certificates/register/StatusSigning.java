package org.hudang.certificates.register;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.certificates.ListsSetBack;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.register.StatusTables.ListState;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.Bureau;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.SigningException;

/** Keeps a fresh signed token of every status list, and never one that takes back a withdrawal. */
final class StatusSigning {
    private final Shelves shelves;
    private final Seal seal;
    private final StatusFloor floor;
    private final Clock clock;

    StatusSigning(Shelves shelves, Seal seal, StatusFloor floor, Clock clock) {
        this.shelves = shelves;
        this.seal = seal;
        this.floor = floor;
        this.clock = clock;
    }

    /** Whose lists they are, and who signs them. */
    record Seal(Bureau bureau, PayloadSigner signer) {}

    /** The newest token; when none can be signed the last published one while it lives. */
    Optional<StatusListToken> newest(int list) {
        Optional<ListState> state =
                shelves.sight().bureau(() -> shelves.status().state(list));
        if (state.isEmpty()) {
            return floor.living(list);
        }
        if (isFresh(state.get())) {
            return state.flatMap(ListState::made).map(ListState.Made::token);
        }
        try {
            return Optional.of(sign(list));
        } catch (ListsSetBack refused) {
            return Optional.of(floor.living(list).orElseThrow(() -> refused));
        } catch (SigningException failed) {
            return Optional.of(
                    floor.living(list).or(() -> livingIn(state.get())).orElseThrow(() -> failed));
        }
    }

    /** The register's own token, of a house that has kept nothing outside yet; one that came back with the database is none. */
    private Optional<StatusListToken> livingIn(ListState state) {
        return state.made()
                .map(ListState.Made::token)
                .filter(token -> clock.instant().isBefore(token.expiresAt()))
                .filter(token -> floor.admits(state.list(), token));
    }

    /** Signs what is not fresh; a list that cannot be signed keeps no other from being signed, and is told at the end. */
    List<Integer> resign() {
        List<Integer> signed = new ArrayList<>();
        List<RuntimeException> failed = new ArrayList<>();
        for (int list : shelves.sight().bureau(() -> shelves.status().lists())) {
            try {
                if (!isFresh(list)) {
                    sign(list);
                    signed.add(list);
                }
            } catch (RuntimeException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            RuntimeException first = failed.get(0);
            failed.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return signed;
    }

    private boolean isFresh(int list) {
        return shelves.sight()
                .bureau(() -> shelves.status().state(list))
                .map(this::isFresh)
                .orElse(true);
    }

    private StatusListToken sign(int list) {
        return shelves.sight().bureau(() -> {
            ListState held = shelves.status().stateHeld(list).orElseThrow();
            if (isFresh(held)) {
                return held.made().orElseThrow().token();
            }
            Map<Integer, Integer> values = shelves.status().values(list);
            floor.require(list, values);
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            StatusListToken token = SignedStatusList.sign(
                    seal.bureau().statusList(list), values, now, StatusListToken.Life.usual(), seal.signer());
            shelves.status().keep(list, held.change(), token);
            // while others wait for the list: what is kept outside is never older than what the database has
            floor.keep(list, token);
            return token;
        });
    }

    /**
     * Made from the newest change for the address of today, by the key of today, young enough, and nothing that was published
     * is taken back by it.
     */
    private boolean isFresh(ListState state) {
        return state.made()
                .filter(made -> made.change() == state.change())
                .map(ListState.Made::token)
                .filter(token -> token.uri().equals(seal.bureau().statusList(state.list())))
                .filter(this::isByTheKeyOfToday)
                .filter(token -> !token.issuedAt().isAfter(clock.instant()))
                .filter(token -> clock.instant()
                        .isBefore(token.issuedAt().plus(token.life().ttl().dividedBy(2))))
                .filter(token -> floor.admits(state.list(), token))
                .isPresent();
    }

    /** Verifiers believe a key no longer that left the trust list, whatever the age of what it signed. */
    private boolean isByTheKeyOfToday(StatusListToken token) {
        try {
            return SignedEnvelope.readTyped(token.token(), StatusListToken.MEDIA_TYPE)
                    .keyId()
                    .equals(seal.signer().current(PayloadContext.STATUS_LIST).id());
        } catch (CborRefused damaged) {
            return false;
        } catch (SigningException outOfReach) {
            return true;
        }
    }
}
