package org.hudang.signing.verify.seal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.hudang.signing.verify.cms.Digests;
import org.hudang.signing.verify.cms.SignatureCheck;

/**
 * A seal (电子印章数据): what it looks like, who may use it and how long, signed by its maker (制章者).
 *
 * @param version as its head says
 * @param encoded the whole seal, DER
 * @param signedForms the forms in which makers sign what it says: its information alone, or one sequence of information,
 *     maker's certificate and algorithm; both bind everything a seal says
 * @param maker the certificate of the seal's maker
 * @param makerAlgorithm how the maker signed
 * @param makerValue the maker's signature
 * @param timestamp a timestamp over the maker's signature (version 5)
 * @param holders who may use the seal
 * @param createdAt when it was made, as its maker says
 * @param validFrom begin of the seal
 * @param validTo end of the seal
 */
@SuppressWarnings("ArrayRecordComponent") // read only inside the verifier, never compared
public record SealData(
        int version,
        byte[] encoded,
        List<byte[]> signedForms,
        X509CertificateHolder maker,
        ASN1ObjectIdentifier makerAlgorithm,
        byte[] makerValue,
        Optional<ASN1Encodable> timestamp,
        List<Holder> holders,
        Instant createdAt,
        Instant validFrom,
        Instant validTo) {

    public SealData {
        signedForms = List.copyOf(signedForms);
        holders = List.copyOf(holders);
    }

    /**
     * One certificate that may use the seal.
     *
     * @param digest name of the digest; empty when {@code value} is the certificate itself
     * @param value the certificate or its digest
     */
    @SuppressWarnings("ArrayRecordComponent") // read only inside the verifier, never compared
    public record Holder(Optional<String> digest, byte[] value) {
        boolean is(byte[] certificate) {
            if (digest.isEmpty()) {
                return Arrays.equals(value, certificate);
            }
            return Digests.named(digest.get())
                    .filter(algorithm -> !algorithm.weak())
                    .filter(algorithm -> Arrays.equals(value, Digests.digest(algorithm, certificate)))
                    .isPresent();
        }
    }

    /** The maker's value over the seal: right when it is over one of the two forms. */
    SignatureCheck.Outcome checkMaker() {
        SignatureCheck.Outcome outcome = new SignatureCheck.Wrong(makerAlgorithm.getId());
        for (byte[] form : signedForms) {
            outcome = SignatureCheck.check(
                    new AlgorithmIdentifier(makerAlgorithm),
                    Optional.empty(),
                    maker.getSubjectPublicKeyInfo(),
                    form,
                    makerValue);
            if (outcome instanceof SignatureCheck.Right) {
                return outcome;
            }
        }
        return outcome;
    }

    /** Whether the seal names this certificate, whole or by its digest. */
    boolean names(byte[] certificate) {
        return holders.stream().anyMatch(holder -> holder.is(certificate));
    }
}
