package org.hudang.signing.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A folder of key files, one {@code NAME.p12} per key (0600), all under one passphrase.
 *
 * <p>A key and its chain appear in one step: after a crash a name either has both or nothing.
 */
public final class KeyVault {
    private static final int PASSPHRASE_BYTES = 32;

    private final Path folder;
    private final SecretBytes passphrase;
    private final SecureRandom random;

    private KeyVault(Path folder, SecretBytes passphrase, SecureRandom random) {
        this.folder = folder;
        this.passphrase = passphrase;
        this.random = random;
    }

    /**
     * Opens a folder of keys, making it (0700) when it is missing.
     *
     * @param passphrase characters of the passphrase as UTF-8
     */
    public static KeyVault open(Path folder, SecretBytes passphrase, SecureRandom random) {
        DurableFiles.secretFolder(folder);
        return new KeyVault(folder, passphrase, random);
    }

    /**
     * The passphrase in a file (0600), made at random when the file is missing: 64 hexadecimal digits.
     *
     * @throws KeyFileRefused when the file is empty or others may read it
     */
    public static SecretBytes passphraseFile(Path file, SecureRandom random) {
        String name = String.valueOf(file.getFileName());
        if (!Files.exists(file)) {
            byte[] fresh = new byte[PASSPHRASE_BYTES];
            random.nextBytes(fresh);
            DurableFiles.writeSecret(file, HexFormat.of().formatHex(fresh).getBytes(StandardCharsets.US_ASCII));
            Arrays.fill(fresh, (byte) 0);
        }
        try {
            requireOwnerOnly(file, name);
            byte[] content = Files.readAllBytes(file);
            int end = content.length;
            while (end > 0 && (content[end - 1] == '\n' || content[end - 1] == '\r')) {
                end--;
            }
            if (end == 0) {
                throw new KeyFileRefused(name, "it is empty");
            }
            SecretBytes secret = SecretBytes.copyOf(Arrays.copyOf(content, end));
            Arrays.fill(content, (byte) 0);
            return secret;
        } catch (IOException e) {
            throw new KeyFileRefused(name, "it cannot be read", e);
        }
    }

    private static void requireOwnerOnly(Path file, String name) throws IOException {
        var granted = Files.getPosixFilePermissions(file);
        if (granted.stream().anyMatch(p -> !p.name().startsWith("OWNER_"))) {
            throw new KeyFileRefused(name, "others may read it; its mode must be 0600");
        }
    }

    /**
     * The key of this name.
     *
     * @param name lower-case letters, digits and hyphens
     * @return empty when there is none
     * @throws KeyFileRefused when its file cannot be opened
     */
    public Optional<SigningKey> find(String name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            requireOwnerOnly(file, String.valueOf(file.getFileName()));
            bytes = in.readNBytes(128 * 1024);
        } catch (IOException e) {
            throw new KeyFileRefused(String.valueOf(file.getFileName()), "it cannot be read", e);
        }
        char[] characters = characters();
        try {
            Pkcs12File.Content content = Pkcs12File.decode(file, bytes, characters);
            KeyAlgorithm algorithm = KeyFit.of(content.chain().get(0).getPublicKey());
            return Optional.of(
                    new SoftwareKey(algorithm, content.chain(), RawSigner.of(algorithm, content.key(), random)));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /**
     * The key of this name, made and certified when there is none.
     *
     * @param certify gives the chain of a public key, its own certificate first
     */
    public SigningKey findOrCreate(
            String name, KeyAlgorithm algorithm, Function<PublicKey, List<X509Certificate>> certify) {
        Optional<SigningKey> there = find(name);
        if (there.isPresent()) {
            return there.get();
        }
        return FolderLock.within(folder, () -> {
            Optional<SigningKey> meanwhile = find(name);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            FreshPair pair = FreshPair.generate(algorithm, random);
            return keep(name, algorithm, pair, certify.apply(pair.publicKey()));
        });
    }

    /**
     * The key of this name, made with a certificate that the new key itself signs when there is none: a root.
     *
     * @param certify gives the self-signed certificate, using the key it is handed
     */
    public SigningKey findOrCreateRoot(String name, KeyAlgorithm algorithm, RootCertifier certify) {
        Optional<SigningKey> there = find(name);
        if (there.isPresent()) {
            return there.get();
        }
        return FolderLock.within(folder, () -> {
            Optional<SigningKey> meanwhile = find(name);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            FreshPair pair = FreshPair.generate(algorithm, random);
            RawSigner signer = RawSigner.of(algorithm, pair.privateKey(), random);
            return keep(name, algorithm, pair, List.of(certify.certify(pair.publicKey(), signer::sign)));
        });
    }

    /** Makes the certificate of a root. */
    public interface RootCertifier {
        /**
         * The self-signed certificate of a new key.
         *
         * @param key the public half
         * @param sign signs a digest made by {@link SigningDigests#of}
         */
        X509Certificate certify(PublicKey key, Function<byte[], byte[]> sign);
    }

    private SigningKey keep(String name, KeyAlgorithm algorithm, FreshPair pair, List<X509Certificate> chain) {
        char[] characters = characters();
        try {
            SoftwareKey key = new SoftwareKey(algorithm, chain, RawSigner.of(algorithm, pair.privateKey(), random));
            byte[] encoded = Pkcs12File.encode(new Pkcs12File.Content(pair.privateKey(), chain), characters, random);
            DurableFiles.writeSecret(file(name), encoded);
            return key;
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Overwrites and removes the key of this name; nothing happens when there is none. */
    public void destroy(String name) {
        Path file = file(name);
        try {
            if (Files.exists(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(java.nio.ByteBuffer.allocate((int) channel.size()), 0);
                    channel.force(true);
                }
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new KeyUnavailable("the key file " + file.getFileName() + " cannot be destroyed", e);
        }
    }

    private Path file(String name) {
        if (!name.matches("[a-z0-9][a-z0-9_-]{0,79}")) {
            throw new IllegalArgumentException("a key is named with lower-case letters, digits, - and _");
        }
        return folder.resolve(name + ".p12");
    }

    private char[] characters() {
        return passphrase.openCharacters(InsecureSecretAccess.iOpenASecretAndWipeMyCopy());
    }
}
