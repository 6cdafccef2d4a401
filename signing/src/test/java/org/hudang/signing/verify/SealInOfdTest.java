package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.verify.TestAuthority.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.hudang.signing.verify.SealWriter.Layout;
import org.hudang.signing.verify.SignatureReport.Trust;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Revoked;
import org.hudang.signing.verify.TestAuthority.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seal signatures of every layout in OFD packages. */
class SealInOfdTest {
    private final TestAuthority authority = new TestAuthority(Algorithm.SM2);
    private final Identity signer = authority.identity("CN=Yangli Office");
    private final Identity maker = authority.identity("CN=Seal Maker");
    private final Identity clock = authority.identity("CN=Clock", Terms.stamping());

    private SealWriter with(Layout layout, Consumer<SealWriter> lie) {
        SealWriter writer = SealWriter.of(layout, signer, maker);
        lie.accept(writer);
        return writer;
    }

    private VerificationReport judge(Map<String, byte[]> files, Revoked... revoked) {
        TrustData trust = TrustData.none()
                .plusAnchors("issuing", TestAuthority.pem(authority.issuing.certificate()))
                .plusCrls("list", TestAuthority.pem(authority.crl(revoked)));
        return Verifier.with(Clock.fixed(NOW, ZoneOffset.UTC))
                .verify(
                        "paper.ofd",
                        OfdWriter.zip(files),
                        VerificationOptions.strict().trusting(trust));
    }

    private VerificationReport judge(SealWriter writer) {
        return judge(OfdWriter.sealed(writer));
    }

    private static void says(VerificationReport report, Class<? extends Verdict> verdict, String code) {
        assertThat(report.verdict()).isInstanceOf(verdict);
        assertThat(report.signatures().get(0).reasons())
                .extracting(Reason::code)
                .contains(code);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void an_honest_package_of_each_layout_is_valid(Layout layout) {
        VerificationReport report = judge(SealWriter.of(layout, signer, maker));

        assertThat(report.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(report.signatures().get(0).algorithm()).contains("SM2 SM3");
        assertThat(report.signatures().get(0).claimedAt()).contains(SealWriter.USED);
        assertThat(report.signatures().get(0).trust()).isEqualTo(Trust.TRUSTED);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void another_seal_beside_the_signature_is_seen(Layout layout) {
        Map<String, byte[]> files = OfdWriter.sealed(SealWriter.of(layout, signer, maker));
        files.computeIfPresent(OfdWriter.SEAL, (name, seal) -> SealWriter.replaced(seal, "\u0089PNG", "\u0089GNP"));

        says(judge(files), Verdict.Altered.class, "SG-385");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_digest_of_another_description_is_altered(Layout layout) {
        SealWriter writer = with(
                layout, lie -> lie.hash = hash -> SealWriter.digest("SM3", "other".getBytes(StandardCharsets.UTF_8)));

        says(judge(writer), Verdict.Altered.class, "SG-349");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_seal_of_another_maker_or_for_another_signer_is_seen(Layout layout) {
        Identity other = authority.identity("CN=Other");

        says(judge(with(layout, lie -> lie.embeddedMaker = other.certificate())), Verdict.Altered.class, "SG-385");
        says(judge(with(layout, lie -> lie.named = List.of(other.certificate()))), Verdict.Altered.class, "SG-386");
        says(
                judge(SealWriter.of(layout, signer, new TestAuthority(Algorithm.SM2).identity("CN=Seal Maker"))),
                Verdict.Untrusted.class,
                "SG-361");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_seal_that_ended_before_it_was_used_or_since_is_expired(Layout layout) {
        says(
                judge(with(layout, lie -> lie.to = SealWriter.USED.minus(Duration.ofDays(1)))),
                Verdict.Expired.class,
                "SG-387");
        VerificationReport since = judge(with(layout, lie -> lie.to = NOW.minus(Duration.ofMinutes(20))));
        says(since, Verdict.Expired.class, "SG-396");
        assertThat(since.signatures().get(0).trust()).isEqualTo(Trust.EXPIRED);
    }

    @Test
    void a_timestamp_over_the_value_proves_the_time_and_over_another_nothing() {
        Instant at = NOW.minus(Duration.ofMinutes(50));
        VerificationReport honest =
                judge(with(Layout.PRESENT, writer -> writer.stamp = value -> TestSigner.token(value, clock, at)));

        assertThat(honest.verdict()).isEqualTo(new Verdict.Valid());
        assertThat(honest.signatures().get(0).provenAt()).contains(at);
        says(
                judge(with(
                        Layout.PRESENT, writer -> writer.stamp = value -> TestSigner.token(new byte[] {1}, clock, at))),
                Verdict.CannotTell.class,
                "SG-371");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_maker_revoked_meanwhile_needs_proof_that_the_seal_was_made_before(Layout layout) {
        Revoked revoked = new Revoked(maker.certificate(), NOW.minus(Duration.ofDays(1)), CRLReason.keyCompromise);

        says(
                judge(OfdWriter.sealed(SealWriter.of(layout, signer, maker)), revoked),
                Verdict.CannotTell.class,
                "SG-398");
    }

    @Test
    void versions_that_do_not_agree_are_not_judged() {
        says(judge(with(Layout.PRESENT, writer -> writer.version = 5)), Verdict.CannotTell.class, "SG-397");
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void bytes_behind_the_value_are_seen(Layout layout) {
        Map<String, byte[]> files = OfdWriter.sealed(SealWriter.of(layout, signer, maker));
        files.computeIfPresent(OfdWriter.VALUE, (name, value) -> DerWriter.join(value, new byte[] {0}));

        says(judge(files), Verdict.Altered.class, "SG-345");
    }

    @Test
    void a_message_in_place_of_a_seal_signature_is_not_judged() {
        Map<String, byte[]> files = OfdWriter.sealed(SealWriter.of(Layout.PRESENT, signer, maker));
        files.put(OfdWriter.VALUE, TestSigner.of(signer, authority).signAsGmt0010(new byte[] {1}));

        says(judge(files), Verdict.CannotTell.class, "SG-382");
    }
}
