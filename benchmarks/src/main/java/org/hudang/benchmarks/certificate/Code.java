package org.hudang.benchmarks.certificate;

import java.time.Instant;
import java.util.HexFormat;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.payload.CertificateFacts.Grant;
import org.hudang.certificates.payload.CertificateFacts.Person;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.payload.CertificateFacts.Times;
import org.hudang.certificates.payload.CertificateLink;
import org.hudang.certificates.payload.CertificatePayload;
import org.hudang.certificates.payload.Digits;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadSigner;

/** An invented certificate with a name of four characters. */
final class Code {
    static final String HOST = "dang.example.gov.cn";

    private Code() {}

    static CertificateFacts facts() {
        return new CertificateFacts(
                CertificateId.of(HexFormat.of().parseHex("00112233445566778899aabbccddeeff")),
                new Person("欧阳*例", "123X"),
                new Grant("DB", "999001001", 4, 2),
                999001,
                new StatusPlace(1, 100_007),
                new Times(
                        Instant.parse("2026-11-20T03:04:05Z"),
                        Instant.parse("2026-11-20T16:00:00Z"),
                        Instant.parse("2027-11-30T16:00:00Z")));
    }

    /** The signed bytes. */
    static byte[] envelope(PayloadSigner signer) {
        return SignedEnvelope.signBare(
                signer, signer.current(PayloadContext.CERTIFICATE), CertificatePayload.write(facts()));
    }

    /** The text in the code. */
    static String link(byte[] envelope) {
        return new CertificateLink(HOST).around(Digits.of(envelope));
    }
}
