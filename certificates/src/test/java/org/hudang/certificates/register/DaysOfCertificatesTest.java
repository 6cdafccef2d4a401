package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.certificates.register.RegisterBed.CHINA;
import static org.hudang.certificates.register.RegisterBed.CLERK;
import static org.hudang.certificates.register.RegisterBed.REVIEW;
import static org.hudang.certificates.register.RegisterBed.TODAY;
import static org.hudang.certificates.register.RegisterBed.TOWN;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.CertificateException;
import org.hudang.certificates.Entitlement;
import org.hudang.certificates.Entitlement.Entitled;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssueCertificate.Validity;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Sample;
import org.hudang.certificates.payload.CertificateFacts.Times;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From when until when a certificate is valid. */
class DaysOfCertificatesTest {
    private static final LocalDate FAR = LocalDate.of(2099, 1, 1);
    private static final Validity LEFT_OPEN = new Validity(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    static Path folder;

    private static RegisterBed bed;

    @BeforeAll
    static void open() {
        bed = new RegisterBed(folder);
    }

    @AfterAll
    static void close() {
        bed.close();
    }

    @Test
    void never_past_the_next_review_or_the_end_of_the_benefit() {
        IssuedCertificate toReview = bed.register()
                .issue(RegisterBed.wish("key-review", "hh_review", TOWN, Validity.between(TODAY, FAR)), CLERK);
        IssuedCertificate toEnd = bed.register(until(LocalDate.of(2027, 6, 30)))
                .issue(RegisterBed.wish("key-toend", "hh_toend", TOWN, Validity.between(TODAY, FAR)), CLERK);

        assertThat(times(toReview).notAfter())
                .isEqualTo(REVIEW.plusDays(1).atStartOfDay(CHINA).toInstant());
        assertThat(times(toEnd).notAfter())
                .isEqualTo(LocalDate.of(2027, 7, 1).atStartOfDay(CHINA).toInstant());
        assertThat(times(toEnd).notBefore()).isEqualTo(TODAY.atStartOfDay(CHINA).toInstant());
    }

    @Test
    void no_day_left_is_refused() {
        refused("CE-007", bed.register(until(TODAY.minusDays(1))), RegisterBed.wish("key-noday1", "hh_noday"));
        refused(
                "CE-007",
                bed.register(),
                RegisterBed.wish(
                        "key-noday2", "hh_noday", TOWN, Validity.between(REVIEW.plusDays(1), REVIEW.plusDays(9))));
    }

    @Test
    void no_day_before_the_benefit_began_is_certified() {
        LocalDate began = TODAY.minusDays(40);
        CertificateRegister register = bed.register((household, programme, on) -> on.isBefore(began)
                ? new Entitled.NotInForce(Entitled.NotInForce.NONE)
                : new Entitled.InForce("benefit-began", TOWN, 3, 2, REVIEW, Optional.empty()));

        refused(
                "CE-001",
                register,
                RegisterBed.wish("key-began-1", "hh_began", TOWN, Validity.between(began.minusDays(1), REVIEW)));

        IssuedCertificate issued = register.issue(
                RegisterBed.wish("key-began-2", "hh_began", TOWN, Validity.between(began, REVIEW)), CLERK);
        assertThat(times(issued).notBefore())
                .isEqualTo(began.atStartOfDay(CHINA).toInstant());
    }

    @Test
    void no_day_of_an_earlier_benefit_is_certified_with_this_one() {
        CertificateRegister register = bed.register((household, programme, on) -> new Entitled.InForce(
                on.isBefore(TODAY) ? "benefit-earlier" : "benefit-now", TOWN, 3, 2, REVIEW, Optional.empty()));

        refused(
                "CE-001",
                register,
                RegisterBed.wish("key-earlier", "hh_earlier", TOWN, Validity.between(TODAY.minusDays(1), REVIEW)));
    }

    @Test
    void what_takes_the_place_of_another_leaves_its_holder_no_day_without() {
        IssuedCertificate old = bed.register()
                .issue(RegisterBed.wish("key-short-1", "hh_short", TOWN, Validity.between(TODAY, REVIEW)), CLERK);

        for (Validity shorter : List.of(
                Validity.between(TODAY, TODAY),
                Validity.between(TODAY, REVIEW.minusDays(1)),
                Validity.between(TODAY.plusDays(1), REVIEW))) {
            refused(
                    "CE-087",
                    bed.register(),
                    RegisterBed.wish(
                            "key-short-2",
                            "hh_short",
                            TOWN,
                            shorter.replacing(old.record().id())));
        }

        IssuedCertificate fresh = bed.register()
                .issue(
                        RegisterBed.wish(
                                "key-short-2",
                                "hh_short",
                                TOWN,
                                Validity.between(TODAY, FAR)
                                        .replacing(old.record().id())),
                        CLERK);
        assertThat(times(fresh).notAfter()).isEqualTo(times(old).notAfter());
    }

    @Test
    void days_that_are_left_out_are_a_year_from_the_day_of_issuing() {
        IssuedCertificate issued =
                bed.register(reviewedLate()).issue(RegisterBed.wish("key-open-1", "hh_open_1", TOWN, LEFT_OPEN), CLERK);

        assertThat(times(issued).notBefore())
                .isEqualTo(TODAY.atStartOfDay(CHINA).toInstant());
        assertThat(times(issued).notAfter())
                .isEqualTo(TODAY.plusYears(1).plusDays(1).atStartOfDay(CHINA).toInstant());
    }

    @Test
    void days_that_are_left_out_stay_those_of_the_first_time_when_asked_again_on_another_day() {
        IssueCertificate wish = RegisterBed.wish("key-open-2", "hh_open_2", TOWN, LEFT_OPEN);
        IssuedCertificate first = bed.register().issue(wish, CLERK);

        IssuedCertificate again = tomorrow().issue(wish, CLERK);
        IssuedCertificate said = tomorrow()
                .issue(
                        RegisterBed.wish("key-open-2", "hh_open_2", TOWN, Validity.between(TODAY, TODAY.plusYears(1))),
                        CLERK);

        assertThat(again.again()).isTrue();
        assertThat(again.link()).isEqualTo(first.link());
        assertThat(said.link()).isEqualTo(first.link());
        refused(
                "CE-003",
                tomorrow(),
                RegisterBed.wish(
                        "key-open-2", "hh_open_2", TOWN, Validity.between(TODAY.plusDays(1), TODAY.plusYears(1))));
    }

    private static CertificateRegister tomorrow() {
        return bed.register(
                RegisterBed.inForce("benefit-1"), Clock.offset(Clock.fixed(Sample.NOW, CHINA), Duration.ofDays(1)));
    }

    private static Entitlement reviewedLate() {
        return (household, programme, on) -> new Entitled.InForce("benefit-late", TOWN, 3, 2, FAR, Optional.empty());
    }

    private static Entitlement until(LocalDate end) {
        return (household, programme, on) ->
                new Entitled.InForce("benefit-" + end, TOWN, 3, 2, REVIEW, Optional.of(end));
    }

    private static Times times(IssuedCertificate issued) {
        return issued.record().facts().times();
    }

    private static void refused(String code, CertificateRegister register, IssueCertificate wish) {
        assertThatThrownBy(() -> register.issue(wish, CLERK))
                .isInstanceOfSatisfying(
                        CertificateException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
