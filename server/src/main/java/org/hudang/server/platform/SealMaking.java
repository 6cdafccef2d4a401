package org.hudang.server.platform;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.KeyRequest;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealKey;

/** Makes what a seal signs with (制章): keys in the vault of the house, and certificates for keys that were made elsewhere. */
public final class SealMaking {
    /** Certificates outlive their seals a little: what is sealed on the last day can still be shown with a whole chain. */
    private static final Duration LONGER = Duration.ofDays(30);

    private final SigningRoom room;
    private final Clock clock;

    public SealMaking(SigningRoom room, Clock clock) {
        this.room = room;
        this.clock = clock;
    }

    /** A key of the seal in the vault, made and certified when there is none. */
    public SealKey inVault(Seal seal, KeyAlgorithm algorithm) {
        String name = "seal-" + seal.id().value().replace('_', '-') + "-"
                + algorithm.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return SealKey.in(room.vault(), name, algorithm, key -> certified(seal, algorithm, key));
    }

    /** A key of the seal that is there already, in a token or at a signing service. */
    public SealKey elsewhere(String name) {
        return SealKey.of(room.keys(), name);
    }

    /** The certificate of a key that was made elsewhere and its issuers, without the root. */
    public List<X509Certificate> certify(Seal seal, KeyRequest request) {
        return certified(seal, request.algorithm(), request.key());
    }

    private List<X509Certificate> certified(Seal seal, KeyAlgorithm algorithm, PublicKey key) {
        return room.authority()
                .certify(new CertificateRequest(
                        CertificatePurpose.SEAL,
                        algorithm,
                        key,
                        CertificateSubject.seal(
                                seal.name(), seal.owner().name(), seal.id().value()),
                        Duration.between(clock.instant(), seal.validity().until())
                                .plus(LONGER),
                        Optional.empty()));
    }
}
