package org.hudang.conformance.judges;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/**
 * A paper taken apart into single questions that any cryptographic program can answer: is this the digest of these bytes, is
 * this the signature of this key over them. Nothing is computed here.
 */
final class Parts {
    private static final COSName STORE = COSName.getPDFName("DSS");
    private static final String DOCUMENT_TIMESTAMP = "ETSI.RFC3161";

    private final List<Digest> digests = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final List<X509CertificateHolder> known = new ArrayList<>();
    private int signatures;

    /**
     * Whether a digest is that of some bytes.
     *
     * @param what for reports
     * @param algorithm object identifier
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Digest(String what, String algorithm, byte[] bytes, byte[] said) {}

    /**
     * Whether a signature value is that of some bytes.
     *
     * @param what for reports
     * @param algorithm object identifier of the signature algorithm
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Value(String what, String algorithm, SubjectPublicKeyInfo key, byte[] bytes, byte[] value) {}

    private Parts() {}

    static Parts of(Path file, List<X509CertificateHolder> roots) throws IOException, CMSException, OCSPException {
        Parts parts = new Parts();
        parts.known.addAll(roots);
        byte[] pdf = Files.readAllBytes(file);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSDictionary store = document.getDocumentCatalog().getCOSObject().getCOSDictionary(STORE);
            for (byte[] certificate : entries(store, "Certs")) {
                parts.know(new X509CertificateHolder(certificate));
            }
            for (PDSignature signature : document.getSignatureDictionaries()) {
                parts.signature(signature, pdf);
            }
            for (byte[] list : entries(store, "CRLs")) {
                parts.list(new X509CRLHolder(list));
            }
            for (byte[] answer : entries(store, "OCSPs")) {
                parts.answer((BasicOCSPResp) new OCSPResp(answer).getResponseObject());
            }
        }
        parts.certificates();
        return parts;
    }

    List<Digest> digests() {
        return digests;
    }

    List<Value> values() {
        return values;
    }

    /** Signatures found, document timestamps not counted. */
    int signatures() {
        return signatures;
    }

    private static List<byte[]> entries(COSDictionary store, String key) throws IOException {
        COSArray array = store == null ? null : store.getCOSArray(COSName.getPDFName(key));
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            try (var in = ((COSStream) array.getObject(i)).createInputStream()) {
                all.add(in.readAllBytes());
            }
        }
        return all;
    }

    private void know(X509CertificateHolder certificate) {
        if (!known.contains(certificate)) {
            known.add(certificate);
        }
    }

    // ---- messages

    private void signature(PDSignature signature, byte[] pdf) throws IOException, CMSException {
        CMSSignedData message = message(signature.getContents(pdf));
        byte[] covered = signature.getSignedContent(pdf);
        if (DOCUMENT_TIMESTAMP.equals(signature.getSubFilter())) {
            token("document timestamp", message, covered);
            return;
        }
        signatures++;
        SignerInformation signer = signer("signature", message, covered);
        Attribute stamp = signer.getUnsignedAttributes() == null
                ? null
                : signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (stamp != null) {
            ASN1Encodable token = stamp.getAttrValues().getObjectAt(0);
            token("timestamp", new CMSSignedData(ContentInfo.getInstance(token)), signer.getSignature());
        }
    }

    /** The message stands at the front of Contents; what follows is room. */
    private static CMSSignedData message(byte[] contents) throws IOException, CMSException {
        try (ASN1InputStream der = new ASN1InputStream(new ByteArrayInputStream(contents))) {
            return new CMSSignedData(ContentInfo.getInstance(der.readObject()));
        }
    }

    private void token(String what, CMSSignedData token, byte[] stamped) throws IOException {
        byte[] content = (byte[]) token.getSignedContent().getContent();
        signer(what, token, content);
        var imprint = TSTInfo.getInstance(content).getMessageImprint();
        digests.add(new Digest(
                what + " imprint",
                imprint.getHashAlgorithm().getAlgorithm().getId(),
                stamped,
                imprint.getHashedMessage()));
    }

    private SignerInformation signer(String what, CMSSignedData message, byte[] content) throws IOException {
        for (X509CertificateHolder certificate : message.getCertificates().getMatches(null)) {
            know(certificate);
        }
        SignerInformation signer =
                message.getSignerInfos().getSigners().iterator().next();
        X509CertificateHolder certificate = known.stream()
                .filter(signer.getSID()::match)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is known who made the " + what));
        Attribute digest = signer.getSignedAttributes().get(CMSAttributes.messageDigest);
        digests.add(new Digest(
                what + " content",
                signer.getDigestAlgOID(),
                content,
                ASN1OctetString.getInstance(digest.getAttrValues().getObjectAt(0))
                        .getOctets()));
        values.add(new Value(
                what,
                signer.getEncryptionAlgOID(),
                certificate.getSubjectPublicKeyInfo(),
                signer.getEncodedSignedAttributes(),
                signer.getSignature()));
        return signer;
    }

    // ---- certificates, lists, answers

    private void certificates() throws IOException {
        for (X509CertificateHolder certificate : List.copyOf(known)) {
            values.add(new Value(
                    "certificate of " + certificate.getSubject(),
                    certificate.getSignatureAlgorithm().getAlgorithm().getId(),
                    issuer(certificate.getIssuer()),
                    certificate.toASN1Structure().getTBSCertificate().getEncoded(ASN1Encoding.DER),
                    certificate.getSignature()));
        }
    }

    private void list(X509CRLHolder list) throws IOException {
        values.add(new Value(
                "list of " + list.getIssuer(),
                list.toASN1Structure().getSignatureAlgorithm().getAlgorithm().getId(),
                issuer(list.getIssuer()),
                list.toASN1Structure().getTBSCertList().getEncoded(ASN1Encoding.DER),
                list.toASN1Structure().getSignature().getOctets()));
    }

    private void answer(BasicOCSPResp answer) throws IOException {
        for (X509CertificateHolder certificate : answer.getCerts()) {
            know(certificate);
        }
        byte[] keyHash = answer.getResponderId().toASN1Primitive().getKeyHash();
        X509CertificateHolder responder = known.stream()
                .filter(one -> keyHash == null
                        ? one.getSubject()
                                .equals(answer.getResponderId()
                                        .toASN1Primitive()
                                        .getName())
                        : Arrays.equals(keyHash, sha1(one)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is known who gave the answer"));
        values.add(new Value(
                "answer of " + responder.getSubject(),
                answer.getSignatureAlgOID().getId(),
                responder.getSubjectPublicKeyInfo(),
                answer.getTBSResponseData(),
                answer.getSignature()));
    }

    private static byte[] sha1(X509CertificateHolder certificate) {
        try {
            return MessageDigest.getInstance("SHA-1")
                    .digest(certificate
                            .getSubjectPublicKeyInfo()
                            .getPublicKeyData()
                            .getOctets());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private SubjectPublicKeyInfo issuer(X500Name name) {
        return known.stream()
                .filter(one -> one.getSubject().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is known by the name " + name))
                .getSubjectPublicKeyInfo();
    }
}
