package org.hudang.signing.personal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.ShownDigest;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.EventKey;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.Signers;

/** The keys of one act: made and certified for one person and one document, destroyed when this is closed. */
final class EventKeys implements AutoCloseable {
    private static final Duration CERTIFICATE_LIFE = Duration.ofMinutes(10);

    private final PersonalSigningParts parts;
    private final PersonalAct act;
    private final String document;
    private final List<EventKey> keys = new ArrayList<>();
    private final List<X509Certificate> certificates = new ArrayList<>();

    /** No key yet. */
    EventKeys(PersonalSigningParts parts, PersonalAct act, String document) {
        this.parts = parts;
        this.act = act;
        this.document = document;
    }

    /** Makes and certifies what the profile wants. */
    Signers signers() {
        return switch (parts.profile()) {
            case INTL -> Signers.intl(make(KeyAlgorithm.EC_P256));
            case GUOMI -> Signers.guomi(make(KeyAlgorithm.SM2));
            case BOTH -> Signers.both(make(KeyAlgorithm.SM2), make(KeyAlgorithm.EC_P256));
        };
    }

    private SigningKey make(KeyAlgorithm algorithm) {
        EventKey key = EventKey.generate(algorithm, parts.random());
        keys.add(key);
        List<X509Certificate> chain = parts.authority()
                .certify(new CertificateRequest(
                        CertificatePurpose.EVENT,
                        algorithm,
                        key.publicKey(),
                        CertificateSubject.person(
                                act.signer().name(), act.signer().key()),
                        CERTIFICATE_LIFE,
                        Optional.of(new ShownDigest(DigestAlgorithm.SM3, document))));
        certificates.add(chain.get(0));
        return key.certified(chain);
    }

    /** The certificates made so far. */
    List<X509Certificate> certificates() {
        return List.copyOf(certificates);
    }

    @Override
    public void close() {
        keys.forEach(EventKey::close);
    }
}
