package org.hudang.certificates;

/**
 * Asks for a copy of a certificate's paper for one purpose.
 *
 * @param idempotencyKey the same key with the same wish gives the same copy; 8 to 100 letters, digits and {@code .:_-}
 * @param certificate what is to be copied
 * @param note for what and for whom
 */
public record OrderCopy(String idempotencyKey, CertificateId certificate, AnnotatedCopy.Note note) {
    public OrderCopy {
        if (!idempotencyKey.matches("[0-9A-Za-z.:_-]{8,100}")) {
            throw CopyRefused.malformed("Idempotency-Key", "8–100 × [0-9A-Za-z.:_-]");
        }
    }
}
