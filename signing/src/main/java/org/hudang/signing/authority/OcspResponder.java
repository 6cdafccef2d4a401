package org.hudang.signing.authority;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.hudang.signing.key.CertificateDigests;
import org.hudang.signing.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether certificates of one issuer are withdrawn (OCSP, RFC 6960), with a key that the issuer appointed. An answer
 * is made for each question, holds for a day, and repeats the nonce.
 */
final class OcspResponder {
    private static final Duration LIFE = Duration.ofDays(1);
    private static final int MOST_QUESTIONS = 20;
    private static final int LONGEST_NONCE = 130;

    private final SigningKey key;
    private final RevocationList table;
    private final Clock clock;

    OcspResponder(SigningKey key, RevocationList table, Clock clock) {
        this.key = key;
        this.table = table;
        this.clock = clock;
    }

    /** The answer, or nothing when no certificate asked about is of this issuer. */
    Optional<OCSPResp> answer(OCSPReq request) throws OCSPException, IOException, CertificateEncodingException {
        X509CertificateHolder issuer =
                new X509CertificateHolder(table.issuerCertificate().getEncoded());
        Req[] questions = request.getRequestList();
        if (questions.length > MOST_QUESTIONS || !anyOf(questions, issuer)) {
            return Optional.empty();
        }
        X509CertificateHolder own = new X509CertificateHolder(key.chain().get(0).getEncoded());
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(own.getSubject()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (Req question : questions) {
            builder.addResponse(
                    question.getCertID(),
                    status(question.getCertID(), issuer),
                    Date.from(now),
                    Date.from(now.plus(LIFE)));
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null && nonce.getExtnValue().getOctets().length <= LONGEST_NONCE) {
            builder.setResponseExtensions(new Extensions(nonce));
        }
        BasicOCSPResp basic =
                builder.build(KeyContentSigner.of(key), new X509CertificateHolder[] {own}, Date.from(now));
        return Optional.of(new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic));
    }

    private static boolean anyOf(Req[] questions, X509CertificateHolder issuer) throws OCSPException {
        for (Req question : questions) {
            if (of(question.getCertID(), issuer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean of(CertificateID id, X509CertificateHolder issuer) throws OCSPException {
        return id.matchesIssuer(issuer, CertificateDigests.all());
    }

    private @Nullable CertificateStatus status(CertificateID id, X509CertificateHolder issuer) throws OCSPException {
        if (!of(id, issuer)) {
            return new UnknownStatus();
        }
        Optional<RevocationList.Entry> withdrawn = table.find(id.getSerialNumber());
        if (withdrawn.isEmpty()) {
            return CertificateStatus.GOOD;
        }
        Date since = Date.from(withdrawn.get().at());
        RevocationReason reason = withdrawn.get().reason();
        return reason == RevocationReason.UNSPECIFIED
                ? new RevokedStatus(since)
                : new RevokedStatus(since, reason.code());
    }
}
