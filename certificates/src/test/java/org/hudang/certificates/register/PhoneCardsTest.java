package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CardRefused;
import org.hudang.certificates.CardSecret;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord.Shown;
import org.hudang.certificates.CertificateUnknown;
import org.hudang.certificates.Consent;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.IdentityWitness.Witnessed;
import org.hudang.certificates.PhoneCards;
import org.hudang.certificates.PhoneCards.Asker;
import org.hudang.certificates.PhoneCards.Card;
import org.hudang.certificates.PhoneCards.Look;
import org.hudang.certificates.PhoneCards.Taken;
import org.hudang.certificates.PhoneCards.Use;
import org.hudang.certificates.Sample;
import org.hudang.certificates.check.CertificateVerdict;
import org.hudang.certificates.check.CheckMaterial;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.payload.PhoneCode;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate on its holder's phone, from the way in to its end. */
class PhoneCardsTest {
    private static final RegisterBed BED = new RegisterBed();
    private static final Asker NOBODY = new Asker("", "");
    private static final Consent CONSENT =
            new Consent(Consent.Purpose.MEDICAL, Set.of(Consent.Field.NAME, Consent.Field.PEOPLE));

    private final HandClock clock = HandClock.at(Sample.NOW, RegisterBed.CHINA);
    private final CertificateRegister register = BED.register(RegisterBed.inForce("benefit-1"), clock);
    private final PhoneCards cards = register.cards();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void a_phone_that_takes_the_way_in_gets_codes_that_any_checker_calls_genuine() {
        CertificateId id = issued("hh_takes");

        CardSecret phone = bound(id);

        PhoneCards.Code code = cards.code(phone).orElseThrow();
        assertThat(code.facts().id()).isEqualTo(id);
        assertThat(code.facts().life()).isEqualTo(Duration.ofSeconds(60));
        assertThat(code.qr().version()).isEqualTo(9);
        assertThat(Sample.checker(trust(), lists(), clock.instant())
                        .check(code.link())
                        .verdict())
                .isInstanceOfSatisfying(
                        CertificateVerdict.CardGenuine.class,
                        genuine -> assertThat(genuine.code()).isEqualTo(code.facts()));
        assertThat(cards.code(phone).orElseThrow().facts().nonce())
                .isNotEqualTo(code.facts().nonce());
        Card card = cards.card(phone).orElseThrow();
        assertThat(card.record().id()).isEqualTo(id);
        assertThat(card.told().shown()).isEqualTo(Shown.VALID);
        assertThat(card.looks()).isEmpty();
        assertThat(acts("hh_takes")).containsExactly(Act.ISSUED, Act.CARD_OFFERED, Act.CARD_TAKEN);
    }

    @Test
    void a_way_in_is_taken_once() {
        CertificateId id = issued("hh_once");
        ShortCode wayIn = cards.offer(id, RegisterBed.CLERK).code();

        assertThat(cards.take(wayIn, "123X")).isInstanceOf(Taken.Bound.class);
        assertThat(cards.take(wayIn, "123X")).isEqualTo(new Taken.Refused());
    }

