package org.hudang.signing.longterm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureProfile;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.SignedPdf;
import org.hudang.signing.pdf.Signers;
import org.hudang.signing.revocation.KnownLists;
import org.hudang.signing.timestamp.Timestamps;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;
import org.hudang.testbed.HandClock;

/** An invented office with an authority, seal keys, and a clock that can be moved. */
final class Office {
    static final Instant FOUNDED = Instant.parse("2026-11-24T02:00:00Z");

    private final HandClock clock;
    private final DemoAuthority authority;
    private final KeyVault vault;

    Office(Path folder, HandClock clock) {
        SecureRandom random = new SecureRandom();
        this.clock = clock;
        this.authority = DemoAuthority.openOrCreate(folder.resolve("ca"), clock, random);
        this.vault = KeyVault.open(
                folder.resolve("seals"), KeyVault.passphraseFile(folder.resolve("passphrase"), random), random);
    }

    HandClock clock() {
        return clock;
    }

    DemoAuthority authority() {
        return authority;
    }

    SigningKey seal(KeyAlgorithm algorithm) {
        return vault.findOrCreate(
                "seal-" + algorithm.name().toLowerCase(Locale.ROOT),
                algorithm,
                key -> authority.certify(new CertificateRequest(
                        CertificatePurpose.SEAL,
                        algorithm,
                        key,
                        CertificateSubject.seal("样例县民政局", "样例县民政局", "seal_1"),
                        Duration.ofDays(365),
                        Optional.empty())));
    }

    Signers signers(SignatureProfile profile) {
        return switch (profile) {
            case INTL -> Signers.intl(seal(KeyAlgorithm.EC_P256));
            case GUOMI -> Signers.guomi(seal(KeyAlgorithm.SM2));
            case BOTH -> Signers.both(seal(KeyAlgorithm.SM2), seal(KeyAlgorithm.EC_P256));
        };
    }

    byte[] signed(SignatureProfile profile) {
        return signed(profile, authority.timestamps()).bytes();
    }

    SignedPdf signed(SignatureProfile profile, Timestamps timestamps) {
        return PdfSigner.stamping(timestamps)
                .sign(paper(), SignatureTask.invisible("seal-1", clock.instant(), "样例县民政局"), signers(profile));
    }

    static byte[] paper() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LongTermParts parts() {
        return new LongTermParts(
                authority.revocation(), authority.timestamps(), authority.anchors(), KeepingRule.yearly(), clock);
    }

    LongTerm keeping() {
        return LongTerm.with(parts());
    }

    MessageKeeping messages() {
        return MessageKeeping.with(parts(), new KnownLists(authority::crls, clock));
    }

    /** What a stranger finds who has nothing but the roots. */
    VerificationReport judge(byte[] pdf) {
        return judge(pdf, TrustData.of(authority.anchors(), List.of()));
    }

    VerificationReport judge(byte[] pdf, TrustData trust) {
        return Verifier.with(clock)
                .verify("paper.pdf", pdf, VerificationOptions.strict().trusting(trust));
    }
}
