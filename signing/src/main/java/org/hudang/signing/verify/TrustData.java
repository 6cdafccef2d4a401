package org.hudang.signing.verify;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.hudang.signing.verify.cms.X509;

/**
 * Whom to believe: anchors (信任锚), further certificates on the way to them, and revocation lists (吊销列表). EC, RSA and
 * SM2 alike.
 *
 * <p>Data that cannot be read is remembered, not dropped: with {@link #unreadable()} not empty, no file is called valid
 * and the answer is {@link Verdict.CannotTell}.
 */
public final class TrustData {
    private static final long LARGEST = 64L << 20;

    private final List<X509CertificateHolder> anchors;
    private final List<X509CRLHolder> crls;
    private final List<String> unreadable;

    private TrustData(List<X509CertificateHolder> anchors, List<X509CRLHolder> crls, List<String> unreadable) {
        this.anchors = List.copyOf(anchors);
        this.crls = crls.stream().map(X509::kept).toList();
        this.unreadable = List.copyOf(unreadable);
    }

    /** Nobody is trusted. */
    public static TrustData none() {
        return new TrustData(List.of(), List.of(), List.of());
    }

    /** Reads PEM files, each with one or more certificates, or one or more lists. */
    public static TrustData read(Collection<Path> anchorFiles, Collection<Path> crlFiles) {
        TrustData data = none();
        for (Path file : anchorFiles) {
            data = data.plusAnchors(file);
        }
        for (Path file : crlFiles) {
            data = data.plusCrls(file);
        }
        return data;
    }

    /** Anchors and lists that are objects already. */
    public static TrustData of(Collection<X509Certificate> anchors, Collection<X509CRL> crls) {
        List<X509CertificateHolder> certificates = new ArrayList<>();
        List<X509CRLHolder> lists = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (X509Certificate anchor : anchors) {
            try {
                certificates.add(new X509CertificateHolder(anchor.getEncoded()));
            } catch (CertificateEncodingException | IOException e) {
                faults.add(anchor.getSubjectX500Principal().getName());
            }
        }
        for (X509CRL crl : crls) {
            try {
                lists.add(new X509CRLHolder(crl.getEncoded()));
            } catch (CRLException | IOException e) {
                faults.add(crl.getIssuerX500Principal().getName());
            }
        }
        return new TrustData(certificates, lists, faults);
    }

    public TrustData plusAnchors(Path pem) {
        return plus(pem, X509CertificateHolder.class);
    }

    public TrustData plusCrls(Path pem) {
        return plus(pem, X509CRLHolder.class);
    }

    /** Anchors as PEM text; {@code name} is what a report calls it when it cannot be read. */
    public TrustData plusAnchors(String name, String pem) {
        return plus(name, pem, X509CertificateHolder.class);
    }

    /** Revocation lists as PEM text. */
    public TrustData plusCrls(String name, String pem) {
        return plus(name, pem, X509CRLHolder.class);
    }

    /** All of this and all of that. */
    public TrustData and(TrustData other) {
        return new TrustData(
                joined(anchors, other.anchors), joined(crls, other.crls), joined(unreadable, other.unreadable));
    }

    /** Names of the sources that could not be read. */
    public List<String> unreadable() {
        return unreadable;
    }

    /** Subjects of the anchors, for the report of a command. */
    public List<String> anchorNames() {
        return anchors.stream().map(anchor -> anchor.getSubject().toString()).toList();
    }

    List<X509CertificateHolder> anchors() {
        return anchors;
    }

    List<X509CRLHolder> crls() {
        return crls;
    }

    private TrustData plus(Path pem, Class<?> expected) {
        try {
            if (!Files.isRegularFile(pem) || Files.size(pem) > LARGEST) {
                return plusFault(pem.toString());
            }
            return plus(pem.toString(), new String(Files.readAllBytes(pem), StandardCharsets.ISO_8859_1), expected);
        } catch (IOException e) {
            return plusFault(pem.toString());
        }
    }

    private TrustData plus(String name, String pem, Class<?> expected) {
        List<X509CertificateHolder> certificates = new ArrayList<>(anchors);
        List<X509CRLHolder> lists = new ArrayList<>(crls);
        int found = 0;
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object entry = parser.readObject(); entry != null; entry = parser.readObject()) {
                if (!expected.isInstance(entry)) {
                    return plusFault(name);
                }
                found++;
                if (entry instanceof X509CertificateHolder certificate) {
                    certificates.add(certificate);
                } else if (entry instanceof X509CRLHolder list) {
                    lists.add(list);
                }
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return plusFault(name);
        }
        return found == 0 ? plusFault(name) : new TrustData(certificates, lists, unreadable);
    }

    private TrustData plusFault(String name) {
        return new TrustData(anchors, crls, joined(unreadable, List.of(name)));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
