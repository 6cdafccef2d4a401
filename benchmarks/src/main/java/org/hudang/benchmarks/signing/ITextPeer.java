package org.hudang.benchmarks.signing;

import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfStream;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.signatures.BouncyCastleDigest;
import com.itextpdf.signatures.IExternalSignature;
import com.itextpdf.signatures.ISignatureMechanismParams;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.SignerProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hudang.signing.key.KeyAlgorithm;
import org.jspecify.annotations.Nullable;

/** iText signs the field of a form with a drawing (CAdES), and checks a signed form. It knows neither SM2 nor SM3. */
final class ITextPeer {
    private static final int ROOM = 6 * 1024;

    private final String field;
    private final Drawn drawn;
    private final Certificate[] chain;
    private final IExternalSignature key;

    /** @param key the bare signature, so that iText pays no more for it than the floor does */
    ITextPeer(String field, Drawn drawn, KeyAlgorithm algorithm, RawKey key, List<X509Certificate> chain) {
        require();
        this.field = field;
        this.drawn = drawn;
        this.chain = chain.toArray(Certificate[]::new);
        this.key = new Key(algorithm, key);
    }

    private static void require() {
        if (Security.getProvider("BC") == null) {
            Security.addProvider(new BouncyCastleProvider());
        }
    }

    byte[] sign(byte[] form) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(form.length + (64 << 10));
            PdfSigner signer = new PdfSigner(
                    new PdfReader(new ByteArrayInputStream(form)), out, new StampingProperties().useAppendMode());
            signer.setSignerProperties(new SignerProperties()
                    .setFieldName(field)
                    .setSignatureCreator(Office.NAME)
                    .setSignatureAppearance(new SignatureFieldAppearance(SignerProperties.IGNORED_ID)));
            signer.getSignatureField().setSignatureAppearanceLayer(layer());
            signer.signDetached(
                    new BouncyCastleDigest(), key, chain, null, null, null, ROOM, PdfSigner.CryptoStandard.CADES);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PdfFormXObject layer() {
        PdfStream stream = new PdfStream(drawn.deflated(), 0);
        stream.put(PdfName.Filter, PdfName.FlateDecode);
        stream.put(PdfName.Type, PdfName.XObject);
        stream.put(PdfName.Subtype, PdfName.Form);
        stream.put(PdfName.BBox, new PdfArray(new Rectangle(drawn.width(), drawn.height())));
        stream.put(PdfName.Resources, new PdfDictionary());
        float across = drawn.rectangle().getWidth() / drawn.width();
        float up = drawn.rectangle().getHeight() / drawn.height();
        stream.put(PdfName.Matrix, new PdfArray(new float[] {across, 0, 0, up, 0, 0}));
        return new PdfFormXObject(stream);
    }

    /** Whether every signature is right and the last covers the whole file; nobody is asked who signed. */
    static boolean holds(byte[] signed) {
        require();
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(signed)))) {
            SignatureUtil signatures = new SignatureUtil(document);
            List<String> names = signatures.getSignatureNames();
            for (String name : names) {
                if (!signatures.readSignatureData(name).verifySignatureIntegrityAndAuthenticity()) {
                    return false;
                }
            }
            return !names.isEmpty() && signatures.signatureCoversWholeDocument(names.get(names.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Key(KeyAlgorithm algorithm, RawKey raw) implements IExternalSignature {
        @Override
        public String getDigestAlgorithmName() {
            return "SHA-256";
        }

        @Override
        public String getSignatureAlgorithmName() {
            return algorithm == KeyAlgorithm.RSA_3072 ? "RSA" : "ECDSA";
        }

        @Override
        public @Nullable ISignatureMechanismParams getSignatureMechanismParameters() {
            return null;
        }

        @Override
        public byte[] sign(byte[] message) {
            return raw.sign(message);
        }
    }
}
