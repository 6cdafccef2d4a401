package org.hudang.benchmarks.dss;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.ImageScaling;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** DSS signs the field of the form at PAdES baseline B, with the seal as an image: it takes no vector drawings. */
public class DssSigning {
    /** The form and who seals it. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        /** Kind of the seal's key. */
        @Param({"EC_P256", "RSA_3072"})
        public String key;

        private byte[] form;
        private byte[] image;
        private String field;
        private Instant time;
        private Folder.Owner owner;
        private PAdESService service;
        private Signature signature;

        /** Makes all of it. */
        @Setup
        public void open() {
            Folder folder = Folder.given();
            form = folder.bytes("form.pdf");
            image = folder.bytes("seal.png");
            field = folder.word("field");
            time = Instant.parse(folder.word("time"));
            owner = folder.owner(key);
            service = new PAdESService(new CommonCertificateVerifier());
            try {
                // the fastest of the providers at hand, ready
                signature = key.startsWith("RSA")
                        ? Signature.getInstance("SHA256withRSA", "SunRsaSign")
                        : Signature.getInstance("SHA256withECDSA", "BC");
                signature.initSign(owner.key());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private byte[] value(byte[] message) {
            try {
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The signed file. */
    @Benchmark
    public byte[] dss(Desk desk) {
        PAdESSignatureParameters parameters = parameters(desk);
        DSSDocument form = new InMemoryDocument(desk.form);
        ToBeSigned message = desk.service.getDataToSign(form, parameters);
        SignatureValue value = new SignatureValue(
                desk.key.startsWith("RSA") ? SignatureAlgorithm.RSA_SHA256 : SignatureAlgorithm.ECDSA_SHA256,
                desk.value(message.getBytes()));
        ByteArrayOutputStream out = new ByteArrayOutputStream(desk.form.length + (64 << 10));
        try {
            desk.service.signDocument(form, parameters, value).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static PAdESSignatureParameters parameters(Desk desk) {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(desk.owner.chain().get(0));
        parameters.setCertificateChain(desk.owner.chain());
        parameters.bLevel().setSigningDate(Date.from(desk.time));
        SignatureFieldParameters field = new SignatureFieldParameters();
        field.setFieldId(desk.field);
        SignatureImageParameters image = new SignatureImageParameters();
        image.setFieldParameters(field);
        image.setImage(new InMemoryDocument(desk.image, "seal.png"));
        image.setImageScaling(ImageScaling.ZOOM_AND_CENTER);
        parameters.setImageParameters(image);
        return parameters;
    }
}
