package org.hudang.archive.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts single values (ID numbers, telephones) and computes the keyed index that finds them again.
 *
 * <p>Form of an encrypted value, docs/formats/encrypted-field-v1.md: {@code version (1 byte) | key id (4) | nonce (12) |
 * ciphertext | tag (16)}. Authenticated with it: header and place, so that a value copied to another row does not open.
 */
public final class FieldCipher {
    /** Length of an index value in bytes. */
    public static final int INDEX_BYTES = 16;

    private static final byte VERSION = 1;
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int HEADER_BYTES = 1 + KEY_ID_BYTES;

    private volatile KeyFile keys;
    private final SecureRandom random;

    private FieldCipher(KeyFile keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * A cipher over these keys.
     *
     * @throws CipherMissing when no registered provider has the algorithms of the keys
     */
    public static FieldCipher of(KeyFile keys, SecureRandom random) {
        FieldCipher cipher = new FieldCipher(keys, random);
        Place nowhere = new Place("none", "none", "none");
        cipher.decrypt(nowhere, cipher.encrypt(nowhere, new byte[1]));
        cipher.index("none", "none");
        return cipher;
    }

    /** The data keys, oldest first. */
    public List<KeyFile.Named> keys() {
        return keys.named();
    }

    /**
     * Encrypts everything from now on under a fresh key, which is on the disk when this returns. What was encrypted before
     * still opens.
     *
     * @param algorithm cipher of the fresh key
     * @throws KeyFileRefused when the file cannot be written
     */
    public synchronized void rotate(CipherAlgorithm algorithm) {
        keys = keys.rotated(algorithm, random);
    }

    /** Id of the key that new values are encrypted under, as it stands in them. */
    public byte[] activeId() {
        return HexFormat.of().parseHex(keys.active());
    }

    /** Encrypts with the active key, a fresh random nonce, bound to the place. */
    public byte[] encrypt(Place place, byte[] plain) {
        KeyFile keys = this.keys;
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(VERSION)
                .put(HexFormat.of().parseHex(keys.active()))
                .array();
        KeyFile.DataKey key = keys.dataKey(keys.active()).orElseThrow();
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, header, place).doFinal(plain);
            return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
                    .put(header)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new CipherMissing(key.algorithm().transformation(), e);
        }
    }

    /** Encrypts text as UTF-8. */
    public byte[] encrypt(Place place, String plain) {
        return encrypt(place, plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Opens what {@link #encrypt} made for the same place.
     *
     * @throws SecretUnreadable when it was altered or moved, or its key is not here
     */
    public byte[] decrypt(Place place, byte[] sealed) {
        if (sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES || sealed[0] != VERSION) {
            throw new SecretUnreadable(SecretUnreadable.Cause.FORM, place.table());
        }
        byte[] header = Arrays.copyOf(sealed, HEADER_BYTES);
        byte[] nonce = Arrays.copyOfRange(sealed, HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
        String id = HexFormat.of().formatHex(header, 1, HEADER_BYTES);
        KeyFile.DataKey key =
                dataKey(id).orElseThrow(() -> new SecretUnreadable(SecretUnreadable.Cause.KEY_MISSING, place.table()));
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, header, place)
                    .doFinal(sealed, HEADER_BYTES + NONCE_BYTES, sealed.length - HEADER_BYTES - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new SecretUnreadable(SecretUnreadable.Cause.ALTERED, place.table());
        } catch (GeneralSecurityException e) {
            throw new CipherMissing(key.algorithm().transformation(), e);
        }
    }

    /** Opens text. */
    public String decryptText(Place place, byte[] sealed) {
        return new String(decrypt(place, sealed), StandardCharsets.UTF_8);
    }

    /**
     * Keyed index of a value: the same value for the same purpose always gives the same 16 bytes; without the index key
     * nothing can be told from them.
     *
     * @param purpose keeps indexes of different columns apart, for example {@code archive.member.document}
     */
    public byte[] index(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance(keys.indexMac());
            mac.init(keys.indexKey());
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), INDEX_BYTES);
        } catch (GeneralSecurityException e) {
            throw new CipherMissing(keys.indexMac(), e);
        }
    }

    /** The key of this id, which another process may have added to the file since it was read. */
    private Optional<KeyFile.DataKey> dataKey(String id) {
        Optional<KeyFile.DataKey> known = keys.dataKey(id);
        return known.isPresent() ? known : again().dataKey(id);
    }

    private synchronized KeyFile again() {
        keys = keys.again();
        return keys;
    }

    @Override
    public String toString() {
        return "FieldCipher(" + keys + ")";
    }

    private static Cipher cipher(int mode, KeyFile.DataKey key, byte[] nonce, byte[] header, Place place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(key.algorithm().transformation());
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(place.associatedData());
        return cipher;
    }
}
