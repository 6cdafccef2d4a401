package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.certificates.register.RegisterBed.CLERK;
import static org.hudang.certificates.register.RegisterBed.wish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.certificates.Entitlement.Entitled;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.IssueCertificate.Validity;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Sample;
import org.hudang.certificates.check.CertificateVerdict;
import org.hudang.certificates.check.CertificateVerdict.Genuine;
import org.hudang.certificates.check.CertificateVerdict.GenuineStatusUnknown;
import org.hudang.certificates.check.CertificateVerdict.IssuerUnknown;
import org.hudang.certificates.check.CertificateVerdict.StatusGap;
import org.hudang.certificates.check.CertificateVerdict.Stranger;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadKeyId;
import org.hudang.signing.PayloadKeyRefused;
import org.hudang.signing.PayloadSignature;
import org.hudang.signing.PayloadSigner;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The keys of an office take turns while certificates are issued and lists are handed out. */
class KeyRotationTest {
    private static final Instant TURN = Sample.NOW.plus(Duration.ofMinutes(10));
    private static final Instant RETIRED = TURN.plus(Duration.ofDays(365));
    private static final FixedKeys OLD = FixedKeys.of("old turn");
    private static final FixedKeys NEW = FixedKeys.of("new turn");

    private final RegisterBed bed = new RegisterBed();
    private final HandClock clock = HandClock.at(Sample.NOW, RegisterBed.CHINA);
    private final Turning signer = new Turning(clock);
    private final CertificateRegister register = bed.register(RegisterBed.inForce("benefit-1"), clock, signer);

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void past_its_sign_until_the_old_key_signs_neither_certificates_nor_lists() {
        IssuedCertificate before = register.issue(wish("key-before", "hh_before"), CLERK);
        assertThat(signedBy(before))
                .isEqualTo(OLD.current(PayloadContext.CERTIFICATE).id());

        clock.pass(Duration.ofMinutes(11));
        IssuedCertificate after = register.issue(wish("key-after", "hh_after"), CLERK);

        assertThat(signedBy(after))
                .isEqualTo(NEW.current(PayloadContext.CERTIFICATE).id());
        assertThat(listSignedBy(after))
                .isEqualTo(NEW.current(PayloadContext.STATUS_LIST).id());
        PayloadKey old = signer.key(OLD, PayloadContext.CERTIFICATE);
        assertThatThrownBy(() -> signer.sign(old, new byte[1])).isInstanceOf(PayloadKeyRefused.class);
    }

    @Test
    void what_the_old_key_signed_is_genuine_until_it_is_retired_and_of_an_unknown_issuer_from_then_on() {
        IssuedCertificate before = register.issue(wish("key-turned", "hh_turned"), CLERK);

        assertThat(verdict(before, everyKey())).isInstanceOf(Genuine.class);
        clock.pass(Duration.ofMinutes(11));
        assertThat(verdict(before, everyKey())).isInstanceOf(Genuine.class);
        clock.pass(Duration.between(clock.instant(), RETIRED));
        assertThat(verdict(before, everyKey())).isEqualTo(new IssuerUnknown(Stranger.AFTER_VERIFY_UNTIL));
    }

    @Test
    void a_list_is_signed_anew_as_soon_as_another_key_has_taken_over() {
        IssuedCertificate issued = register.issue(wish("key-list", "hh_list"), CLERK);
        int list = issued.record().facts().status().list();
        StatusListToken byOld = register.lists().statusList(list).orElseThrow();

        clock.pass(Duration.ofMinutes(9));
        assertThat(register.lists().resign()).isEmpty();
        clock.pass(Duration.ofMinutes(2));

        assertThat(register.lists().resign()).containsExactly(list);
        assertThat(register.lists().statusList(list).orElseThrow()).isNotEqualTo(byOld);
        assertThat(register.lists().resign()).isEmpty();
    }

