package org.hudang.benchmarks.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.hudang.benchmarks.harness.WorkFolder;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.authority.PayloadKeys;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.VerificationOptions;

/** An invented office: an authority, keys of seals, and the moment at which everything happens. */
public final class Office {
    /** The moment at which everything is signed and judged. */
    public static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    /** The office's name in signatures. */
    public static final String NAME = "示例县民政局（样例）";

    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final DemoAuthority authority;
    private final KeyVault vault;

    private Office(Path folder) {
        this.folder = folder;
        authority = DemoAuthority.openOrCreate(folder.resolve("ca"), clock(), random);
        vault = KeyVault.open(keys(), KeyVault.passphraseFile(passphrase(), random), random);
    }

    /** The office in a folder, made when it is not there. */
    public static Office in(Path folder) {
        return new Office(folder);
    }

    /** The office that all rivals of a run share, where there is one; else one in a fresh folder. */
    static Office given() {
        String folder = System.getProperty(Peers.PROPERTY);
        return folder == null ? fresh() : in(Path.of(folder).resolve("office"));
    }

    /** The office in a fresh folder. */
    public static Office fresh() {
        return new Office(WorkFolder.fresh());
    }

    /** A clock that stands still. */
    public static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** The key of a seal. */
    public SigningKey seal(KeyAlgorithm algorithm) {
        return vault.findOrCreate(
                name(algorithm),
                algorithm,
                key -> authority.certify(new CertificateRequest(
                        CertificatePurpose.SEAL,
                        algorithm,
                        key,
                        CertificateSubject.seal(NAME, NAME, "seal-1"),
                        Duration.ofDays(365),
                        Optional.empty())));
    }

    /** The same key in the open, for the floor and for peers. */
    public PrivateKey bareKey(KeyAlgorithm algorithm) {
        seal(algorithm);
        try (InputStream file = Files.newInputStream(keys().resolve(name(algorithm) + ".p12"))) {
            char[] secret = Files.readString(passphrase()).strip().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12", CryptoProvider.provider());
            store.load(file, secret);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, secret) instanceof PrivateKey key) {
                    return key;
                }
            }
            throw new IllegalStateException("the key file holds no key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keys for payloads. */
    public PayloadSigner payloads(PayloadAlgorithm algorithm) {
        KeyVault payloads = KeyVault.open(
                folder.resolve("payload-" + algorithm.name().toLowerCase(Locale.ROOT)),
                KeyVault.passphraseFile(passphrase(), random),
                random);
        return PayloadKeys.open(payloads, authority, algorithm, clock());
    }

    /** Where the key files are, one {@code seal-ALGORITHM.p12} each. */
    public Path keys() {
        return folder.resolve("seals");
    }

    /** The passphrase of all key files. */
    public Path passphrase() {
        return folder.resolve("passphrase");
    }

    /** The authority. */
    public DemoAuthority authority() {
        return authority;
    }

    /** Judges as a verifier does that trusts the authority and has its lists. */
    public VerificationOptions trusting() {
        return VerificationOptions.strict().trusting(TrustData.of(authority.anchors(), authority.crls()));
    }

    private static String name(KeyAlgorithm algorithm) {
        return "seal-" + algorithm.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