    @Test
    void of_many_who_take_it_at_once_one_gets_it() throws Exception {
        CertificateId id = issued("hh_race");
        ShortCode wayIn = cards.offer(id, RegisterBed.CLERK).code();
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<Future<Taken>> takers = new ArrayList<>();
            for (int n = 0; n < 12; n++) {
                takers.add(many.submit(() -> cards.take(wayIn, "123X")));
            }
            int bound = 0;
            for (Future<Taken> taker : takers) {
                bound += taker.get() instanceof Taken.Bound ? 1 : 0;
            }

            assertThat(bound).isEqualTo(1);
        } finally {
            many.shutdown();
        }
    }

    @Test
    void unknown_over_closed_and_wrong_number_are_one_answer() {
        CertificateId id = issued("hh_equal");
        ShortCode over = cards.offer(id, RegisterBed.CLERK).code();
        clock.pass(PhoneCards.OPEN_FOR);
        assertThat(cards.take(over, "123X")).isEqualTo(new Taken.Refused());

        ShortCode replaced = cards.offer(id, RegisterBed.CLERK).code();
        ShortCode closed = cards.offer(id, RegisterBed.CLERK).code();
        assertThat(cards.take(replaced, "123X")).isEqualTo(new Taken.Refused());
        assertThat(cards.take(closed, "1230")).isEqualTo(new Taken.Refused());
        cards.end(id, RegisterBed.CLERK);
        assertThat(cards.take(closed, "123X")).isEqualTo(new Taken.Refused());
        assertThat(cards.take(ShortCode.random(new SecureRandom()), "123X")).isEqualTo(new Taken.Refused());
    }

    @Test
    void after_five_misses_the_right_number_opens_it_no_more() {
        CertificateId id = issued("hh_guess");
        ShortCode wayIn = cards.offer(id, RegisterBed.CLERK).code();

        for (int n = 0; n < PhoneCards.TRIES; n++) {
            assertThat(cards.take(wayIn, "000" + n)).isEqualTo(new Taken.Refused());
        }

        assertThat(cards.take(wayIn, "123X")).isEqualTo(new Taken.Refused());
        assertThat(cards.held(id, RegisterBed.CLERK).openUntil()).isEmpty();
    }

    @Test
    void the_fifth_try_may_still_be_the_right_one() {
        CertificateId id = issued("hh_fifth");
        ShortCode wayIn = cards.offer(id, RegisterBed.CLERK).code();

        for (int n = 1; n < PhoneCards.TRIES; n++) {
            assertThat(cards.take(wayIn, "000" + n)).isEqualTo(new Taken.Refused());
        }

        assertThat(cards.take(wayIn, "123X")).isInstanceOf(Taken.Bound.class);
    }

    @Test
    void without_a_check_of_identity_there_is_no_way_in() {
        CertificateId id = issued("hh_unseen");
        CertificateRegister unseen = BED.register(
                RegisterBed.inForce("benefit-1"), (household, holder) -> new Witnessed.NotSeen("no-check"), clock);

        assertThatThrownBy(() -> unseen.cards().offer(id, RegisterBed.CLERK))
                .isInstanceOfSatisfying(
                        CardRefused.class, refused -> assertThat(refused.code()).isEqualTo("CE-095"));
        assertThat(acts("hh_unseen")).containsExactly(Act.ISSUED);
    }

    @Test
    void a_certificate_that_is_set_aside_is_not_handed_out() {
        CertificateId id = issued("hh_aside");
        register.suspend(id, "样例", RegisterBed.CLERK);

        assertThatThrownBy(() -> cards.offer(id, RegisterBed.CLERK))
                .isInstanceOfSatisfying(CardRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("CE-094");
                    assertThat(refused.details()).containsExactly(Shown.SUSPENDED);
                });
    }

    @Test
    void a_neighbour_neither_hands_out_nor_ends_nor_sees_it() {
        CertificateId id = issued("hh_fenced");
        CardSecret phone = bound(id);

        assertThatThrownBy(() -> cards.offer(id, RegisterBed.NEIGHBOUR)).isInstanceOf(CertificateUnknown.class);
        assertThatThrownBy(() -> cards.end(id, RegisterBed.NEIGHBOUR)).isInstanceOf(CertificateUnknown.class);
        assertThat(cards.held(id, RegisterBed.NEIGHBOUR).since()).isEmpty();
        assertThat(cards.held(id, RegisterBed.BUREAU).since()).contains(Sample.NOW);
        assertThat(cards.code(phone)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"card_entry", "card_phone", "card_use", "card_consent"})
    void a_neighbour_sees_no_row_of_the_tables(String table) {
        CertificateId id = issued("hh_rows_" + table);
        CardSecret phone = bound(id);
        cards.agree(phone, CONSENT);
        Use unused = cards.use(cards.code(phone).orElseThrow().facts(), NOBODY);

        assertThat(rows(table, RegisterBed.TOWN)).isPositive();
        assertThat(rows(table, RegisterBed.OTHER_TOWN)).isZero();
        assertThat(rows(table, "")).isZero();
    }

    @Test
    void a_second_phone_takes_the_place_of_the_first() {
        CertificateId id = issued("hh_second");
        CardSecret first = bound(id);
        CardSecret second = bound(id);

        assertThat(cards.card(first)).isEmpty();
        assertThat(cards.code(first)).isEmpty();
        assertThat(cards.code(second)).isPresent();
    }

    @Test
    void what_staff_or_the_holder_ends_stays_ended() {
        CertificateId id = issued("hh_ends");
        CardSecret phone = bound(id);
        cards.end(id, RegisterBed.CLERK);
        cards.end(id, RegisterBed.CLERK);
        CardSecret next = bound(id);
        cards.leave(next);
        cards.leave(next);

        assertThat(cards.code(phone)).isEmpty();
        assertThat(cards.card(next)).isEmpty();
        assertThat(acts("hh_ends"))
                .containsExactly(
                        Act.ISSUED,
                        Act.CARD_OFFERED,
                        Act.CARD_TAKEN,
                        Act.CARD_ENDED,
                        Act.CARD_OFFERED,
                        Act.CARD_TAKEN,
                        Act.CARD_ENDED);
        for (String table : List.of("card_phone", "card_entry")) {
            assertThatThrownBy(() -> BED.owner(
                            "update certificate." + table + " set ended_at = null where household = 'hh_ends'"))
                    .hasMessageContaining("has ended");
            assertThatThrownBy(() -> BED.owner("delete from certificate." + table + " where household = 'hh_ends'"))
                    .hasMessageContaining("refused");
        }
    }

    @Test
    void withdrawn_set_aside_and_expired_certificates_have_a_card_and_no_code() {
        CertificateId id = issued("hh_over");
        CardSecret phone = bound(id);

        register.suspend(id, "样例", RegisterBed.CLERK);
        assertThat(cards.code(phone)).isEmpty();
        register.resume(id, "样例", RegisterBed.CLERK);
        assertThat(cards.code(phone)).isPresent();
        RegisterBed.withdraw(register, id);
        assertThat(cards.code(phone)).isEmpty();
        assertThat(cards.card(phone).orElseThrow().told().shown()).isEqualTo(Shown.REVOKED);

        CertificateId other = issued("hh_expires");
        CardSecret another = bound(other);
        clock.pass(Duration.ofDays(400));
        assertThat(cards.code(another)).isEmpty();
        assertThat(cards.card(another).orElseThrow().told().shown()).isEqualTo(Shown.EXPIRED);
    }

    @Test
    void a_code_counts_once_and_again_for_the_same_check_only() {
        CertificateId id = issued("hh_uses");
        CardSecret phone = bound(id);
        PhoneCode code = cards.code(phone).orElseThrow().facts();
        Asker shop = new Asker("check-1", "样例大药房");

        assertThat(cards.use(code, shop)).isInstanceOf(Use.Counted.class);
        assertThat(cards.use(code, shop)).isInstanceOf(Use.Counted.class);
        assertThat(cards.use(code, new Asker("check-2", ""))).isEqualTo(new Use.ShownBefore());
        assertThat(cards.use(code, NOBODY)).isEqualTo(new Use.ShownBefore());
        clock.pass(Duration.ofMinutes(1));
        register.noteCheck(id, "public", "verification");

        assertThat(cards.card(phone).orElseThrow().looks())
                .containsExactly(
                        new Look(Sample.NOW.plusSeconds(60), Look.What.PRINTED, "", Optional.empty()),
                        new Look(Sample.NOW, Look.What.PHONE, "样例大药房", Optional.empty()));
    }

    @Test
    void what_the_holder_agrees_to_goes_to_one_code_and_once() {
        CardSecret phone = bound(issued("hh_agrees"));
        cards.agree(phone, CONSENT);
        assertThat(cards.card(phone).orElseThrow().agreed()).contains(CONSENT);
        PhoneCode first = cards.code(phone).orElseThrow().facts();
        PhoneCode second = cards.code(phone).orElseThrow().facts();
        Asker shop = new Asker("check-1", "");

        assertThat(first.purpose()).isEqualTo(Consent.Purpose.MEDICAL.number());
        assertThat(agreed(cards.use(second, shop))).contains(CONSENT);
        assertThat(agreed(cards.use(second, shop))).isEmpty();
        assertThat(agreed(cards.use(first, shop))).isEmpty();

        assertThat(cards.code(phone).orElseThrow().facts().purpose()).isEqualTo(PhoneCode.SHOWN);
        assertThat(cards.card(phone).orElseThrow().agreed()).isEmpty();
        assertThat(cards.card(phone).orElseThrow().looks())
                .extracting(Look::agreed)
                .containsExactlyInAnyOrder(Optional.of(CONSENT), Optional.empty());
        assertThat(register.journal("hh_agrees", RegisterBed.CLERK))
                .filteredOn(event -> event.act() == Act.CARD_TOLD)
                .extracting(event -> event.done().detail())
                .containsExactly("MEDICAL NAME PEOPLE");
    }

    @Test
    void an_agreement_that_is_over_taken_back_or_given_way_tells_nothing() {
        CardSecret phone = bound(issued("hh_disagrees"));
        cards.agree(phone, CONSENT);
        PhoneCode over = cards.code(phone).orElseThrow().facts();
        clock.pass(PhoneCards.AGREED_FOR);
        assertThat(agreed(cards.use(over, NOBODY))).isEmpty();

        cards.agree(phone, CONSENT);
        PhoneCode takenBack = cards.code(phone).orElseThrow().facts();
        cards.disagree(phone);
        assertThat(agreed(cards.use(takenBack, NOBODY))).isEmpty();

        cards.agree(phone, CONSENT);
        PhoneCode before = cards.code(phone).orElseThrow().facts();
        Consent narrower = new Consent(Consent.Purpose.SCHOOL, Set.of(Consent.Field.PEOPLE));
        cards.agree(phone, narrower);
        PhoneCode after = cards.code(phone).orElseThrow().facts();
        assertThat(agreed(cards.use(before, NOBODY))).isEmpty();
        assertThat(agreed(cards.use(after, NOBODY))).contains(narrower);
    }

    @Test
    void a_code_of_an_agreement_that_was_taken_back_gets_nothing_of_the_next() {
        CardSecret phone = bound(issued("hh_taken_back"));
        cards.agree(phone, CONSENT);
        PhoneCode photographed = cards.code(phone).orElseThrow().facts();
        clock.pass(Duration.ofMillis(700));
        cards.disagree(phone);
        clock.pass(Duration.ofMillis(1300));
        cards.agree(phone, CONSENT);
        PhoneCode shown = cards.code(phone).orElseThrow().facts();

        assertThat(agreed(cards.use(photographed, NOBODY))).isEmpty();
        assertThat(agreed(cards.use(shown, NOBODY))).contains(CONSENT);
    }

    @Test
    void a_code_of_a_narrower_agreement_is_not_told_what_the_wider_one_tells() {
        CardSecret phone = bound(issued("hh_wider"));
        cards.agree(phone, new Consent(CONSENT.purpose(), Set.of(Consent.Field.PEOPLE)));
        PhoneCode narrow = cards.code(phone).orElseThrow().facts();
        clock.pass(Duration.ofSeconds(2));
        cards.agree(phone, CONSENT);
        PhoneCode wide = cards.code(phone).orElseThrow().facts();

        assertThat(agreed(cards.use(narrow, NOBODY))).isEmpty();
        assertThat(agreed(cards.use(wide, NOBODY))).contains(CONSENT);
    }

    @Test
    void two_agreements_of_one_moment_are_told_apart() {
        CardSecret phone = bound(issued("hh_same_second"));
        cards.agree(phone, CONSENT);
        PhoneCode photographed = cards.code(phone).orElseThrow().facts();
        cards.disagree(phone);
        cards.agree(phone, CONSENT);
        PhoneCode shown = cards.code(phone).orElseThrow().facts();

        assertThat(agreed(cards.use(photographed, NOBODY))).isEmpty();
        assertThat(agreed(cards.use(shown, NOBODY))).contains(CONSENT);
    }

    @Test
    void where_the_journal_is_broken_a_code_is_used_up_and_nothing_agreed_to_is_told() throws SQLException {
        CardSecret phone = bound(issued("hh_torn"));
        cards.agree(phone, CONSENT);
        PhoneCode code = cards.code(phone).orElseThrow().facts();
        for (String lie : List.of(
                "alter table certificate.journal_head disable trigger user",
                "delete from certificate.journal_head where household = 'hh_torn'",
                "alter table certificate.journal_head enable trigger user")) {
            BED.owner(lie);
        }

        assertThat(agreed(cards.use(code, new Asker("check-1", "")))).isEmpty();
        assertThat(cards.use(code, new Asker("check-2", ""))).isEqualTo(new Use.ShownBefore());
        assertThat(cards.card(phone).orElseThrow().agreed()).contains(CONSENT);
    }

    @Test
    void a_card_whose_code_nobody_can_sign_is_there_and_can_be_put_away() {
        CardSecret phone = bound(issued("hh_mute"));
        PhoneCards mute = BED.mute(clock).cards();

        assertThat(mute.code(phone)).isEmpty();
        assertThat(mute.card(phone).orElseThrow().told().shown()).isEqualTo(Shown.VALID);
        mute.leave(phone);
        assertThat(cards.card(phone)).isEmpty();
    }

    @Test
    void a_code_without_a_purpose_tells_nothing_of_what_was_agreed_later() {
        CardSecret phone = bound(issued("hh_before"));
        PhoneCode plain = cards.code(phone).orElseThrow().facts();
        cards.agree(phone, CONSENT);

        assertThat(agreed(cards.use(plain, NOBODY))).isEmpty();
        assertThat(cards.card(phone).orElseThrow().agreed()).contains(CONSENT);
    }

    @Test
    void of_many_checkers_at_once_one_is_told() throws Exception {
        CardSecret phone = bound(issued("hh_told"));
        cards.agree(phone, CONSENT);
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<Future<Use>> uses = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                PhoneCode code = cards.code(phone).orElseThrow().facts();
                uses.add(many.submit(() -> cards.use(code, NOBODY)));
            }
            int told = 0;
            for (Future<Use> use : uses) {
                told += agreed(use.get()).isPresent() ? 1 : 0;
            }

            assertThat(told).isEqualTo(1);
        } finally {
            many.shutdown();
        }
    }

    private static Optional<Consent> agreed(Use use) {
        return ((Use.Counted) use).agreed();
    }

    @Test
    void who_cannot_be_told_from_others_is_another_each_time() {
        PhoneCode code = cards.code(bound(issued("hh_nobody"))).orElseThrow().facts();

        assertThat(cards.use(code, NOBODY)).isInstanceOf(Use.Counted.class);
        assertThat(cards.use(code, NOBODY)).isEqualTo(new Use.ShownBefore());
    }

    @Test
    void two_uses_of_one_checker_are_not_known_to_be_of_one() {
        CardSecret phone = bound(issued("hh_unlinked"));
        Asker shop = new Asker("check-1", "");
        for (int n = 0; n < 2; n++) {
            assertThat(cards.use(cards.code(phone).orElseThrow().facts(), shop)).isInstanceOf(Use.Counted.class);
        }

        assertThat(count("select count(distinct check_hash) from certificate.card_use"
                        + " where household = 'hh_unlinked'"))
                .isEqualTo(2);
    }

    @Test
    void a_code_of_a_certificate_that_the_register_does_not_have_is_not_counted() {
        PhoneCode code = new PhoneCode(
                Sample.facts().id(),
                Sample.facts().status(),
                Sample.NOW,
                PhoneCode.LONGEST,
                "fedcba9876543210",
                PhoneCode.SHOWN);

        assertThat(cards.use(code, NOBODY)).isEqualTo(new Use.NotKnown());
    }

    @Test
    void nothing_that_opens_anything_is_kept() {
        CertificateId id = issued("hh_digests");
        ShortCode wayIn = cards.offer(id, RegisterBed.CLERK).code();
        Taken taken = cards.take(wayIn, "123X");
        CardSecret phone = ((Taken.Bound) taken).phone();

        String kept = text("select string_agg(e::text, ' ') || (select string_agg(p::text, ' ')"
                + " from certificate.card_phone p) from certificate.card_entry e");

        assertThat(kept).doesNotContain(wayIn.value()).doesNotContain(phone.reveal());
        assertThat(taken.toString()).doesNotContain(phone.reveal());
    }

    private CertificateId issued(String household) {
        return register.issue(RegisterBed.wish("key-" + household, household), RegisterBed.CLERK)
                .record()
                .id();
    }

    private CardSecret bound(CertificateId id) {
        Taken taken = cards.take(cards.offer(id, RegisterBed.CLERK).code(), "123X");
        return ((Taken.Bound) taken).phone();
    }

    private List<Act> acts(String household) {
        return register.journal(household, new Acting("test", RegisterBed.TOWN)).stream()
                .map(CertificateEvent::act)
                .toList();
    }

    private CheckMaterial.StatusLists lists() {
        return uri -> uri.equals(Sample.BUREAU.statusList(1))
                ? register.lists().statusList(1).map(token -> token.token())
                : Optional.empty();
    }

    private static TrustList trust() {
        List<TrustedKey> keys = new ArrayList<>(Sample.trust(FixedKeys.es256()).keys());
        keys.add(TrustedKey.of(FixedKeys.es256().current(PayloadContext.CARD), Sample.BUREAU.code()));
        return Sample.trust(keys);
    }

    private static long rows(String table, String township) {
        return Objects.requireNonNull(BED.transactions.execute(status -> {
            BED.jdbc
                    .sql("select set_config('hudang.township', ?, true)")
                    .param(township)
                    .query(String.class)
                    .single();
            return BED.jdbc
                    .sql("select count(*) from certificate." + table)
                    .query(Long.class)
                    .single();
        }));
    }

    private static long count(String sql) {
        return Long.parseLong(text("select (" + sql + ")::text"));
    }

    private static String text(String sql) {
        return Objects.requireNonNull(BED.transactions.execute(status -> {
            BED.jdbc
                    .sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            return BED.jdbc.sql(sql).query(String.class).single();
        }));
    }
}
