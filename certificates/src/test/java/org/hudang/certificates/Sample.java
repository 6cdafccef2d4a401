package org.hudang.certificates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckMaterial;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.certificates.payload.CertificateFacts.Grant;
import org.hudang.certificates.payload.CertificateFacts.Person;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.payload.CertificateFacts.Times;
import org.hudang.certificates.payload.CertificateLink;
import org.hudang.certificates.payload.CertificatePayload;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.status.StatusListToken;
import org.hudang.certificates.trust.Bureau;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustedKey;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadSigner;

/** Invented certificates, lists and checkers, the same in every run. */
public final class Sample {
    /** Host whose links are ours. */
    public static final String HOST = "dang.example.gov.cn";
    /** Moment of every check unless a test says otherwise. */
    public static final Instant NOW = Instant.parse("2027-03-01T02:00:00Z");
    /** An invented bureau of the invented county 999001. */
    public static final Bureau BUREAU =
            new Bureau(999001, "样例县民政局", "Sample County Civil Affairs Bureau", "https://" + HOST + "/status/");
    /** An invented neighbour. */
    public static final Bureau NEIGHBOUR =
            new Bureau(999002, "邻县民政局", "Neighbour County Civil Affairs Bureau", "https://" + HOST + "/other/");
    /** When sample certificates were issued. */
    public static final Instant ISSUED = Instant.parse("2027-01-05T03:04:05Z");

    private Sample() {}

    /** Facts of an invented person, in force at {@link #NOW}. */
    public static CertificateFacts facts() {
        return facts(times("2027-01-04T16:00:00Z", "2027-12-31T16:00:00Z"));
    }

    /** The same with other times. */
    public static CertificateFacts facts(Times times) {
        byte[] id = new byte[16];
        for (int at = 0; at < id.length; at++) {
            id[at] = (byte) (at * 17 + 1);
        }
        return new CertificateFacts(
                CertificateId.of(id),
                new Person("欧阳*例", "123X"),
                new Grant("DB", "999001001", 4, 2),
                BUREAU.code(),
                new StatusPlace(1, 100_007),
                times);
    }

    /** Times from and to. */
    public static Times times(String notBefore, String notAfter) {
        return new Times(ISSUED, Instant.parse(notBefore), Instant.parse(notAfter));
    }

    /** Signed bytes of facts. */
    public static byte[] envelope(CertificateFacts facts, PayloadSigner signer) {
        return SignedEnvelope.signBare(
                signer, signer.current(PayloadContext.CERTIFICATE), CertificatePayload.write(facts));
    }

    /** The printed link of signed bytes. */
    public static String link(byte[] envelope) {
        return new CertificateLink(HOST).around(Digits.of(envelope));
    }

    /** A trust list with the keys of these signers. */
    public static TrustList trust(PayloadSigner... signers) {
        List<TrustedKey> keys = java.util.Arrays.stream(signers)
                .flatMap(signer -> List.of(PayloadContext.CERTIFICATE, PayloadContext.STATUS_LIST).stream()
                        .map(context -> TrustedKey.of(signer.current(context), BUREAU.code())))
                .toList();
        return trust(keys);
    }

    /** A trust list with these keys. */
    public static TrustList trust(List<TrustedKey> keys) {
        return new TrustList(
                7,
                Instant.parse("2027-01-01T00:00:00Z"),
                Instant.parse("2028-02-01T00:00:00Z"),
                keys,
                List.of(BUREAU, NEIGHBOUR));
    }

    /** A token of list 1, signed an hour before {@link #NOW}. */
    public static StatusListToken status(Map<Integer, Integer> values, PayloadSigner signer) {
        return status(values, signer, NOW.minus(Duration.ofHours(1)));
    }

    /** A token of list 1. */
    public static StatusListToken status(Map<Integer, Integer> values, PayloadSigner signer, Instant at) {
        return SignedStatusList.sign(BUREAU.statusList(1), values, at, StatusListToken.Life.usual(), signer);
    }

    /** Status lists that have this one. */
    public static CheckMaterial.StatusLists lists(StatusListToken token) {
        return uri -> uri.equals(token.uri()) ? Optional.of(token.token()) : Optional.empty();
    }

    /** A checker at a moment. */
    public static CertificateChecker checker(TrustList trust, CheckMaterial.StatusLists lists, Instant now) {
        return CertificateChecker.with(
                new CheckMaterial(Set.of(HOST), Optional.of(trust), lists), Clock.fixed(now, ZoneOffset.UTC));
    }
}
