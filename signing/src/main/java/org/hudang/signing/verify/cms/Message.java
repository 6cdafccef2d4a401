package org.hudang.signing.verify.cms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.finding.Finding;

/**
 * What a cryptographic message says and proves.
 *
 * @param state whether content and signature fit
 * @param doubt whether something that trust needs is missing: binding, strength, a known algorithm
 * @param bound whether the signature names its own certificate (ESS signing-certificate)
 * @param algorithm for people
 * @param signer the signer's certificate
 * @param certificates all certificates it carries
 * @param crls all revocation lists it carries
 * @param claimedAt signingTime
 * @param value the signature value, over which a timestamp is made
 * @param timestamps signature timestamp tokens
 * @param findings what was found
 */
@SuppressWarnings("ArrayRecordComponent") // read only inside the verifier, never compared
public record Message(
        State state,
        boolean doubt,
        boolean bound,
        Optional<String> algorithm,
        Optional<X509CertificateHolder> signer,
        List<X509CertificateHolder> certificates,
        List<X509CRLHolder> crls,
        Optional<Instant> claimedAt,
        byte[] value,
        List<ASN1Encodable> timestamps,
        List<Finding> findings) {

    /** From good to bad. */
    public enum State {
        INTACT,
        ALTERED,
        UNREADABLE
    }

    public Message {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        timestamps = List.copyOf(timestamps);
        findings = List.copyOf(findings);
    }

    /** A message that could not be read. */
    public static Message unreadable(Finding finding) {
        return new Message(
                State.UNREADABLE,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                new byte[0],
                List.of(),
                List.of(finding));
    }
}
