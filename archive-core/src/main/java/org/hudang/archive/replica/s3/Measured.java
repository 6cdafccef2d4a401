package org.hudang.archive.replica.s3;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.store.StoredFile;

/**
 * Bytes that were read once.
 *
 * @param md5 in base64, as the object store compares it with what it received
 */
record Measured(long bytes, String sha512, String md5) {
    private static final int BUFFER = 1 << 16;

    /**
     * Reads a file that has to have its digest: what is sent afterwards is compared with this by the object store.
     *
     * @throws ContentDamaged when it has not, or the archive does not give it
     */
    static Measured of(StoredFile file) {
        try (InputStream in = file.content().open()) {
            Measured found = of(in);
            if (!found.sha512().equals(file.sha512())) {
                throw new ContentDamaged(file.path(), file.sha512(), found.sha512());
            }
            return found;
        } catch (IOException e) {
            throw new ContentDamaged(file.path(), file.sha512(), e.getClass().getSimpleName());
        }
    }

    static Measured of(InputStream in) throws IOException {
        MessageDigest sha512 = digest("SHA-512");
        MessageDigest md5 = digest("MD5");
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sha512.update(buffer, 0, n);
            md5.update(buffer, 0, n);
            bytes += n;
        }
        return new Measured(
                bytes,
                HexFormat.of().formatHex(sha512.digest()),
                Base64.getEncoder().encodeToString(md5.digest()));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
