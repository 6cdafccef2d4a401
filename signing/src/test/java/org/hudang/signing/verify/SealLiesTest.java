package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.verify.SealOffice.codes;
import static org.hudang.signing.verify.SealOffice.paper;
import static org.hudang.signing.verify.SealOffice.says;
import static org.hudang.signing.verify.TestAuthority.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.hudang.signing.verify.SealWriter.Layout;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Revoked;
import org.hudang.signing.verify.TestAuthority.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lies about a seal, its signer and its time, in every layout; the paper around it is untouched. */
class SealLiesTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final SealOffice office = new SealOffice();

    // ---- lies about the seal

    @ParameterizedTest
    @EnumSource(Layout.class)
    void another_picture_in_the_seal_is_seen(Layout layout) {
        VerificationReport report = office.judge(office.with(
                layout, writer -> writer.seal = seal -> SealWriter.replaced(seal, "\u0089PNG", "\u0089GNP")));

        says(report, Verdict.Altered.class, "SG-385");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void the_name_of_a_maker_who_did_not_make_it_is_seen(Layout layout) {
        Identity other = office.authority.identity("CN=Other Maker");

        says(
                office.judge(office.with(layout, writer -> writer.embeddedMaker = other.certificate())),
                Verdict.Altered.class,
                "SG-385");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_seal_that_a_stranger_made_is_not_trusted(Layout layout) {
        Identity stranger = new TestAuthority(Algorithm.SM2).identity("CN=Seal Maker");

        VerificationReport report = office.judge(SealWriter.of(layout, office.signer, stranger));

        says(report, Verdict.Untrusted.class, "SG-361");
        assertThat(report.signatures().get(0).trust()).isEqualTo(SignatureReport.Trust.UNTRUSTED);
        assertThat(report.signatures().get(0).integrity()).isEqualTo(SignatureIntegrity.INTACT);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_signer_whom_the_seal_does_not_name_is_seen(Layout layout) {
        Identity other = office.authority.identity("CN=Other Office");

        says(
                office.judge(office.with(layout, writer -> writer.named = List.of(other.certificate()))),
                Verdict.Altered.class,
                "SG-386");
        assertThat(codes(office.judge(office.with(layout, writer -> writer.named = List.of()))))
                .contains("SG-386");
    }

    @Test
    void a_list_whose_digests_are_of_an_unknown_kind_names_nobody() {
        SealWriter writer = office.with(Layout.PRESENT, lie -> {
            lie.listType = 2;
            lie.listDigest = "MD5";
        });

        says(office.judge(writer), Verdict.Altered.class, "SG-386");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_seal_that_had_ended_or_not_begun_when_it_was_used_is_not_valid(Layout layout) {
        says(
                office.judge(office.with(layout, writer -> writer.to = SealWriter.USED.minus(DAY))),
                Verdict.Expired.class,
                "SG-387");
        says(
                office.judge(office.with(layout, writer -> writer.from = NOW.minus(Duration.ofMinutes(30)))),
                Verdict.NotYetValid.class,
                "SG-387");
    }

    @Test
    void a_seal_that_ended_since_needs_proof_that_it_was_used_before() {
        Consumer<SealWriter> ended = writer -> {
            writer.to = NOW.minus(DAY);
            writer.time = DerWriter.generalized(NOW.minus(DAY.multipliedBy(3)));
        };

        says(office.judge(office.with(Layout.PRESENT, ended)), Verdict.Expired.class, "SG-396");
        VerificationReport proven = office.judge(office.with(
                Layout.PRESENT,
                ended.andThen(writer -> writer.stamp = value -> office.token(value, NOW.minus(DAY.multipliedBy(2))))));
        assertThat(proven.verdict()).isEqualTo(new Verdict.Valid());
        VerificationReport late = office.judge(office.with(
                Layout.PRESENT, ended.andThen(writer -> writer.stamp = value -> office.token(value, NOW))));
        says(late, Verdict.Expired.class, "SG-396");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_maker_revoked_meanwhile_needs_proof_that_the_seal_was_made_before(Layout layout) {
        Revoked revoked = new Revoked(office.maker.certificate(), NOW.minus(DAY), CRLReason.keyCompromise);

        VerificationReport report = office.judge(paper(office.honest(layout)), office.trust(revoked));

        says(report, Verdict.CannotTell.class, "SG-398");
    }

    @Test
    void a_maker_revoked_before_he_made_the_seal_is_revoked() {
        Revoked revoked = new Revoked(office.maker.certificate(), SealWriter.MADE.minus(DAY), CRLReason.keyCompromise);

        says(
                office.judge(paper(office.honest(Layout.PRESENT)), office.trust(revoked)),
                Verdict.Revoked.class,
                "SG-363");
    }

    @Test
    void a_timestamp_proves_that_the_seal_was_made_before_its_maker_was_revoked() {
        TrustData trust =
                office.trust(new Revoked(office.maker.certificate(), NOW.minus(DAY), CRLReason.keyCompromise));
        Instant before = NOW.minus(DAY.multipliedBy(2));
        SealWriter used = office.with(Layout.PRESENT, writer -> {
            writer.time = DerWriter.generalized(before);
            writer.stamp = value -> office.token(value, before);
        });
        SealWriter made = office.with(
                Layout.NEWEST,
                writer -> writer.seal =
                        seal -> SealWriter.stamped(seal, value -> office.token(value, SealWriter.MADE.plus(DAY))));

        assertThat(office.judge(paper(used), trust).verdict()).isEqualTo(new Verdict.Valid());
        assertThat(office.judge(paper(made), trust).verdict()).isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_seal_stamped_over_another_value_or_before_it_says_it_was_made_is_not_called_valid() {
        SealWriter other = office.with(
                Layout.NEWEST,
                writer -> writer.seal = seal -> SealWriter.stamped(seal, value -> office.token(new byte[] {1}, NOW)));
        SealWriter early = office.with(
                Layout.NEWEST,
                writer -> writer.seal =
                        seal -> SealWriter.stamped(seal, value -> office.token(value, SealWriter.MADE.minus(DAY))));

        says(office.judge(other), Verdict.CannotTell.class, "SG-371");
        says(office.judge(early), Verdict.CannotTell.class, "SG-388");
    }

    @Test
    void only_a_seal_of_version_5_has_a_timestamp_of_its_own() {
        SealWriter writer = office.with(
                Layout.PRESENT,
                lie -> lie.seal = seal -> SealWriter.stamped(seal, value -> office.token(value, SealWriter.MADE)));

        says(office.judge(writer), Verdict.CannotTell.class, "SG-397");
    }

    // ---- lies about the signer

    @ParameterizedTest
    @EnumSource(Layout.class)
    void another_certificate_of_the_list_is_not_the_signer_s(Layout layout) {
        Identity other = office.authority.identity("CN=Other Office");
        SealWriter writer = office.with(layout, lie -> {
            lie.named = List.of(office.signer.certificate(), other.certificate());
            lie.embedded = other.certificate();
        });

        says(office.judge(writer), Verdict.Altered.class, "SG-350");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void another_certificate_of_the_same_key_is_not_on_the_list(Layout layout) {
        SealWriter writer = office.with(
                layout,
                lie -> lie.embedded = office.authority.certificate("CN=Mayor", office.signer.keys(), Terms.signing()));

        says(office.judge(writer), Verdict.Altered.class, "SG-386");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void algorithm_and_curve_belong_together(Layout layout) {
        TestAuthority european = new TestAuthority(Algorithm.EC);
        SealWriter european256 = SealWriter.of(layout, european.identity("CN=Yangli Office"), office.maker);
        european256.algorithm = SealWriter.SM2_WITH_SM3;
        SealWriter national = office.with(layout, writer -> writer.algorithm = SealWriter.ECDSA_WITH_SHA256);

        says(office.judge(european256), Verdict.Altered.class, "SG-353");
        says(office.judge(national), Verdict.Altered.class, "SG-353");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void an_algorithm_that_nobody_knows_is_not_judged(Layout layout) {
        VerificationReport report =
                office.judge(office.with(layout, writer -> writer.algorithm = "1.2.156.10197.1.401.2"));

        says(report, Verdict.CannotTell.class, "SG-355");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_signer_who_was_revoked_is_revoked_whatever_he_claims(Layout layout) {
        Revoked revoked =
                new Revoked(office.signer.certificate(), NOW.minus(Duration.ofMinutes(10)), CRLReason.keyCompromise);

        says(office.judge(paper(office.honest(layout)), office.trust(revoked)), Verdict.Revoked.class, "SG-363");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void the_register_is_asked_about_the_seal(Layout layout) {
        byte[] certificate = SealWriter.encoded(office.signer.certificate());
        SealStates register = (asked, at) -> java.util.Arrays.equals(asked, certificate)
                ? SealStates.Standing.SUSPENDED
                : SealStates.Standing.ACTIVE;

        VerificationReport report = SealOffice.judge(
                "paper.pdf",
                paper(office.honest(layout)),
                VerificationOptions.strict().trusting(office.trust()).asking(register));

        says(report, Verdict.Suspended.class, "SG-376");
    }

    // ---- lies about time

    @ParameterizedTest
    @EnumSource(names = {"PRESENT", "NEWEST"})
    void a_timestamp_over_another_value_proves_nothing_and_is_not_passed_over(Layout layout) {
        VerificationReport report =
                office.judge(office.with(layout, writer -> writer.stamp = value -> office.token(new byte[] {1}, NOW)));

        says(report, Verdict.CannotTell.class, "SG-371");
        assertThat(report.signatures().get(0).provenAt()).isEmpty();
    }

    @Test
    void something_that_is_no_timestamp_is_not_passed_over() {
        says(
                office.judge(office.with(Layout.PRESENT, writer -> writer.stamp = value -> new byte[] {1, 2, 3})),
                Verdict.CannotTell.class,
                "SG-371");
    }

    @Test
    void a_token_in_the_signed_part_of_the_old_layout_is_a_claim_and_no_proof() {
        Instant at = NOW.minus(Duration.ofMinutes(50));

        VerificationReport report = office.judge(office.with(
                Layout.OLD, writer -> writer.oldTime = office.token("any".getBytes(StandardCharsets.UTF_8), at)));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).claimedAt()).contains(at);
        assertThat(report.signatures().get(0).provenAt()).isEmpty();
        assertThat(codes(report)).contains("SG-370");
    }

    @Test
    void a_claimed_time_that_cannot_be_is_not_called_valid() {
        for (byte[] time : List.of(
                DerWriter.generalized(NOW.plus(DAY)),
                DerWriter.generalized(SealWriter.MADE.minus(DAY)),
                DerWriter.value(0x18, "20261124030000".getBytes(StandardCharsets.US_ASCII)))) {
            VerificationReport report = office.judge(office.with(Layout.PRESENT, writer -> {
                writer.time = time;
                writer.from = SealWriter.MADE.minus(DAY.multipliedBy(2));
                writer.to = NOW.plus(DAY.multipliedBy(2));
            }));

            says(report, Verdict.CannotTell.class, "SG-388");
        }
        VerificationReport after = office.judge(office.with(
                Layout.PRESENT,
                writer -> writer.stamp = value -> office.token(value, SealWriter.USED.minus(Duration.ofHours(2)))));
        says(after, Verdict.CannotTell.class, "SG-388");
    }
}
