package org.hudang.signing.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.cms.Names;

/**
 * Asks a register of seals and remembers for which certificates, so that whoever reads a report can find the certificates behind
 * the name of a signer, which alone proves nothing. For one verification, in one thread.
 */
public final class AskedCertificates implements SealStates {
    private final SealStates register;
    private final Map<String, List<byte[]>> asked = new HashMap<>();

    /** Asks this register. */
    public AskedCertificates(SealStates register) {
        this.register = register;
    }

    @Override
    public Standing standing(byte[] certificate, Instant at) {
        try {
            String subject = Names.text(new X509CertificateHolder(certificate).getSubject());
            asked.computeIfAbsent(subject, name -> new ArrayList<>()).add(certificate.clone());
        } catch (IOException | RuntimeException unreadable) {
            // the register says what is to be said of it
        }
        return register.standing(certificate, at);
    }

    /**
     * The certificates that have this subject, DER; several when several signatures, or keys of one signer, do.
     *
     * @param signer as in {@link SignatureReport#signer()}
     */
    public List<byte[]> of(String signer) {
        return asked.getOrDefault(signer, List.of()).stream().map(byte[]::clone).toList();
    }
}
