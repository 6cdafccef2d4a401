package org.hudang.signing.longterm;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.pdf.ValidationMaterial;
import org.hudang.signing.revocation.RevocationAnswer;
import org.hudang.signing.revocation.RevocationEvidence;
import org.hudang.signing.revocation.RevocationSource;

/** Collects chains up to the anchors and, for each certificate below them, proof of whether it is withdrawn. */
final class Gathering {
    private static final int LONGEST = 8;

    private final RevocationSource source;
    private final List<X509Certificate> anchors;
    private final Set<X509Certificate> known = new LinkedHashSet<>();
    private final Set<X509Certificate> asked = new HashSet<>();
    private final List<Missing> missing = new ArrayList<>();
    private ValidationMaterial material = ValidationMaterial.none();

    Gathering(RevocationSource source, List<X509Certificate> anchors) {
        this.source = source;
        this.anchors = anchors;
        known.addAll(anchors);
    }

    /** Certificates that may lie on a chain. */
    void know(List<X509Certificate> certificates) {
        known.addAll(certificates);
    }

    /** Takes a certificate and everything above it. */
    void take(X509Certificate certificate) {
        X509Certificate at = certificate;
        for (int i = 0; i < LONGEST; i++) {
            keep(at);
            if (anchors.contains(at)) {
                return;
            }
            Optional<X509Certificate> issuer = issuer(at);
            if (issuer.isEmpty()) {
                missing.add(new Missing(serial(at), "no issuer of the certificate leads to an anchor"));
                return;
            }
            ask(at, issuer.get());
            at = issuer.get();
        }
        missing.add(new Missing(serial(certificate), "the chain is longer than " + LONGEST));
    }

    private Optional<X509Certificate> issuer(X509Certificate certificate) {
        return known.stream()
                .filter(candidate -> candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(candidate -> !candidate.equals(certificate))
                .filter(candidate -> signed(candidate, certificate))
                .findFirst();
    }

    private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer.getPublicKey(), CryptoProvider.provider());
            return true;
        } catch (GeneralSecurityException notByThisOne) {
            return false;
        }
    }

    private void ask(X509Certificate certificate, X509Certificate issuer) {
        if (!asked.add(certificate) || nobodyNeedAsk(certificate)) {
            return;
        }
        RevocationAnswer answer = source.about(certificate, issuer);
        if (answer instanceof RevocationAnswer.NoAnswer none) {
            missing.add(new Missing(serial(certificate), none.why() + ": " + none.detail()));
            return;
        }
        RevocationEvidence evidence = ((RevocationAnswer.Proof) answer).evidence();
        material = evidence.kind() == RevocationEvidence.Kind.LIST
                ? material.plusList(evidence.der())
                : material.plusAnswer(evidence.der());
        know(evidence.responders());
        evidence.responders().forEach(this::take);
    }

    /** A responder's certificate may say that it is not to be asked about (RFC 6960 §4.2.2.2.1). */
    private static boolean nobodyNeedAsk(X509Certificate certificate) {
        return certificate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
    }

    private void keep(X509Certificate certificate) {
        try {
            material = material.plusCertificate(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate always encodes", e);
        }
    }

    private static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    List<Missing> missing() {
        return missing;
    }

    ValidationMaterial material() {
        return material;
    }
}