    @Test
    void a_key_that_was_taken_back_vouches_for_no_certificate_and_for_no_list() {
        IssuedCertificate issued = register.issue(wish("key-back", "hh_back"), CLERK);
        StatusListToken byOld = register.lists()
                .statusList(issued.record().facts().status().list())
                .orElseThrow();
        TrustedKey oldIssuer = trusted(OLD, PayloadContext.CERTIFICATE);
        TrustedKey newLists = trusted(NEW, PayloadContext.STATUS_LIST);

        assertThat(verdict(issued, Sample.trust(List.of(trusted(NEW, PayloadContext.CERTIFICATE), newLists))))
                .isEqualTo(new IssuerUnknown(Stranger.NO_SUCH_KEY));
        assertThat(Sample.checker(Sample.trust(List.of(oldIssuer, newLists)), Sample.lists(byOld), clock.instant())
                        .check(issued.link())
                        .verdict())
                .isInstanceOfSatisfying(
                        GenuineStatusUnknown.class,
                        unknown -> assertThat(unknown.gap()).isEqualTo(StatusGap.LIST_REFUSED));
    }

    @Test
    void no_certificate_outlives_the_time_in_which_its_key_is_believed() {
        LocalDate believed = LocalDate.ofInstant(RETIRED, RegisterBed.CHINA).minusDays(1);
        LocalDate later = believed.plusDays(40);
        CertificateRegister generous = bed.register(
                (household, programme, on) ->
                        new Entitled.InForce("benefit-long", RegisterBed.TOWN, 3, 2, later, Optional.empty()),
                clock,
                signer);

        IssuedCertificate issued = generous.issue(
                wish("key-long", "hh_long", RegisterBed.TOWN, Validity.between(RegisterBed.TODAY, later)), CLERK);

        assertThat(issued.record().facts().times().notAfter())
                .isEqualTo(believed.plusDays(1).atStartOfDay(RegisterBed.CHINA).toInstant())
                .isBeforeOrEqualTo(RETIRED);
    }

    private CertificateVerdict verdict(IssuedCertificate issued, TrustList trust) {
        return Sample.checker(
                        trust,
                        uri -> register.lists()
                                .statusList(issued.record().facts().status().list())
                                .filter(token -> token.uri().equals(uri))
                                .map(StatusListToken::token),
                        clock.instant())
                .check(issued.link())
                .verdict();
    }

    private TrustList everyKey() {
        return Sample.trust(List.of(
                trusted(OLD, PayloadContext.CERTIFICATE),
                trusted(NEW, PayloadContext.CERTIFICATE),
                trusted(OLD, PayloadContext.STATUS_LIST),
                trusted(NEW, PayloadContext.STATUS_LIST)));
    }

    private TrustedKey trusted(FixedKeys keys, PayloadContext context) {
        return TrustedKey.of(signer.key(keys, context), Sample.BUREAU.code());
    }

    private static PayloadKeyId signedBy(IssuedCertificate issued) {
        String digits = issued.link().substring(issued.link().indexOf('#') + 1);
        return SignedEnvelope.readBare(Digits.read(digits)).keyId();
    }

    private PayloadKeyId listSignedBy(IssuedCertificate issued) {
        StatusListToken token = register.lists()
                .statusList(issued.record().facts().status().list())
                .orElseThrow();
        return SignedEnvelope.readTyped(token.token(), StatusListToken.MEDIA_TYPE)
                .keyId();
    }

    /** Two keys of each kind; the old one signs until {@link #TURN} and is believed until {@link #RETIRED}. */
    private static final class Turning implements PayloadSigner {
        private final Clock clock;

        Turning(Clock clock) {
            this.clock = clock;
        }

        PayloadKey key(FixedKeys keys, PayloadContext context) {
            PayloadKey fixed = keys.current(context);
            return keys == OLD ? new PayloadKey(context, fixed.publicKey(), TURN, RETIRED) : fixed;
        }

        @Override
        public PayloadKey current(PayloadContext context) {
            return key(clock.instant().isBefore(TURN) ? OLD : NEW, context);
        }

        @Override
        public List<PayloadKey> keys(PayloadContext context) {
            return List.of(key(OLD, context), key(NEW, context));
        }

        @Override
        public PayloadSignature sign(PayloadKey key, byte[] toBeSigned) {
            if (!key.signUntil().isAfter(clock.instant())) {
                throw new PayloadKeyRefused(key.id(), "its time to sign is over");
            }
            FixedKeys keys = key.equals(key(OLD, key.context())) ? OLD : NEW;
            return keys.sign(keys.current(key.context()), toBeSigned);
        }
    }
}
