package org.hudang.signing.revocation;

import java.time.Instant;
import java.util.Optional;

/** What came of asking whether a certificate is withdrawn. */
public sealed interface RevocationAnswer {
    /**
     * Evidence that was checked: signed by the issuer or a responder of it, about this certificate, fresh.
     *
     * @param evidence the list or answer
     * @param withdrawnSince since when the certificate is withdrawn; empty when it is not
     */
    record Proof(RevocationEvidence evidence, Optional<Instant> withdrawnSince) implements RevocationAnswer {}

    /**
     * Nothing that can be believed.
     *
     * @param why what went wrong
     * @param detail for logs, in English
     */
    record NoAnswer(Reason why, String detail) implements RevocationAnswer {}

    /** Why there is no evidence. */
    enum Reason {
        /** The certificate names no address, and nobody here knows its issuer. */
        NOWHERE_TO_ASK,
        /** The address is not on the list of allowed hosts, or is neither http nor https. */
        HOST_NOT_ALLOWED,
        /** Nobody answered in time or the connection failed. */
        UNREACHABLE,
        /** The answer is larger than 1 MB. */
        TOO_LARGE,
        /** HTTP said anything but 200, a redirect included. */
        REFUSED_BY_HTTP,
        /** The responder refuses to answer (RFC 6960 §2.3), or what came cannot be read. */
        UNREADABLE,
        /** The list or answer does not speak about this certificate, or only in part. */
        OTHER_CERTIFICATE,
        /** The answer repeats another nonce than the one asked with. */
        OTHER_NONCE,
        /** Not yet or no longer in force. */
        STALE,
        /** Not signed by the issuer or by a responder that the issuer appointed. */
        UNTRUSTED,
        /** The responder does not know the certificate. */
        UNKNOWN_CERTIFICATE
    }
}
