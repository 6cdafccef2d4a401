package org.hudang.signing.pdf;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningKey;

/** An invented office with its authority and seal keys. */
final class Office {
    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private final DemoAuthority authority;
    private final KeyVault vault;

    Office(Path folder) {
        SecureRandom random = new SecureRandom();
        authority = DemoAuthority.openOrCreate(folder.resolve("ca"), Clock.fixed(NOW, ZoneOffset.UTC), random);
        vault = KeyVault.open(
                folder.resolve("seals"), KeyVault.passphraseFile(folder.resolve("passphrase"), random), random);
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

    PdfSigner signer() {
        return PdfSigner.stamping(authority.timestamps());
    }

    static Appearance look() {
        return new Appearance(
                119, 119, ContentOperators.of("1 0 0 RG 3 w 5 5 109 109 re S"), Appearance.Blend.MULTIPLY, 0.9f);
    }

    static SignatureTask seal(String field) {
        return SignatureTask.inField(field, look(), NOW, "样例县民政局").because("审核确认");
    }
}
