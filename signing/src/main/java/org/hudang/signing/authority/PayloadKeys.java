package org.hudang.signing.authority;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadKeyRefused;
import org.hudang.signing.PayloadPublicKey;
import org.hudang.signing.PayloadSignature;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningDigests;
import org.hudang.signing.key.SigningKey;

/**
 * Payload keys in a vault: per context a current key and the next one, which takes over when the current one is past its
 * sign-until. The next one is made, and can be published, when the current one begins: verifiers have known it for years when
 * it signs for the first time. Certificates say how long a key may be verified; signing ends a year earlier.
 */
public final class PayloadKeys implements PayloadSigner {
    /** How long a key is the current one. */
    private static final Duration TURN = Duration.ofDays(3 * 365);

    private static final Duration VERIFY_ONLY = Duration.ofDays(365);
    /** The next key signs for longer than the current one by at least this; else another one is made and published. */
    private static final Duration AHEAD = Duration.ofDays(365);

    private final KeyVault vault;
    private final CertificateAuthority authority;
    private final PayloadAlgorithm algorithm;
    private final Clock clock;
    private final Map<PayloadContext, List<Held>> held = new EnumMap<>(PayloadContext.class);

    private record Held(PayloadKey key, SigningKey secret) {
        /** Whether the authority itself ends with it, so that none can be had that lasts longer. */
        boolean isLast() {
            List<X509Certificate> chain = secret.chain();
            return chain.size() > 1 && !end(chain.get(0)).isBefore(end(chain.get(1)));
        }

        private static Instant end(X509Certificate certificate) {
            return certificate.getNotAfter().toInstant();
        }
    }

    private PayloadKeys(KeyVault vault, CertificateAuthority authority, PayloadAlgorithm algorithm, Clock clock) {
        this.vault = vault;
        this.authority = authority;
        this.algorithm = algorithm;
        this.clock = clock;
    }

    /** Opens the payload keys of a vault, making what is missing. */
    public static PayloadKeys open(
            KeyVault vault, CertificateAuthority authority, PayloadAlgorithm algorithm, Clock clock) {
        PayloadKeys keys = new PayloadKeys(vault, authority, algorithm, clock);
        for (PayloadContext context : PayloadContext.values()) {
            keys.usable(context);
        }
        return keys;
    }

    @Override
    public PayloadKey current(PayloadContext context) {
        return usable(context).get(0).key();
    }

    @Override
    public List<PayloadKey> keys(PayloadContext context) {
        List<Held> usable = usable(context);
        List<PayloadKey> all = new ArrayList<>();
        usable.forEach(one -> all.add(one.key()));
        synchronized (held) {
            for (Held one : held.getOrDefault(context, List.of())) {
                if (!all.contains(one.key()) && one.key().verifyUntil().isAfter(clock.instant())) {
                    all.add(one.key());
                }
            }
        }
        return List.copyOf(all);
    }

    @Override
    public PayloadSignature sign(PayloadKey key, byte[] toBeSigned) {
        Held own = find(key).orElseThrow(() -> new PayloadKeyRefused(key.id(), "it is not one of this signer"));
        if (!own.key().signUntil().isAfter(clock.instant())) {
            throw new PayloadKeyRefused(key.id(), "its time to sign is over");
        }
        SigningKey secret = own.secret();
        byte[] digest =
                SigningDigests.of(secret.algorithm(), secret.chain().get(0).getPublicKey(), toBeSigned);
        return PayloadSignature.of(algorithm, key.id(), plain(secret.sign(digest)));
    }

    private Optional<Held> find(PayloadKey key) {
        synchronized (held) {
            return held.getOrDefault(key.context(), List.of()).stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst();
        }
    }

    /** The current key, the next one, and what is published beyond it. */
    private List<Held> usable(PayloadContext context) {
        synchronized (held) {
            List<Held> all = held.computeIfAbsent(context, any -> new ArrayList<>());
            Instant now = clock.instant();
            List<Held> usable = usable(all, now);
            while (!hasSuccessor(usable)
                    && (all.isEmpty() || !all.get(all.size() - 1).isLast())) {
                all.add(open(context, all.size() + 1));
                usable = usable(all, now);
            }
            if (usable.isEmpty()) {
                PayloadKey last = all.get(all.size() - 1).key();
                throw new PayloadKeyRefused(last.id(), "the authority certifies none that may still sign");
            }
            return usable;
        }
    }

    private static boolean hasSuccessor(List<Held> usable) {
        if (usable.size() < 2) {
            return false;
        }
        Instant last = usable.get(usable.size() - 1).key().signUntil();
        return last.isAfter(usable.get(0).key().signUntil().plus(AHEAD));
    }

    /** Those that may sign, the first to end first. */
    private static List<Held> usable(List<Held> all, Instant now) {
        return all.stream()
                .filter(one -> one.key().signUntil().isAfter(now))
                .sorted(Comparator.comparing(one -> one.key().signUntil()))
                .toList();
    }

    private Held open(PayloadContext context, int number) {
        KeyAlgorithm kind = algorithm == PayloadAlgorithm.SM2 ? KeyAlgorithm.SM2 : KeyAlgorithm.EC_P256;
        String name = ("payload-" + context + "-" + algorithm + "-" + number)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        SigningKey secret = vault.findOrCreate(
                name,
                kind,
                key -> authority.certify(new CertificateRequest(
                        CertificatePurpose.PAYLOAD,
                        kind,
                        key,
                        new CertificateSubject(name, Optional.empty(), name),
                        // all but the first wait for a turn while the one before signs
                        TURN.multipliedBy(number == 1 ? 1 : 2).plus(VERIFY_ONLY),
                        Optional.empty())));
        ECPublicKey point = (ECPublicKey) secret.chain().get(0).getPublicKey();
        byte[] encoded = Arrays.concatenate(
                new byte[] {4},
                BigIntegers.asUnsignedByteArray(32, point.getW().getAffineX()),
                BigIntegers.asUnsignedByteArray(32, point.getW().getAffineY()));
        Instant from = secret.chain().get(0).getNotBefore().toInstant();
        Instant until = secret.chain().get(0).getNotAfter().toInstant();
        Instant signUntil = until.minus(VERIFY_ONLY).isAfter(from) ? until.minus(VERIFY_ONLY) : until;
        return new Held(new PayloadKey(context, PayloadPublicKey.of(algorithm, encoded), signUntil, until), secret);
    }

    private static byte[] plain(byte[] der) {
        ASN1Sequence pair = ASN1Sequence.getInstance(der);
        return Arrays.concatenate(
                BigIntegers.asUnsignedByteArray(
                        32, ASN1Integer.getInstance(pair.getObjectAt(0)).getValue()),
                BigIntegers.asUnsignedByteArray(
                        32, ASN1Integer.getInstance(pair.getObjectAt(1)).getValue()));
    }
}
