package org.hudang.signing.verify.cms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.cms.Message.State;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * Reads and checks a SignedData message with exactly one signer (RFC 5652; GM/T 0010 object identifiers are read too):
 * content digest, signed attributes, certificate binding, algorithms, signature value.
 */
public final class MessageCheck {
    private static final ASN1ObjectIdentifier GM_SIGNED_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2");
    private static final ASN1ObjectIdentifier GM_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");

    /** Each is a public-key check, or a candidate for every link of every chain. */
    private static final int MOST_TOKENS = 8;

    private static final int MOST_CERTIFICATES = 64;

    private final SignedData data;
    private final SignerInfo signer;
    private final String where;
    private final List<X509CertificateHolder> certificates = new ArrayList<>();
    private final List<X509CRLHolder> crls = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private State state = State.INTACT;
    private boolean doubt;
    private boolean bound;

    private MessageCheck(SignedData data, SignerInfo signer, String where) {
        this.data = data;
        this.signer = signer;
        this.where = where;
    }

    /** How the content stands to the message. */
    public enum Form {
        /** Outside of it; nothing may stand inside. */
        DETACHED,
        /** Outside; its SHA-1 stands inside (adbe.pkcs7.sha1). */
        DIGEST_INSIDE,
        /** Inside (timestamp tokens). */
        INSIDE
    }

