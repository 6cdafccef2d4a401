package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.certificates.register.RegisterBed.BUREAU;
import static org.hudang.certificates.register.RegisterBed.CLERK;
import static org.hudang.certificates.register.RegisterBed.NEIGHBOUR;
import static org.hudang.certificates.register.RegisterBed.TODAY;
import static org.hudang.certificates.register.RegisterBed.wish;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hudang.certificates.AnnotatedCopy;
import org.hudang.certificates.CertificateCopies;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.certificates.CertificateException;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateUnknown;
import org.hudang.certificates.IssueCertificate.Validity;
import org.hudang.certificates.JournalBroken;
import org.hudang.certificates.OrderCopy;
import org.hudang.certificates.Sample;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down of copies for one purpose, and what is not copied. */
class RegisteredCopiesTest {
    private static final LocalDate UNTIL = TODAY.plusDays(30);

    private final RegisterBed bed = new RegisterBed();
    private final HandClock clock = HandClock.at(Sample.NOW, RegisterBed.CHINA);
    private final CertificateRegister register = bed.register(RegisterBed.inForce("benefit-1"), clock);
    private final CertificateCopies copies = register.copies();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void a_copy_is_written_down_with_a_line_in_the_journal_of_its_certificate() {
        CertificateId id = issued("hh_noted");

        AnnotatedCopy copy = copies.order(new OrderCopy("copy-noted", id, note(UNTIL)), CLERK);

        assertThat(copy.certificate()).isEqualTo(id);
        assertThat(copy.note()).isEqualTo(note(UNTIL));
        assertThat(copies.find(copy.id(), CLERK)).contains(copy);
        assertThat(copies.of(id, BUREAU)).containsExactly(copy);
        assertThat(register.journal("hh_noted", CLERK)).last().satisfies(line -> {
            assertThat(line.act()).isEqualTo(Act.ANNOTATED);
            assertThat(line.certificate()).isEqualTo(id);
            assertThat(line.done().by()).isEqualTo(CLERK.user());
            assertThat(line.done().detail()).isEqualTo(copy.id() + " until " + UNTIL);
        });
    }

    @Test
    void the_same_key_gives_the_same_copy_and_no_second_line_and_no_other_copy() {
        CertificateId id = issued("hh_again");
        AnnotatedCopy copy = copies.order(new OrderCopy("copy-again", id, note(UNTIL)), CLERK);
        int lines = register.journal("hh_again", CLERK).size();

        assertThat(copies.order(new OrderCopy("copy-again", id, note(UNTIL)), CLERK))
                .isEqualTo(copy);

        assertThat(register.journal("hh_again", CLERK)).hasSize(lines);
        refused("CE-085", () -> copies.order(new OrderCopy("copy-again", id, note(UNTIL.plusDays(1))), CLERK));
    }

    @Test
    void a_key_of_another_household_is_free() {
        AnnotatedCopy one = copies.order(new OrderCopy("copy-same-key", issued("hh_one"), note(UNTIL)), CLERK);
        AnnotatedCopy other = copies.order(new OrderCopy("copy-same-key", issued("hh_other"), note(UNTIL)), CLERK);

        assertThat(other.id()).isNotEqualTo(one.id());
    }

    @Test
    void what_is_set_aside_withdrawn_or_over_is_not_copied() {
        CertificateId id = issued("hh_gone");
        register.suspend(id, "样例", CLERK);
        refused("CE-084", () -> order(id, UNTIL));
        register.resume(id, "样例", CLERK);
        RegisterBed.withdraw(register, id);
        refused("CE-084", () -> order(id, UNTIL));
        CertificateId late = issued("hh_over");
        clock.pass(Duration.ofDays(400));
        refused("CE-084", () -> order(late, UNTIL.plusDays(400)));
        assertThat(copies.of(id, CLERK)).isEmpty();
        assertThat(copies.of(late, CLERK)).isEmpty();
    }

