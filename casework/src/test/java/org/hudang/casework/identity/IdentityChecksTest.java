package org.hudang.casework.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.casework.ReliefBed.CLERK;
import static org.hudang.casework.ReliefBed.STRANGER;

import java.time.Duration;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.authorization.Authorization;
import org.hudang.casework.authorization.Counter;
import org.hudang.casework.identity.IdentityCheck.Way;
import org.hudang.certificates.IdentityWitness;
import org.hudang.certificates.IdentityWitness.Witnessed.NotSeen;
import org.hudang.certificates.IdentityWitness.Witnessed.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Who was seen with the identity document, and for how long that serves. */
class IdentityChecksTest {
    private static final ReliefBed BED = new ReliefBed();

    private final IdentityChecks checks = BED.identities();
    private final IdentityWitness witness = new WitnessedHolders(BED.jdbc, BED.scope, BED.clock);

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void a_check_with_the_document_in_hand_serves_for_thirty_days() {
        Household household = BED.single();
        Member head = household.head();

        IdentityCheck check = checks.note(
                household.number(),
                head.id(),
                Way.HOME,
                " " + head.document().lastFour().toLowerCase(Locale.ROOT) + " ",
                CLERK);

        assertThat(checks.last(household.number(), head.id(), CLERK)).contains(check);
        assertThat(witness.witnessed(household.number().value(), head.id().value()))
                .isEqualTo(new Seen(check.id() + " HOME", check.at()));
        assertThat(BED.acts(household)).endsWith("identity-checked");

        BED.clock.pass(Duration.ofDays(31));

        assertThat(witness.witnessed(household.number().value(), head.id().value()))
                .isInstanceOf(NotSeen.class);
        assertThat(checks.last(household.number(), head.id(), CLERK)).contains(check);
    }

    @Test
    void whoever_signed_an_authorization_was_seen_as_well() {
        Household household = BED.single();
        Counter counter = new Counter(BED);
        Authorization letter = counter.opened("seen-1", household);
        BED.desk().sign(letter.id(), counter.signature(letter, letter.signers().get(0), household), CLERK);

        assertThat(witness.witnessed(
                        household.number().value(), household.head().id().value()))
                .isInstanceOf(Seen.class);
    }

    @Test
    void a_number_that_ends_otherwise_notes_nothing() {
        Household household = BED.single();
        Member head = household.head();

        refused("CW-072", () -> checks.note(household.number(), head.id(), Way.COUNTER, "0000", CLERK));
        refused("CW-072", () -> checks.note(household.number(), head.id(), Way.COUNTER, "", CLERK));

        assertThat(checks.last(household.number(), head.id(), CLERK)).isEmpty();
    }

    @Test
    void nobody_is_checked_in_another_township_or_another_household() {
        Household household = BED.single();
        Member head = household.head();
        String lastFour = head.document().lastFour();

        refused("CW-070", () -> checks.note(household.number(), head.id(), Way.COUNTER, lastFour, STRANGER));
        MemberId stranger = BED.single().head().id();
        refused("CW-071", () -> checks.note(household.number(), stranger, Way.COUNTER, lastFour, CLERK));
        assertThat(checks.last(household.number(), head.id(), STRANGER)).isEmpty();
    }

    @Test
    void what_was_noted_is_never_changed() {
        Household household = BED.single();
        Member head = household.head();
        checks.note(household.number(), head.id(), Way.COUNTER, head.document().lastFour(), CLERK);

        for (String wrong : new String[] {
            "update casework.identity_check set seen_at = now()", "delete from casework.identity_check"
        }) {
            assertThatThrownBy(
                            () -> BED.scope.in(CLERK, () -> BED.jdbc.sql(wrong).update()))
                    .as(wrong)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        IdentityCheckRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
