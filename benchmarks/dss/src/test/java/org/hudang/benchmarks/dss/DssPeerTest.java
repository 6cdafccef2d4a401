package org.hudang.benchmarks.dss;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DSS does once what it is measured at, with a folder as the other benchmarks leave it. */
class DssPeerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final X500Name ROOT = new X500Name("CN=Root of an example");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void fill_the_folder() throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        System.setProperty(Folder.PROPERTY, folder.toString());
        Files.write(folder.resolve("form.pdf"), form());
        Files.writeString(folder.resolve("form.properties"), "field=seal-1\ntime=" + NOW + "\n");
        Files.writeString(folder.resolve("passphrase"), "invented\n");
        ImageIO.write(
                new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB),
                "png",
                folder.resolve("seal.png").toFile());
        owner();
    }

    @AfterEach
    void forget_the_folder() {
        System.clearProperty(Folder.PROPERTY);
    }

    @Test
    void what_it_signs_it_finds_totally_passed_and_a_byte_altered_behind_the_header_it_finds_out() throws IOException {
        DssSigning.Desk desk = new DssSigning.Desk();
        desk.key = "EC_P256";
        desk.open();

        byte[] signed = new DssSigning().dss(desk);

        assertThat(judged(signed)).isEqualTo(Indication.TOTAL_PASSED);
        signed[12] ^= 1;
        assertThat(judged(signed)).isNotEqualTo(Indication.TOTAL_PASSED);
    }

    private Indication judged(byte[] signed) throws IOException {
        Files.write(folder.resolve("ec-p256.signed.pdf"), signed);
        DssVerifying.Desk desk = new DssVerifying.Desk();
        desk.key = "EC_P256";
        desk.open();
        return new DssVerifying().dss(desk);
    }

    private static byte[] form() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDSignatureField field = new PDSignatureField(form);
            field.setPartialName("seal-1");
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(new PDRectangle(300, 100, 120, 120));
            widget.setPage(page);
            page.getAnnotations().add(widget);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void owner() throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair root = generator.generateKeyPair();
        KeyPair own = generator.generateKeyPair();
        X509Certificate anchor = certificate(root, ROOT, root.getPrivate(), true);
        X509Certificate signer = certificate(own, new X500Name("CN=样例"), root.getPrivate(), false);
        Files.write(folder.resolve("ec-p256.root.der"), anchor.getEncoded());
        Files.write(folder.resolve("ec-p256.1.cer"), signer.getEncoded());
        KeyStore store = KeyStore.getInstance("PKCS12", BouncyCastleProvider.PROVIDER_NAME);
        store.load(null, null);
        store.setKeyEntry("key", own.getPrivate(), null, new Certificate[] {signer, anchor});
        try (var out = Files.newOutputStream(folder.resolve("ec-p256.p12"))) {
            store.store(out, "invented".toCharArray());
        }
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(anchor, Date.from(NOW.minus(Duration.ofDays(1))));
        list.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(30))));
        Files.write(
                folder.resolve("ec-p256.1.crl"),
                list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(root.getPrivate()))
                        .getEncoded());
    }

    private static X509Certificate certificate(KeyPair pair, X500Name name, PrivateKey by, boolean authority)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                ROOT,
                BigInteger.valueOf(authority ? 1 : 2),
                Date.from(NOW.minus(Duration.ofDays(10))),
                Date.from(NOW.plus(Duration.ofDays(300))),
                name,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.nonRepudiation));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    }
}
