package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.util.Selector;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * OpenSSL judges the SM2 signatures. Its CMS command does not set the signer id of GB/T 32918, so the parts are handed to
 * it one by one: the SM3 digest of the covered bytes, and SM2-with-SM3 over the signed attributes with the id
 * 1234567812345678.
 */
class OpenSslJudgeTest {
    private static final ASN1ObjectIdentifier SM2_WITH_SM3 = new ASN1ObjectIdentifier("1.2.156.10197.1.501");

    @TempDir
    private Path folder;

    static List<JsonNode> papers() {
        return Product.papers().stream()
                .filter(paper -> paper.path("expect").asText().equals("valid"))
                .filter(paper -> paper.path("sm2").asInt() > 0)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    void every_sm2_signature_is_right_for_openssl(JsonNode paper) throws Exception {
        byte[] file = Files.readAllBytes(Path.of(paper.path("path").asText()));
        int judged = 0;
        try (PDDocument document = Loader.loadPDF(file)) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                SignerInformation signer = signer(signature.getContents(file));
                if (signer.getEncryptionAlgOID().equals(SM2_WITH_SM3.getId())) {
                    judge(signature, file, signer);
                    judged++;
                }
            }
        }
        assertThat(judged).as("SM2 signatures").isEqualTo(paper.path("sm2").asInt());
    }

    private void judge(PDSignature signature, byte[] file, SignerInformation signer) throws Exception {
        Attribute digest = signer.getSignedAttributes().get(CMSAttributes.messageDigest);
        String said = HexFormat.of()
                .formatHex(ASN1OctetString.getInstance(digest.getAttrValues().getObjectAt(0))
                        .getOctets());
        Path covered = Files.write(folder.resolve("covered"), signature.getSignedContent(file));
        Product.Run sm3 = Product.start(List.of("openssl", "dgst", "-sm3", "-r", covered.toString()), 30);
        assertThat(sm3.out()).as("digest of the covered bytes").startsWith(said);

        Path attributes = Files.write(folder.resolve("attributes"), signer.getEncodedSignedAttributes());
        Path value = Files.write(folder.resolve("value"), signer.getSignature());
        Path key = Files.writeString(folder.resolve("key.pem"), publicKey(signature.getContents(file), signer));
        Product.Run verified = verify(key, attributes, value);
        assertThat(verified.out() + verified.err()).contains("Signature Verified Successfully");

        byte[] changed = Files.readAllBytes(attributes);
        changed[changed.length - 1] ^= 1;
        Files.write(attributes, changed);
        Product.Run refused = verify(key, attributes, value);
        assertThat(refused.out()).contains("Signature Verification Failure");
    }

    private static Product.Run verify(Path key, Path attributes, Path value) throws Exception {
        return Product.start(
                List.of(
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        key.toString(),
                        "-rawin",
                        "-digest",
                        "sm3",
                        "-pkeyopt",
                        "distid:1234567812345678",
                        "-in",
                        attributes.toString(),
                        "-sigfile",
                        value.toString()),
                30);
    }

    private static SignerInformation signer(byte[] contents) throws Exception {
        return cms(contents).getSignerInfos().getSigners().iterator().next();
    }

    private static CMSSignedData cms(byte[] contents) throws Exception {
        try (ASN1InputStream der = new ASN1InputStream(new ByteArrayInputStream(contents))) {
            return new CMSSignedData(ContentInfo.getInstance(der.readObject()));
        }
    }

    @SuppressWarnings("unchecked")
    private static String publicKey(byte[] contents, SignerInformation signer) throws Exception {
        X509CertificateHolder certificate = cms(contents)
                .getCertificates()
                .getMatches((Selector<X509CertificateHolder>) (Selector<?>) signer.getSID())
                .iterator()
                .next();
        return pem(certificate.getSubjectPublicKeyInfo().getEncoded());
    }

    private static String pem(byte[] der) throws IOException {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
