package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.signing.verify.TestAuthority.NOW;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.hudang.signing.verify.SealWriter.Layout;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.hudang.signing.verify.TestAuthority.Identity;
import org.hudang.signing.verify.TestAuthority.Revoked;
import org.hudang.signing.verify.TestAuthority.Terms;
import org.hudang.signing.verify.TestPaper.Placing;

/** An office with a seal, its maker and a clock, all under one national authority; and a verifier that trusts it. */
final class SealOffice {
    final TestAuthority authority = new TestAuthority(Algorithm.SM2);
    final Identity signer = authority.identity("CN=Yangli Office");
    final Identity maker = authority.identity("CN=Seal Maker");
    final Identity clock = authority.identity("CN=Clock", Terms.stamping());

    SealWriter honest(Layout layout) {
        return SealWriter.of(layout, signer, maker);
    }

    SealWriter with(Layout layout, Consumer<SealWriter> lie) {
        SealWriter writer = honest(layout);
        lie.accept(writer);
        return writer;
    }

    static byte[] paper(SealWriter writer) {
        return TestPaper.sign(
                TestPaper.plain("approved 100"), Placing.invisible().as("Yangli.Seal"), writer::sign);
    }

    /** Seals carry no certificates of authorities: whoever trusts an issuing authority says so. */
    TrustData trust(Revoked... revoked) {
        return TrustData.none()
                .plusAnchors("issuing", TestAuthority.pem(authority.issuing.certificate()))
                .plusCrls("list", TestAuthority.pem(authority.crl(revoked)));
    }

    static VerificationReport judge(String name, byte[] file, VerificationOptions options) {
        return Verifier.with(Clock.fixed(NOW, ZoneOffset.UTC)).verify(name, file, options);
    }

    VerificationReport judge(byte[] pdf, TrustData trust) {
        return judge("paper.pdf", pdf, VerificationOptions.strict().trusting(trust));
    }

    VerificationReport judge(SealWriter writer) {
        return judge(paper(writer), trust());
    }

    byte[] token(byte[] stamped, Instant at) {
        return TestSigner.token(stamped, clock, at);
    }

    static List<String> codes(VerificationReport report) {
        return report.signatures().get(0).reasons().stream().map(Reason::code).toList();
    }

    static void says(VerificationReport report, Class<? extends Verdict> verdict, String code) {
        assertThat(report.verdict()).isInstanceOf(verdict);
        assertThat(codes(report)).contains(code);
    }
}
