package org.hudang.signing.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.hudang.signing.http.HttpAnswer;
import org.hudang.signing.http.LimitedHttp;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.timestamp.TimestampAnswer.NoAnswer;
import org.hudang.signing.timestamp.TimestampAnswer.Reason;

/**
 * A time-stamping authority over HTTP (RFC 3161 §3.4): at most five seconds from question to the last byte, at most
 * 1 MB, no redirects, everything in the answer checked.
 */
public final class HttpTimestamps implements Timestamps {
    /** The longest wait for the whole answer. */
    public static final Duration LONGEST_WAIT = LimitedHttp.LONGEST_WAIT;
    /** The largest answer in bytes. */
    public static final int LARGEST_ANSWER = LimitedHttp.LARGEST_ANSWER;

    private static final String REPLY = "application/timestamp-reply";

    private final URI address;
    private final TimestampTrust trust;
    private final TokenCheck check;
    private final Clock clock;
    private final SecureRandom random;
    private final LimitedHttp http;

    private HttpTimestamps(URI address, TimestampTrust trust, Clock clock, SecureRandom random, Duration wait) {
        this.address = address;
        this.trust = trust;
        this.check = new TokenCheck(trust);
        this.clock = clock;
        this.random = random;
        this.http = new LimitedHttp(wait);
    }

    /**
     * The authority at an address set by the operator.
     *
     * @param address http or https
     */
    public static HttpTimestamps at(URI address, TimestampTrust trust, Clock clock, SecureRandom random) {
        return new HttpTimestamps(address, trust, clock, random, LONGEST_WAIT);
    }

    /** The same with a shorter wait. */
    public HttpTimestamps waitingAtMost(Duration shorter) {
        return new HttpTimestamps(address, trust, clock, random, shorter);
    }

    @Override
    public TimestampAnswer stamp(DigestAlgorithm algorithm, byte[] imprint) {
        BigInteger nonce = new BigInteger(64, random);
        byte[] question = question(algorithm, imprint, nonce);
        HttpAnswer answer = http.post(address, "application/timestamp-query", REPLY, question);
        if (answer instanceof HttpAnswer.Silent silent) {
            return new NoAnswer(Reason.UNREACHABLE, silent.why());
        }
        if (answer instanceof HttpAnswer.TooLarge) {
            return new NoAnswer(Reason.TOO_LARGE, "the answer is larger than " + LARGEST_ANSWER + " bytes");
        }
        HttpAnswer.Whole whole = (HttpAnswer.Whole) answer;
        if (whole.status() != 200 || !whole.mediaType().startsWith(REPLY)) {
            return new NoAnswer(Reason.REFUSED_BY_HTTP, "HTTP status " + whole.status());
        }
        return read(whole.body(), new TokenCheck.Question(algorithm, imprint, nonce, clock.instant()));
    }

    private byte[] question(DigestAlgorithm algorithm, byte[] imprint, BigInteger nonce) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        trust.policy().ifPresent(oid -> generator.setReqPolicy(new ASN1ObjectIdentifier(oid)));
        try {
            return generator
                    .generate(algorithm.identifier().getAlgorithm(), imprint, nonce)
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a question always encodes", e);
        }
    }

    private TimestampAnswer read(byte[] body, TokenCheck.Question question) {
        ContentInfo token;
        try {
            TimeStampResp reply = TimeStampResp.getInstance(body);
            int status = reply.getStatus().getStatus().intValue();
            token = reply.getTimeStampToken();
            if ((status != PKIStatus.GRANTED && status != PKIStatus.GRANTED_WITH_MODS) || token == null) {
                return new NoAnswer(Reason.NOT_GRANTED, "the authority answered with status " + status);
            }
        } catch (RuntimeException e) {
            return new NoAnswer(Reason.NOT_GRANTED, "the answer is no timestamp reply");
        }
        return check.check(token, question);
    }
}
