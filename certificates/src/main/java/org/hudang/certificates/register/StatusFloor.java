package org.hudang.certificates.register;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hudang.certificates.LastLists;
import org.hudang.certificates.ListsSetBack;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.status.StatusValue;

/** What was published as withdrawn stays so in every list that is signed later, whatever the database says. */
final class StatusFloor {
    private final LastLists lists;
    private final Clock clock;

    StatusFloor(LastLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /** The highest number of a list that was ever published; 0 before the first. */
    int highest() {
        return lists.numbers().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Whether this token is what was last published. */
    boolean isPublished(int list, StatusListToken token) {
        return lists.token(list)
                .filter(kept -> Arrays.equals(kept, token.token()))
                .isPresent();
    }

    /**
     * Whether a token of the register takes nothing back that was published; one that is newer than what is kept of its list is
     * kept from now on.
     */
    boolean admits(int list, StatusListToken token) {
        if (isPublished(list, token)) {
            return true;
        }
        SignedStatusList words;
        try {
            words = SignedStatusList.ownWords(token.token());
        } catch (CborRefused damaged) {
            return false;
        }
        boolean admitted = withdrawn(list).stream()
                .allMatch(place -> words.list().at(place).orElse(0) == StatusValue.REVOKED.number());
        if (admitted
                && published(list)
                        .map(kept -> !kept.issuedAt().isAfter(words.issuedAt()))
                        .orElse(true)) {
            lists.keep(list, token);
        }
        return admitted;
    }

    /**
     * Looks whether values may be signed.
     *
     * @param values every value of the list that is not zero, by place
     * @throws ListsSetBack when a place is withdrawn in what was published, and not here
     */
    void require(int list, Map<Integer, Integer> values) {
        int revoked = StatusValue.REVOKED.number();
        int lost = 0;
        for (int place : withdrawn(list)) {
            lost += values.getOrDefault(place, 0) == revoked ? 0 : 1;
        }
        if (lost > 0) {
            throw new ListsSetBack(list, lost);
        }
    }

    /** The places that are withdrawn in what was published; none when what is kept of it cannot be read. */
    Set<Integer> withdrawn(int list) {
        Set<Integer> places = new TreeSet<>();
        published(list).ifPresent(published -> {
            for (int place = 0; place < StatusPlace.PLACES; place++) {
                if (published.list().at(place).orElse(0) == StatusValue.REVOKED.number()) {
                    places.add(place);
                }
            }
        });
        return places;
    }

    /** What was last published, while it may still be relied on. */
    Optional<StatusListToken> living(int list) {
        return published(list)
                .filter(published -> clock.instant().isBefore(published.expiresAt()))
                .map(published -> new StatusListToken(
                        published.uri(),
                        published.issuedAt(),
                        new StatusListToken.Life(
                                StatusListToken.Life.usual().ttl(),
                                Duration.between(published.issuedAt(), published.expiresAt())),
                        lists.token(list).orElseThrow()));
    }

    /** Keeps what is published from now on. */
    void keep(int list, StatusListToken token) {
        lists.keep(list, token);
    }

    private Optional<SignedStatusList> published(int list) {
        try {
            return lists.token(list)
                    .map(SignedStatusList::ownWords)
                    .filter(kept -> kept.list().bits() == 2);
        } catch (CborRefused damaged) {
            return Optional.empty();
        }
    }
}