    @Test
    void what_does_not_hold_yet_is_not_copied() {
        CertificateId id = register.issue(
                        wish(
                                "key-early",
                                "hh_early",
                                RegisterBed.TOWN,
                                Validity.between(TODAY.plusDays(5), TODAY.plusDays(60))),
                        CLERK)
                .record()
                .id();

        refused("CE-084", () -> order(id, UNTIL));
    }

    @Test
    void its_last_day_is_neither_past_nor_far_nor_after_the_certificates_own() {
        CertificateId id = issued("hh_days");
        LocalDate most = TODAY.plusDays(CertificateCopies.MOST_DAYS);
        CertificateId brief = register.issue(
                        wish("key-brief", "hh_brief", RegisterBed.TOWN, Validity.between(TODAY, TODAY.plusDays(10))),
                        CLERK)
                .record()
                .id();

        refused("CE-086", () -> order(id, TODAY.minusDays(1)));
        refused("CE-086", () -> order(id, most.plusDays(1)));
        refused("CE-086", () -> order(brief, TODAY.plusDays(11)));
        assertThat(order(id, TODAY).note().until()).isEqualTo(TODAY);
        assertThat(order(id, most).note().until()).isEqualTo(most);
        assertThat(order(brief, TODAY.plusDays(10)).note().until()).isEqualTo(TODAY.plusDays(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "两\n行", "\u0007", "样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样样"})
    void a_note_is_one_line_of_forty_characters(String words) {
        refused("CE-083", () -> new AnnotatedCopy.Note(words, "样例医院", UNTIL));
        refused("CE-083", () -> new AnnotatedCopy.Note("办理医疗救助", words, UNTIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a blank", "样样样样样样样样样"})
    void a_key_that_is_none_is_refused(String key) {
        CertificateId id = issued("hh_key");

        refused("CE-083", () -> new OrderCopy(key, id, note(UNTIL)));
    }

    @Test
    void another_township_neither_orders_nor_sees_a_copy() {
        CertificateId id = issued("hh_fence");
        AnnotatedCopy copy = order(id, UNTIL);

        assertThatThrownBy(() -> copies.order(new OrderCopy("copy-theirs", id, note(UNTIL)), NEIGHBOUR))
                .isInstanceOf(CertificateUnknown.class);
        assertThat(copies.find(copy.id(), NEIGHBOUR)).isEmpty();
        assertThat(copies.of(id, NEIGHBOUR)).isEmpty();
    }

    @Test
    void nothing_is_copied_where_nothing_can_be_written_into_the_journal() throws Exception {
        CertificateId id = issued("hh_broken");
        bed.owner("alter table certificate.journal disable trigger user");
        bed.owner("update certificate.journal set hash = decode('00', 'hex') where household = 'hh_broken'");
        bed.owner("alter table certificate.journal enable trigger user");

        assertThatThrownBy(() -> order(id, UNTIL)).isInstanceOf(JournalBroken.class);
        assertThat(copies.of(id, CLERK)).isEmpty();
    }

    @Test
    void what_was_ordered_is_never_changed_or_taken_out_not_by_the_owner_either() {
        AnnotatedCopy copy = order(issued("hh_kept"), UNTIL);

        for (String change : List.of(
                "update certificate.annotated_copy set until = until + 1",
                "update certificate.annotated_copy set township = '999001002', purpose = 'x'",
                "delete from certificate.annotated_copy",
                "truncate certificate.annotated_copy")) {
            assertThatThrownBy(() -> bed.owner(change)).hasMessageContaining("is refused");
        }
        assertThat(copies.find(copy.id(), CLERK)).contains(copy);
    }

    private AnnotatedCopy order(CertificateId id, LocalDate until) {
        return copies.order(new OrderCopy("copy-until:" + until, id, note(until)), CLERK);
    }

    private CertificateId issued(String household) {
        return register.issue(wish("key-" + household, household), CLERK)
                .record()
                .id();
    }

    private static AnnotatedCopy.Note note(LocalDate until) {
        return new AnnotatedCopy.Note("办理医疗救助", "样例县人民医院（样例）", until);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        CertificateException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
