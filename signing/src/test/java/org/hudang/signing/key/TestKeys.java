package org.hudang.signing.key;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.authority.ShownDigest;

/** Keys and requests for tests; everybody in them is invented. */
final class TestKeys {
    private TestKeys() {}

    static SigningKey create(KeyVault vault, String name, KeyAlgorithm algorithm, Path folder) {
        DemoAuthority authority =
                DemoAuthority.openOrCreate(folder.resolve("ca"), Clock.systemUTC(), new SecureRandom());
        return vault.findOrCreate(name, algorithm, key -> authority.certify(seal(algorithm, key)));
    }

    static CertificateRequest seal(KeyAlgorithm algorithm, PublicKey key) {
        return new CertificateRequest(
                CertificatePurpose.SEAL,
                algorithm,
                key,
                CertificateSubject.seal("样例县民政局", "样例县民政局", "seal_1"),
                Duration.ofDays(365),
                Optional.empty());
    }

    static CertificateRequest event(EventKey event) {
        return new CertificateRequest(
                CertificatePurpose.EVENT,
                event.algorithm(),
                event.publicKey(),
                CertificateSubject.person("张样例", "mem_1"),
                Duration.ofHours(1),
                Optional.of(ShownDigest.of(DigestAlgorithm.SM3, "shown".getBytes(StandardCharsets.UTF_8))));
    }
}
