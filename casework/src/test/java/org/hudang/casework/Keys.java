package org.hudang.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.hudang.archive.secret.CipherAlgorithm;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.secret.KeyFile;
import org.hudang.signing.CryptoProvider;

/** Keys that last as long as the tests. */
public final class Keys {
    /** For encrypted fields and authenticated heads. */
    public static final FieldCipher FIELDS = fields();

    private Keys() {}

    private static FieldCipher fields() {
        CryptoProvider.register();
        try {
            Path folder = Files.createTempDirectory("keys");
            SecureRandom random = new SecureRandom();
            Path file = folder.resolve("fields");
            FieldCipher cipher = FieldCipher.of(KeyFile.openOrCreate(file, CipherAlgorithm.SM4_GCM, random), random);
            Files.delete(file);
            Files.delete(folder);
            return cipher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
