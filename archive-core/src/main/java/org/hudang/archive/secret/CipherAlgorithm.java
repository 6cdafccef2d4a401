package org.hudang.archive.secret;

/** Ciphers for personal data at rest; both authenticate (GCM, 96-bit nonce, 128-bit tag). */
public enum CipherAlgorithm {
    /** SM4-GCM (GB/T 32907-2016), index by HMAC-SM3; the provider that has them is registered by the caller. */
    SM4_GCM("SM4", "SM4/GCM/NoPadding", "HmacSM3", 16),
    /** AES-256-GCM, index by HMAC-SHA256. */
    AES_256_GCM("AES", "AES/GCM/NoPadding", "HmacSHA256", 32);

    private final String key;
    private final String transformation;
    private final String mac;
    private final int keyBytes;

    CipherAlgorithm(String key, String transformation, String mac, int keyBytes) {
        this.key = key;
        this.transformation = transformation;
        this.mac = mac;
        this.keyBytes = keyBytes;
    }

    String key() {
        return key;
    }

    String transformation() {
        return transformation;
    }

    String mac() {
        return mac;
    }

    int keyBytes() {
        return keyBytes;
    }
}
