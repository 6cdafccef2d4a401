package org.hudang.benchmarks.dss;

import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The folder that the other benchmarks leave for this peer:
 *
 * <ul>
 *   <li>{@code form.pdf}, {@code seal.png}, {@code form.properties} (field, time)
 *   <li>{@code KEY.p12} with {@code passphrase}, its chain as {@code KEY.N.cer} from 1 on, {@code KEY.root.der}, all lists
 *       about it as {@code KEY.N.crl} from 1 on, and {@code KEY.signed.pdf}
 * </ul>
 */
final class Folder {
    /** System property that names it. */
    static final String PROPERTY = "hudang.benchmarks.peers";

    private final Path path;

    private Folder(Path path) {
        this.path = path;
    }

    static Folder given() {
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider());
        }
        return new Folder(Path.of(System.getProperty(PROPERTY)));
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A word about the form. */
    String word(String name) {
        Properties words = new Properties();
        try (InputStream in = Files.newInputStream(path.resolve("form.properties"))) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String word = words.getProperty(name);
        if (word == null) {
            throw new IllegalStateException("form.properties does not say " + name);
        }
        return word;
    }

    /** All lists about a kind of key, in DER. */
    List<byte[]> lists(String key) {
        return all(key, ".crl");
    }

    private List<byte[]> all(String key, String ending) {
        List<byte[]> found = new ArrayList<>();
        for (int i = 1; Files.exists(path.resolve(file(key) + "." + i + ending)); i++) {
            found.add(bytes(file(key) + "." + i + ending));
        }
        return found;
    }

    byte[] signed(String key) {
        return bytes(file(key) + ".signed.pdf");
    }

    byte[] root(String key) {
        return bytes(file(key) + ".root.der");
    }

    /**
     * A key with its chain.
     *
     * @param key the private key
     * @param chain its own certificate first
     */
    record Owner(PrivateKey key, List<CertificateToken> chain) {}

    Owner owner(String key) {
        char[] secret =
                new String(bytes("passphrase"), StandardCharsets.UTF_8).strip().toCharArray();
        try (InputStream in = Files.newInputStream(path.resolve(file(key) + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12", BouncyCastleProvider.PROVIDER_NAME);
            store.load(in, secret);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, secret) instanceof PrivateKey found) {
                    return new Owner(
                            found,
                            all(key, ".cer").stream()
                                    .map(DSSUtils::loadCertificate)
                                    .toList());
                }
            }
            throw new IllegalStateException("the key file holds no key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String file(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
