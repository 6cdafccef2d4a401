package org.hudang.signing.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks over HTTP within bounds: one wait for everything from connecting to the last byte (a trickle counts as silence),
 * a largest body, no redirects.
 */
public final class LimitedHttp {
    /** The longest wait for a whole answer. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** The largest answer in bytes. */
    public static final int LARGEST_ANSWER = 1024 * 1024;

    private final Duration wait;
    private final HttpClient http;

    /**
     * A client.
     *
     * @param wait up to {@link #LONGEST_WAIT}
     */
    public LimitedHttp(Duration wait) {
        if (wait.isNegative() || wait.isZero() || wait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("a wait is up to " + LONGEST_WAIT + ", not " + wait);
        }
        this.wait = wait;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(wait)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Fetches what stands at an address. */
    public HttpAnswer get(URI address, String accept) {
        return ask(HttpRequest.newBuilder(address)
                .timeout(wait)
                .header("Accept", accept)
                .GET()
                .build());
    }

    /** Sends a question and takes the answer. */
    public HttpAnswer post(URI address, String mediaType, String accept, byte[] question) {
        return ask(HttpRequest.newBuilder(address)
                .timeout(wait)
                .header("Content-Type", mediaType)
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build());
    }

    /**
     * Sends a question on behalf of somebody.
     *
     * @param authorization value of the header, for example {@code Bearer …}; never written to a log here
     */
    public HttpAnswer post(URI address, String mediaType, String accept, String authorization, byte[] question) {
        return ask(HttpRequest.newBuilder(address)
                .timeout(wait)
                .header("Content-Type", mediaType)
                .header("Accept", accept)
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build());
    }

    private HttpAnswer ask(HttpRequest request) {
        CompletableFuture<HttpResponse<Optional<byte[]>>> answer =
                http.sendAsync(request, head -> new LimitedBody(LARGEST_ANSWER));
        try {
            HttpResponse<Optional<byte[]>> whole = answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            String mediaType = whole.headers().firstValue("Content-Type").orElse("");
            return whole.body()
                    .<HttpAnswer>map(body -> new HttpAnswer.Whole(whole.statusCode(), mediaType, body))
                    .orElseGet(() -> new HttpAnswer.TooLarge(whole.statusCode()));
        } catch (TimeoutException e) {
            return new HttpAnswer.Silent("no whole answer within " + wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HttpAnswer.Silent("interrupted while waiting");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            boolean late = cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
            return new HttpAnswer.Silent(
                    late
                            ? "no whole answer within " + wait
                            : "the connection failed: " + cause.getClass().getSimpleName());
        } finally {
            answer.cancel(true);
        }
    }
}
