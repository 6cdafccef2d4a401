package org.hudang.casework.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.casework.ReliefBed.CLERK;

import org.hudang.casework.ReliefBed;
import org.hudang.casework.authorization.Authorization.SealState;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.RequestStateRefused;
import org.hudang.signing.seal.SamePerson;
import org.hudang.signing.seal.SealRequestView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Seals of a house in which nothing is approved in advance. */
class FourEyesTest {
    private static final ReliefBed BED = new ReliefBed();

    private final Counter counter = new Counter(BED);
    private final AuthorizationDesk desk = BED.desk();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void one_officer_asks_for_the_seal_and_another_one_must_approve_it() {
        Authorization letter = counter.signed("four-eyes", BED.single());
        SealState place = letter.seals().stream()
                .filter(seal -> seal.role().equals("township"))
                .findFirst()
                .orElseThrow();
        Officer second = new Officer("head-of-office", ReliefBed.TOWN, "10.0.0.9");

        assertThatThrownBy(() -> counter.seal(desk, letter, place)).isInstanceOf(RequestStateRefused.class);
        SealRequestView waiting = BED.sealUse.waiting(second).get(0);
        assertThatThrownBy(() -> BED.sealUse.approve(waiting.id(), ReliefBed.KEEPER))
                .isInstanceOf(SamePerson.class);
        assertThat(desk.find(letter.id(), CLERK).orElseThrow().seals())
                .allMatch(seal -> seal.sealedAt().isEmpty());

        BED.sealUse.approve(waiting.id(), second);

        assertThat(counter.seal(desk, letter, place).seals())
                .filteredOn(seal -> seal.sealedAt().isPresent())
                .extracting(SealState::field)
                .containsExactly(place.field());
    }
}
