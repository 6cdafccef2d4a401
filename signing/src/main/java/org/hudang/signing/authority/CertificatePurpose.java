package org.hudang.signing.authority;

/** What a certificate is for; decides its subject's form, key usage and life. */
public enum CertificatePurpose {
    /** One signing act of one person (事件型证书): short-lived, key used once. */
    EVENT,
    /** A seal (印章) of an office. */
    SEAL,
    /** Codes, status lists and trust lists. */
    PAYLOAD
}
