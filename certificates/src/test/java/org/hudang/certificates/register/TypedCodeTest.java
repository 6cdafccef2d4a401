package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Sample;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckMaterial;
import org.hudang.certificates.check.CheckResult;
import org.hudang.certificates.check.VerdictWord;
import org.hudang.certificates.number.ShortCode;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What somebody learns who types the short code from a certificate. */
class TypedCodeTest {
    private static final RegisterBed BED = new RegisterBed();

    private final HandClock clock = HandClock.at(Sample.NOW, RegisterBed.CHINA);
    private final CertificateRegister register = BED.register(RegisterBed.inForce("benefit-1"), clock);
    private final CertificateChecker checker = CertificateChecker.with(
            new CheckMaterial(
                    Set.of(Sample.HOST),
                    Optional.empty(),
                    CheckMaterial.StatusLists.none(),
                    code -> Optional.of(register.standing(code))),
            clock);

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void a_code_in_force_is_told_without_a_name_and_makes_no_paper_valid() {
        ShortCode code = issued("hh_typed").record().shortCode();

        for (String typed : List.of(
                code.value(),
                code.value().toLowerCase(Locale.ROOT),
                " " + code.value().replace("-", " ") + "\n")) {
            CheckResult answer = checker.check(typed);

            assertThat(answer.code()).isEqualTo("CE-267");
            assertThat(answer.word()).isEqualTo(VerdictWord.CANNOT_TELL);
            assertThat(answer.sentence(Locale.CHINESE)).doesNotContain("张*例").doesNotContain("123X");
        }
    }

    @Test
    void unknown_withdrawn_suspended_and_expired_codes_get_one_answer() {
        IssuedCertificate withdrawn = issued("hh_typed_withdrawn");
        RegisterBed.withdraw(register, withdrawn.record().id());
        IssuedCertificate suspended = issued("hh_typed_suspended");
        register.suspend(suspended.record().id(), "", RegisterBed.CLERK);
        IssuedCertificate expired = issued("hh_typed_expired");
        CheckResult unknown = checker.check(ShortCode.random(new SecureRandom()).value());

        assertThat(unknown.code()).isEqualTo("CE-254");
        assertThat(unknown.word()).isEqualTo(VerdictWord.NOT_OURS);
        assertThat(checker.check(withdrawn.record().shortCode().value())).isEqualTo(unknown);
        assertThat(checker.check(suspended.record().shortCode().value())).isEqualTo(unknown);
        clock.pass(Duration.ofDays(400));
        assertThat(checker.check(expired.record().shortCode().value()).verdict())
                .isEqualTo(unknown.verdict());
    }

    @Test
    void a_slip_of_the_finger_is_told_before_anything_is_asked() {
        String code = issued("hh_typed_slip").record().shortCode().value();
        String slipped = (code.charAt(0) == '7' ? '8' : '7') + code.substring(1);

        assertThat(checker.check(slipped).code()).isEqualTo("CE-253");
    }

    @Test
    void without_a_register_at_hand_a_code_is_only_a_text() {
        CertificateChecker alone = CertificateChecker.with(
                new CheckMaterial(Set.of(Sample.HOST), Optional.empty(), CheckMaterial.StatusLists.none()), clock);

        assertThat(alone.check(issued("hh_typed_alone").record().shortCode().value())
                        .code())
                .isEqualTo("CE-250");
    }

    private IssuedCertificate issued(String household) {
        return BED.register(RegisterBed.inForce("benefit-of-" + household), clock)
                .issue(RegisterBed.wish("key-" + household, household), RegisterBed.CLERK);
    }
}
