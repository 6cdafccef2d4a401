package org.hudang.signing.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.hudang.signing.cms.CmsTemplate;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyUnusable;
import org.hudang.signing.key.SigningKey;

/** A key of a time-stamping authority in this process: makes tokens (RFC 3161 §2.4.2) with an accuracy of one second. */
public final class StampingKey {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final SigningKey key;
    private final String policy;
    private final Clock clock;
    private final SecureRandom random;
    private final CmsTemplate template;

    /**
     * A stamping key.
     *
     * @param policy OID in dots
     */
    public StampingKey(SigningKey key, String policy, Clock clock, SecureRandom random) {
        this.key = key;
        this.policy = policy;
        this.clock = clock;
        this.random = random;
        this.template = new CmsTemplate(key.algorithm(), key.chain(), PKCSObjectIdentifiers.id_ct_TSTInfo);
    }

    /**
     * A token over a digest.
     *
     * @param nonce repeated in the token
     * @throws KeyUnusable outside the life of the key's certificate
     */
    public TimestampAnswer.Stamped token(DigestAlgorithm algorithm, byte[] imprint, Optional<BigInteger> nonce) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            key.chain().get(0).checkValidity(Date.from(now));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new KeyUnusable("the certificate of the time-stamping authority is not valid now");
        }
        TSTInfo info = new TSTInfo(
                new ASN1ObjectIdentifier(policy),
                new MessageImprint(algorithm.identifier(), imprint),
                new ASN1Integer(new BigInteger(127, random)),
                new ASN1GeneralizedTime(TIME.format(now)),
                new Accuracy(new ASN1Integer(1), null, null),
                null,
                nonce.map(ASN1Integer::new).orElse(null),
                null,
                null);
        byte[] content;
        try {
            content = info.getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("a TSTInfo always encodes", e);
        }
        byte[] attributes = template.signedAttributes(key.algorithm().digest().digest(content));
        byte[] signature = key.sign(template.toBeSigned(attributes));
        return new TimestampAnswer.Stamped(
                TimestampToken.of(template.assembleAround(content, attributes, signature)), now);
    }
}
