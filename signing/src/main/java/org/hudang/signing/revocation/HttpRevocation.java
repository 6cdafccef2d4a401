package org.hudang.signing.revocation;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.hudang.signing.http.HttpAnswer;
import org.hudang.signing.http.LimitedHttp;
import org.hudang.signing.key.CertificateDigests;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyFit;
import org.hudang.signing.key.KeyUnusable;
import org.hudang.signing.revocation.RevocationAnswer.NoAnswer;
import org.hudang.signing.revocation.RevocationAnswer.Reason;

/**
 * Asks the addresses that certificates name: first the responder (OCSP, RFC 6960, with a nonce), then the lists (CRL). Only
 * allowed hosts, no redirects, at most five seconds and 1 MB each.
 */
public final class HttpRevocation implements RevocationSource {
    private static final int MOST_ADDRESSES = 4;
    private static final int NONCE_BYTES = 16;

    private final AllowedHosts hosts;
    private final LimitedHttp http;
    private final EvidenceCheck check;
    private final SecureRandom random;

    private HttpRevocation(AllowedHosts hosts, LimitedHttp http, EvidenceCheck check, SecureRandom random) {
        this.hosts = hosts;
        this.http = http;
        this.check = check;
        this.random = random;
    }

    /** Asks these hosts and no other. */
    public static HttpRevocation from(AllowedHosts hosts, Clock clock, SecureRandom random) {
        return new HttpRevocation(hosts, new LimitedHttp(LimitedHttp.LONGEST_WAIT), new EvidenceCheck(clock), random);
    }

    /** The same with a shorter wait. */
    public HttpRevocation waitingAtMost(Duration shorter) {
        return new HttpRevocation(hosts, new LimitedHttp(shorter), check, random);
    }

    @Override
    public RevocationAnswer about(X509Certificate certificate, X509Certificate issuer) {
        RevocationAnswer told = new NoAnswer(Reason.NOWHERE_TO_ASK, "the certificate names no address");
        try {
            X509CertificateHolder holder = EvidenceCheck.holder(certificate);
            for (URI address : responders(holder)) {
                told = hosts.allow(address) ? ask(address, certificate, issuer) : notAllowed(address);
                if (told instanceof RevocationAnswer.Proof) {
                    return told;
                }
            }
            for (URI address : lists(holder)) {
                told = hosts.allow(address) ? fetch(address, certificate, issuer) : notAllowed(address);
                if (told instanceof RevocationAnswer.Proof) {
                    return told;
                }
            }
            return told;
        } catch (IOException | CertificateEncodingException | RuntimeException e) {
            return new NoAnswer(Reason.UNREADABLE, "the addresses in the certificate cannot be read");
        }
    }

    private static NoAnswer notAllowed(URI address) {
        return new NoAnswer(Reason.HOST_NOT_ALLOWED, "the host " + address.getHost() + " is not on the list");
    }

    // ---- answers

    private RevocationAnswer ask(URI address, X509Certificate certificate, X509Certificate issuer) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] question = question(certificate, issuer, nonce);
        HttpAnswer answer = http.post(address, "application/ocsp-request", "application/ocsp-response", question);
        Optional<NoAnswer> none = refused(answer);
        return none.isPresent()
                ? none.get()
                : check.answer(((HttpAnswer.Whole) answer).body(), certificate, issuer, Optional.of(nonce));
    }

    /** A question about one certificate; the issuer is named by SHA-256, or by SM3 when its key is of SM2. */
    private static byte[] question(X509Certificate certificate, X509Certificate issuer, byte[] nonce) {
        try {
            CertificateID id = new CertificateID(
                    CertificateDigests.all().get(new AlgorithmIdentifier(digest(issuer))),
                    EvidenceCheck.holder(issuer),
                    certificate.getSerialNumber());
            Extension wanted = new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                    false,
                    new DEROctetString(new DEROctetString(nonce).getEncoded()));
            return new OCSPReqBuilder()
                    .addRequest(id)
                    .setRequestExtensions(new Extensions(wanted))
                    .build()
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException | CertificateEncodingException e) {
            throw new IllegalStateException("a question always encodes", e);
        }
    }

    private static ASN1ObjectIdentifier digest(X509Certificate issuer) {
        try {
            return KeyFit.of(issuer.getPublicKey()) == KeyAlgorithm.SM2
                    ? DigestAlgorithm.SM3.identifier().getAlgorithm()
                    : DigestAlgorithm.SHA_256.identifier().getAlgorithm();
        } catch (KeyUnusable otherKind) {
            return DigestAlgorithm.SHA_256.identifier().getAlgorithm();
        }
    }

    // ---- lists

    private RevocationAnswer fetch(URI address, X509Certificate certificate, X509Certificate issuer) {
        HttpAnswer answer = http.get(address, "application/pkix-crl");
        Optional<NoAnswer> none = refused(answer);
        return none.isPresent() ? none.get() : check.list(((HttpAnswer.Whole) answer).body(), certificate, issuer);
    }

    private static Optional<NoAnswer> refused(HttpAnswer answer) {
        if (answer instanceof HttpAnswer.Silent silent) {
            return Optional.of(new NoAnswer(Reason.UNREACHABLE, silent.why()));
        }
        if (answer instanceof HttpAnswer.Whole whole) {
            return whole.status() == 200
                    ? Optional.empty()
                    : Optional.of(new NoAnswer(Reason.REFUSED_BY_HTTP, "HTTP status " + whole.status()));
        }
        return Optional.of(
                new NoAnswer(Reason.TOO_LARGE, "the answer is larger than " + LimitedHttp.LARGEST_ANSWER + " bytes"));
    }

    // ---- addresses

    private static List<URI> responders(X509CertificateHolder certificate) {
        List<URI> all = new ArrayList<>();
        Extension extension = certificate.getExtension(Extension.authorityInfoAccess);
        if (extension != null) {
            for (AccessDescription one : AuthorityInformationAccess.getInstance(extension.getParsedValue())
                    .getAccessDescriptions()) {
                if (AccessDescription.id_ad_ocsp.equals(one.getAccessMethod())) {
                    add(all, one.getAccessLocation());
                }
            }
        }
        return all;
    }

    private static List<URI> lists(X509CertificateHolder certificate) {
        List<URI> all = new ArrayList<>();
        Extension extension = certificate.getExtension(Extension.cRLDistributionPoints);
        if (extension != null) {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName one :
                            GeneralNames.getInstance(name.getName()).getNames()) {
                        add(all, one);
                    }
                }
            }
        }
        return all;
    }

    private static void add(List<URI> all, GeneralName name) {
        if (all.size() < MOST_ADDRESSES && name.getTagNo() == GeneralName.uniformResourceIdentifier) {
            all.add(URI.create(ASN1IA5String.getInstance(name.getName()).getString()));
        }
    }
}
