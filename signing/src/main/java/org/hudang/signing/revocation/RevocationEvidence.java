package org.hudang.signing.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A list (CRL) or an answer (OCSP) as it will be kept beside a signature. */
public final class RevocationEvidence {
    /** Which of the two. */
    public enum Kind {
        /** DER of a CertificateList. */
        LIST,
        /** DER of a whole OCSPResponse. */
        ANSWER
    }

    private final Kind kind;
    private final byte[] der;
    private final Instant madeAt;
    private final List<X509Certificate> responders;

    RevocationEvidence(Kind kind, byte[] der, Instant madeAt, List<X509Certificate> responders) {
        this.kind = kind;
        this.der = der.clone();
        this.madeAt = madeAt;
        this.responders = List.copyOf(responders);
    }

    /** List or answer. */
    public Kind kind() {
        return kind;
    }

    /** Its DER. */
    public byte[] der() {
        return der.clone();
    }

    /** The time for which it speaks (thisUpdate). */
    public Instant madeAt() {
        return madeAt;
    }

    /** Certificates of a responder that the issuer appointed, the responder's first; empty when the issuer signed. */
    public List<X509Certificate> responders() {
        return responders;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RevocationEvidence that && kind == that.kind && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "RevocationEvidence(" + kind + ", " + der.length + " bytes, " + madeAt + ")";
    }
}
