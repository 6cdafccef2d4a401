package org.hudang.exhibits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SecretBytes;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.key.token.TokenKeys;
import org.hudang.signing.key.token.TokenPlace;
import org.hudang.signing.longterm.KeepingRule;
import org.hudang.signing.longterm.LongTerm;
import org.hudang.signing.longterm.LongTermParts;
import org.hudang.signing.pdf.Signers;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.SoftHsm;

/**
 * An invented office with an authority, keys in files and in a token, and a clock that goes through the last ten minutes: a
 * judge who looks at the clock on the wall finds everything in the past and in force.
 */
final class Office {
    static final String NAME = "样例县民政局";

    private final Instant opened;
    private final HandClock clock;
    private final DemoAuthority authority;
    private final KeyVault vault;
    private final TokenKeys token;

    Office(Path folder, Instant now) throws GeneralSecurityException, IOException, InterruptedException {
        SecureRandom random = new SecureRandom();
        opened = now.minus(Duration.ofMinutes(10));
        clock = HandClock.at(opened);
        authority = DemoAuthority.openOrCreate(folder.resolve("ca"), clock, random);
        vault = KeyVault.open(
                folder.resolve("seals"), KeyVault.passphraseFile(folder.resolve("passphrase"), random), random);
        SoftHsm made = Objects.requireNonNull(SoftHsm.initialised("exhibits").get("exhibits"));
        made.makeEc("seal-ec", key -> certified(KeyAlgorithm.EC_P256, key));
        made.makeRsa("seal-rsa", key -> certified(KeyAlgorithm.RSA_3072, key));
        token = TokenKeys.open(
                new TokenPlace(made.library(), made.slot()),
                SecretBytes.copyOf(SoftHsm.PIN.getBytes(StandardCharsets.UTF_8)),
                List.of());
    }

    /** The clock is so many minutes after the office opened. */
    void minute(int minutes) {
        clock.set(opened.plus(Duration.ofMinutes(minutes)));
    }

    Clock clock() {
        return clock;
    }

    DemoAuthority authority() {
        return authority;
    }

    LongTerm keeping() {
        return LongTerm.with(new LongTermParts(
                authority.revocation(), authority.timestamps(), authority.anchors(), KeepingRule.yearly(), clock));
    }

    Signers signers(Keys keys) {
        return switch (keys) {
            case EC -> Signers.intl(file(KeyAlgorithm.EC_P256));
            case RSA -> Signers.intl(file(KeyAlgorithm.RSA_3072));
            case SM2 -> Signers.guomi(file(KeyAlgorithm.SM2));
            case BOTH -> Signers.both(file(KeyAlgorithm.SM2), file(KeyAlgorithm.EC_P256));
            case TOKEN_EC -> Signers.intl(inToken("seal-ec"));
            case TOKEN_RSA -> Signers.intl(inToken("seal-rsa"));
        };
    }

    private SigningKey file(KeyAlgorithm algorithm) {
        return vault.findOrCreate(
                "seal-" + algorithm.name().toLowerCase(Locale.ROOT), algorithm, key -> certified(algorithm, key));
    }

    private SigningKey inToken(String label) {
        return token.find(label).orElseThrow();
    }

    private List<X509Certificate> certified(KeyAlgorithm algorithm, PublicKey key) {
        return authority.certify(new CertificateRequest(
                CertificatePurpose.SEAL,
                algorithm,
                key,
                CertificateSubject.seal(NAME, NAME, "seal_1"),
                Duration.ofDays(365),
                Optional.empty()));
    }
}