    /** One ASN.1 object followed by nothing but zeros. */
    public static ASN1Primitive single(byte[] contents, String where) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(contents);
        ASN1Primitive object;
        try {
            object = new ASN1InputStream(bytes).readObject();
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new Unjudged(Finding.of(Code.CMS_UNREADABLE, where));
        }
        if (object == null) {
            throw new Unjudged(Finding.of(Code.CMS_UNREADABLE, where));
        }
        int rest = bytes.available();
        for (int i = contents.length - rest; i < contents.length; i++) {
            if (contents[i] != 0) {
                throw new Unjudged(Finding.of(Code.CONTENTS_PADDING, where));
            }
        }
        return object;
    }

    /** Whether bytes begin as a message does: a sequence with an object identifier first. */
    public static boolean begins(byte[] value) {
        try {
            return ASN1Primitive.fromByteArray(value) instanceof ASN1Sequence all
                    && all.size() == 2
                    && all.getObjectAt(0) instanceof ASN1ObjectIdentifier;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    /**
     * Checks a message.
     *
     * @param message the ContentInfo
     * @param content the content, for all forms but {@link Form#INSIDE}
     */
    public static Message check(ASN1Encodable message, SignedContent content, Form form, String where) {
        try {
            return open(message, where).run(content, form);
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return Message.unreadable(e.finding());
        } catch (IOException | RuntimeException e) {
            return Message.unreadable(Finding.of(Code.CMS_UNREADABLE, where));
        }
    }

    /** The content inside a message, and its type; empty when there is none or it does not parse. */
    static Optional<ContentInfo> inside(ASN1Encodable message) {
        try {
            return Optional.of(
                    SignedData.getInstance(ContentInfo.getInstance(message).getContent())
                            .getEncapContentInfo());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static MessageCheck open(ASN1Encodable message, String where) {
        ContentInfo info = ContentInfo.getInstance(message);
        ASN1ObjectIdentifier type = info.getContentType();
        if (!CMSObjectIdentifiers.signedData.equals(type) && !GM_SIGNED_DATA.equals(type)) {
            throw new Unjudged(Finding.of(Code.CMS_UNREADABLE, where));
        }
        SignedData data = SignedData.getInstance(info.getContent());
        ASN1Set signers = data.getSignerInfos();
        if (signers.size() != 1) {
            throw new Unjudged(Finding.of(Code.CMS_SIGNERS, where, signers.size()));
        }
        return new MessageCheck(data, SignerInfo.getInstance(signers.getObjectAt(0)), where);
    }

    private Message run(SignedContent content, Form form) throws IOException {
        readCertificates();
        AttributeTable signed = table(signer.getAuthenticatedAttributes());
        AttributeTable unsigned = table(signer.getUnauthenticatedAttributes());
        Optional<X509CertificateHolder> certificate = signerCertificate();
        Optional<Digests.Algorithm> digest =
                Digests.find(signer.getDigestAlgorithm().getAlgorithm());
        Optional<String> algorithm = Optional.empty();
        if (certificate.isEmpty()) {
            unreadable(Code.CMS_CERTIFICATE_MISSING);
        } else if (digest.isEmpty()) {
            unreadable(
                    Code.ALGORITHM_UNKNOWN,
                    signer.getDigestAlgorithm().getAlgorithm().getId());
        } else {
            SignedContent what = content(content, form);
            checkDigest(what, digest.get(), signed, form);
            algorithm = Optional.of(checkValue(certificate.get(), what));
            checkBinding(certificate.get(), signed);
            checkProtection(signed);
        }
        return new Message(
                state,
                doubt,
                bound,
                algorithm,
                certificate,
                certificates,
                crls,
                claimedAt(signed),
                signer.getEncryptedDigest().getOctets(),
                tokens(unsigned),
                findings);
    }

    // ---- parts

    private void readCertificates() {
        if (data.getCertificates() != null) {
            bounded(data.getCertificates().size(), MOST_CERTIFICATES, "certificates");
            for (ASN1Encodable item : data.getCertificates()) {
                if (item.toASN1Primitive() instanceof ASN1Sequence sequence) {
                    certificates.add(X509.certificate(sequence));
                }
            }
        }
        if (data.getCRLs() != null) {
            bounded(data.getCRLs().size(), MOST_CERTIFICATES, "lists");
            for (ASN1Encodable item : data.getCRLs()) {
                if (item.toASN1Primitive() instanceof ASN1Sequence sequence) {
                    crls.add(X509.list(sequence));
                }
            }
        }
    }

    private void bounded(int number, int most, String what) {
        if (number > most) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, where, what));
        }
    }

    private AttributeTable table(ASN1Set attributes) {
        return attributes == null ? new AttributeTable(new ASN1EncodableVector()) : new AttributeTable(attributes);
    }

    private Optional<X509CertificateHolder> signerCertificate() {
        ASN1Encodable id = signer.getSID().getId();
        List<X509CertificateHolder> found = new ArrayList<>();
        for (X509CertificateHolder certificate : certificates) {
            if (matches(certificate, id) && !found.contains(certificate)) {
                found.add(certificate);
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean matches(X509CertificateHolder certificate, ASN1Encodable id) {
        if (id instanceof ASN1OctetString key) {
            Extension extension = certificate.getExtension(Extension.subjectKeyIdentifier);
            return extension != null
                    && Arrays.equals(
                            SubjectKeyIdentifier.getInstance(extension.getParsedValue())
                                    .getKeyIdentifier(),
                            key.getOctets());
        }
        IssuerAndSerialNumber name = IssuerAndSerialNumber.getInstance(id);
        return name.getSerialNumber().hasValue(certificate.getSerialNumber())
                && Names.same(name.getName(), certificate.getIssuer());
    }

    private SignedContent content(SignedContent outside, Form form) throws IOException {
        ASN1Encodable inside = data.getEncapContentInfo().getContent();
        if (form == Form.DETACHED) {
            if (inside != null) {
                unreadable(Code.CMS_EMBEDDED_CONTENT);
            }
            return outside;
        }
        if (!(inside instanceof ASN1OctetString octets)) {
            throw new IOException("no content inside");
        }
        if (form == Form.DIGEST_INSIDE) {
            Digests.Algorithm sha1 = Digests.find(OIWObjectIdentifiers.idSHA1).orElseThrow();
            if (!Arrays.equals(outside.digest(sha1), octets.getOctets())) {
                altered(Code.DIGEST_MISMATCH);
            }
            doubtful(Code.ALGORITHM_WEAK, "SHA-1");
        }
        return SignedContent.of(octets.getOctets());
    }

    private void checkDigest(SignedContent content, Digests.Algorithm algorithm, AttributeTable signed, Form form) {
        if (signer.getAuthenticatedAttributes() == null) {
            return;
        }
        Optional<ASN1Encodable> digest = single(signed, CMSAttributes.messageDigest);
        Optional<ASN1Encodable> type = single(signed, CMSAttributes.contentType);
        if (digest.isEmpty() || type.isEmpty()) {
            altered(Code.ATTRIBUTES_WRONG);
            return;
        }
        ASN1ObjectIdentifier inner = data.getEncapContentInfo().getContentType();
        boolean typeFits =
                inner.equals(type.get()) || (GM_DATA.equals(inner) && CMSObjectIdentifiers.data.equals(type.get()));
        if (!typeFits) {
            altered(Code.ATTRIBUTES_WRONG);
        }
        byte[] named = ASN1OctetString.getInstance(digest.get()).getOctets();
        if (!Arrays.equals(named, content.digest(algorithm))) {
            altered(Code.DIGEST_MISMATCH);
        }
        if (algorithm.weak() && form != Form.DIGEST_INSIDE) {
            doubtful(Code.ALGORITHM_WEAK, algorithm.name());
        }
    }

    private String checkValue(X509CertificateHolder certificate, SignedContent content) throws IOException {
        ASN1Set attributes = signer.getAuthenticatedAttributes();
        byte[] message = attributes == null ? content.bytes() : attributes.getEncoded(ASN1Encoding.DER);
        SignatureCheck.Outcome outcome = SignatureCheck.check(
                signer.getDigestEncryptionAlgorithm(),
                Optional.of(signer.getDigestAlgorithm()),
                certificate.getSubjectPublicKeyInfo(),
                message,
                signer.getEncryptedDigest().getOctets());
        if (outcome instanceof SignatureCheck.Right right) {
            if (right.weak()) {
                doubtful(Code.ALGORITHM_WEAK, right.name());
            }
            return right.name();
        }
        if (outcome instanceof SignatureCheck.Wrong wrong) {
            altered(Code.SIGNATURE_WRONG);
            return wrong.name();
        }
        if (outcome instanceof SignatureCheck.Mismatch mismatch) {
            altered(Code.ALGORITHM_MISMATCH, mismatch.name());
            return mismatch.name();
        }
        String name = ((SignatureCheck.Unknown) outcome).name();
        unreadable(Code.ALGORITHM_UNKNOWN, name);
        return name;
    }

    private void checkBinding(X509CertificateHolder certificate, AttributeTable signed) {
        CertificateBinding binding = CertificateBinding.of(signed, certificate);
        switch (binding) {
            case BOUND -> bound = true;
            case OTHER -> altered(Code.ESS_MISMATCH);
            case MISSING -> doubtful(Code.ESS_MISSING);
        }
    }

    private void checkProtection(AttributeTable signed) {
        Optional<ASN1Encodable> protection = single(signed, CMSAttributes.cmsAlgorithmProtect);
        if (protection.isEmpty()) {
            return;
        }
        CMSAlgorithmProtection names = CMSAlgorithmProtection.getInstance(protection.get());
        boolean fits = names.getDigestAlgorithm()
                        .getAlgorithm()
                        .equals(signer.getDigestAlgorithm().getAlgorithm())
                && names.getSignatureAlgorithm() != null
                && names.getSignatureAlgorithm()
                        .getAlgorithm()
                        .equals(signer.getDigestEncryptionAlgorithm().getAlgorithm());
        if (!fits) {
            altered(Code.ALGORITHM_MISMATCH, "CMSAlgorithmProtection");
        }
    }

    private static Optional<Instant> claimedAt(AttributeTable signed) {
        return single(signed, CMSAttributes.signingTime).flatMap(value -> {
            try {
                return Optional.of(Time.getInstance(value).getDate().toInstant());
            } catch (IllegalStateException e) {
                return Optional.empty();
            }
        });
    }

    private List<ASN1Encodable> tokens(AttributeTable unsigned) {
        List<ASN1Encodable> tokens = new ArrayList<>();
        ASN1EncodableVector all = unsigned.getAll(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        for (int i = 0; i < all.size(); i++) {
            tokens.addAll(Arrays.asList(((Attribute) all.get(i)).getAttributeValues()));
        }
        bounded(tokens.size(), MOST_TOKENS, "timestamps");
        return tokens;
    }

    /** The only value of the only attribute of a type. */
    private static Optional<ASN1Encodable> single(AttributeTable table, ASN1ObjectIdentifier type) {
        ASN1EncodableVector all = table.getAll(type);
        if (all.size() != 1) {
            return Optional.empty();
        }
        ASN1Set values = ((Attribute) all.get(0)).getAttrValues();
        return values.size() == 1 ? Optional.of(values.getObjectAt(0)) : Optional.empty();
    }

    // ---- outcome

    private void altered(Code code, Object... arguments) {
        if (state == State.INTACT) {
            state = State.ALTERED;
        }
        findings.add(Finding.of(code, where, arguments));
    }

    private void unreadable(Code code, Object... arguments) {
        state = State.UNREADABLE;
        findings.add(Finding.of(code, where, arguments));
    }

    private void doubtful(Code code, Object... arguments) {
        doubt = true;
        findings.add(Finding.of(code, where, arguments));
    }
}
