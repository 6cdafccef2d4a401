package org.hudang.signing.authority;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.hudang.signing.key.CertificateDigests;
import org.hudang.signing.key.KeyFit;
import org.hudang.signing.revocation.EvidenceCheck;
import org.hudang.signing.revocation.KnownLists;
import org.hudang.signing.revocation.RevocationAnswer;
import org.hudang.signing.revocation.RevocationAnswer.NoAnswer;
import org.hudang.signing.revocation.RevocationAnswer.Reason;
import org.hudang.signing.revocation.RevocationSource;

/** The authority in this process as a source: a fresh answer of its responder, or the root's list. */
final class BoxRevocation implements RevocationSource {
    private final DemoAuthority authority;
    private final EvidenceCheck check;
    private final KnownLists lists;

    BoxRevocation(DemoAuthority authority, Clock clock) {
        this.authority = authority;
        this.check = new EvidenceCheck(clock);
        this.lists = new KnownLists(authority::crls, clock);
    }

    @Override
    public RevocationAnswer about(X509Certificate certificate, X509Certificate issuer) {
        if (!authority.issues(issuer)) {
            return new NoAnswer(Reason.NOWHERE_TO_ASK, "the certificate is of another authority");
        }
        RevocationAnswer answer = check.answer(
                authority.answer(question(certificate, issuer)), certificate, issuer, java.util.Optional.empty());
        return answer instanceof RevocationAnswer.Proof ? answer : lists.about(certificate, issuer);
    }

    private static byte[] question(X509Certificate certificate, X509Certificate issuer) {
        try {
            AlgorithmIdentifier digest =
                    KeyFit.of(issuer.getPublicKey()).digest().identifier();
            CertificateID id = new CertificateID(
                    CertificateDigests.all().get(digest),
                    new X509CertificateHolder(issuer.getEncoded()),
                    certificate.getSerialNumber());
            return new OCSPReqBuilder().addRequest(id).build().getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException | CertificateEncodingException e) {
            throw new IllegalStateException("a question always encodes", e);
        }
    }
}
