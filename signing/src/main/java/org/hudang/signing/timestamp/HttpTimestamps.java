package org.hudang.signing.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.timestamp.TimestampAnswer.NoAnswer;
import org.hudang.signing.timestamp.TimestampAnswer.Reason;

/**
 * A time-stamping authority over HTTP (RFC 3161 §3.4): at most five seconds from question to the last byte, at most
 * 1 MB, no redirects, everything in the answer checked.
 */
public final class HttpTimestamps implements Timestamps {
    /** The longest wait for the whole answer. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** The largest answer in bytes. */
    public static final int LARGEST_ANSWER = 1024 * 1024;

    private final URI address;
    private final TimestampTrust trust;
    private final TokenCheck check;
    private final Clock clock;
    private final SecureRandom random;
    private final Duration wait;
    private final HttpClient http;

    private HttpTimestamps(URI address, TimestampTrust trust, Clock clock, SecureRandom random, Duration wait) {
        this.address = address;
        this.trust = trust;
        this.check = new TokenCheck(trust);
        this.clock = clock;
        this.random = random;
        this.wait = wait;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(wait)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
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
        if (shorter.isNegative() || shorter.isZero() || shorter.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("a wait is up to " + LONGEST_WAIT + ", not " + shorter);
        }
        return new HttpTimestamps(address, trust, clock, random, shorter);
    }

    @Override
    public TimestampAnswer stamp(DigestAlgorithm algorithm, byte[] imprint) {
        BigInteger nonce = new BigInteger(64, random);
        TimeStampRequest question = question(algorithm, imprint, nonce);
        HttpResponse<Optional<byte[]>> answer;
        try {
            answer = ask(question.getEncoded());
        } catch (TimeoutException e) {
            return new NoAnswer(Reason.UNREACHABLE, "no whole answer within " + wait);
        } catch (IOException e) {
            return new NoAnswer(
                    Reason.UNREACHABLE, "the connection failed: " + e.getClass().getSimpleName());
        }
        if (answer.statusCode() != 200
                || !answer.headers().firstValue("Content-Type").orElse("").startsWith("application/timestamp-reply")) {
            return new NoAnswer(Reason.REFUSED_BY_HTTP, "HTTP status " + answer.statusCode());
        }
        if (answer.body().isEmpty()) {
            return new NoAnswer(Reason.TOO_LARGE, "the answer is larger than " + LARGEST_ANSWER + " bytes");
        }
        return read(answer.body().get(), new TokenCheck.Question(algorithm, imprint, nonce, clock.instant()));
    }

    private TimeStampRequest question(DigestAlgorithm algorithm, byte[] imprint, BigInteger nonce) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        trust.policy().ifPresent(oid -> generator.setReqPolicy(new ASN1ObjectIdentifier(oid)));
        return generator.generate(algorithm.identifier().getAlgorithm(), imprint, nonce);
    }

    private HttpResponse<Optional<byte[]>> ask(byte[] question) throws IOException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(wait)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer =
                http.sendAsync(request, head -> new LimitedBody(LARGEST_ANSWER));
        try {
            return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting", e);
        } catch (ExecutionException e) {
            throw new IOException("the request failed", e);
        } finally {
            answer.cancel(true);
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
