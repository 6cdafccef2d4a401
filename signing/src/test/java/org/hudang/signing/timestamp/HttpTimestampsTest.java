package org.hudang.signing.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TimeStampRequest;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.timestamp.TimestampAnswer.NoAnswer;
import org.hudang.signing.timestamp.TimestampAnswer.Reason;
import org.hudang.signing.timestamp.TimestampAnswer.Stamped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpTimestampsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final byte[] IMPRINT = new byte[32];

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private ExecutorService threads;

    @SuppressWarnings("NullAway.Init")
    private DemoAuthority authority;

    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        authority = DemoAuthority.openOrCreate(folder.resolve("ca"), at(NOW), new SecureRandom());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    interface Answer {
        void to(HttpExchange exchange, TimeStampRequest request) throws Exception;
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void an_honest_authority_stamps(DigestAlgorithm algorithm) {
        // given an authority over HTTP
        HttpTimestamps client = client((exchange, request) -> reply(exchange, granted(token(request))), trust());

        // when
        TimestampAnswer answer = client.stamp(algorithm, IMPRINT);

        // then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Stamped.class, stamped -> assertThat(stamped.time()).isEqualTo(NOW));
    }

    @Test
    void nobody_listens() {
        // given an address whose server is gone
        HttpTimestamps client = client((exchange, request) -> {}, trust());
        server.stop(0);

        // then
        refused(client, Reason.UNREACHABLE);
    }

    @Test
    void an_answer_that_never_comes() {
        refused(
                client((exchange, request) -> over.await(), trust()).waitingAtMost(Duration.ofMillis(300)),
                Reason.UNREACHABLE);
    }

    @Test
    void an_answer_that_trickles_forever() {
        // given a server that sends a byte whenever the last one was taken
        HttpTimestamps client = client(
                        (exchange, request) -> {
                            head(exchange, 200, "application/timestamp-reply", 0);
                            try (OutputStream out = exchange.getResponseBody()) {
                                while (!over.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                                    out.write(0x30);
                                    out.flush();
                                }
                            }
                        },
                        trust())
                .waitingAtMost(Duration.ofMillis(400));

        // then the whole answer counts, not its first byte
        refused(client, Reason.UNREACHABLE);
    }

    @Test
    void an_answer_larger_than_a_megabyte() {
        refused(
                client((exchange, request) -> reply(exchange, new byte[HttpTimestamps.LARGEST_ANSWER + 1]), trust()),
                Reason.TOO_LARGE);
    }

    @Test
    void a_redirect_is_not_followed() {
        refused(
                client(
                        (exchange, request) -> {
                            exchange.getResponseHeaders().set("Location", "/elsewhere");
                            exchange.sendResponseHeaders(302, -1);
                        },
                        trust()),
                Reason.REFUSED_BY_HTTP);
    }

    @Test
    void a_server_error() {
        refused(client((exchange, request) -> exchange.sendResponseHeaders(500, -1), trust()), Reason.REFUSED_BY_HTTP);
    }

    @Test
    void a_page_instead_of_a_timestamp() {
        refused(
                client(
                        (exchange, request) -> {
                            head(exchange, 200, "text/html", 2);
                            exchange.getResponseBody().write(new byte[2]);
                        },
                        trust()),
                Reason.REFUSED_BY_HTTP);
    }

    @Test
    void garbage_instead_of_a_timestamp() {
        refused(client((exchange, request) -> reply(exchange, new byte[] {1, 2, 3}), trust()), Reason.NOT_GRANTED);
    }

    @Test
    void a_rejection() {
        refused(
                client(
                        (exchange, request) -> reply(
                                exchange,
                                new TimeStampResp(
                                                new PKIStatusInfo(
                                                        PKIStatus.rejection,
                                                        null,
                                                        new PKIFailureInfo(PKIFailureInfo.timeNotAvailable)),
                                                null)
                                        .getEncoded()),
                        trust()),
                Reason.NOT_GRANTED);
    }

    @Test
    void a_token_over_another_digest() {
        refused(
                client(
                        (exchange, request) -> {
                            byte[] other = new byte[32];
                            other[0] = 1;
                            reply(exchange, granted(authority.timestamps().stamp(DigestAlgorithm.SHA_256, other)));
                        },
                        trust()),
                Reason.OTHER_REQUEST);
    }

    @Test
    void a_token_of_the_past_played_again() {
        // given a token for the same digest that carries no nonce of ours
        refused(
                client(
                        (exchange, request) -> reply(
                                exchange, granted(authority.timestamps().stamp(DigestAlgorithm.SHA_256, IMPRINT))),
                        trust()),
                Reason.OTHER_REQUEST);
    }

    @Test
    void a_token_under_another_policy() {
        refused(
                client((exchange, request) -> reply(exchange, granted(token(request))), trust().requiring("1.2.3.4.5")),
                Reason.OTHER_POLICY);
    }

    @Test
    void a_token_of_an_authority_we_do_not_trust() {
        // given trust in another authority of the same names
        DemoAuthority stranger = DemoAuthority.openOrCreate(folder.resolve("stranger"), at(NOW), new SecureRandom());
        refused(
                client(
                        (exchange, request) -> reply(exchange, granted(token(request))),
                        TimestampTrust.in(stranger.anchors())),
                Reason.UNTRUSTED);
    }

    @Test
    void a_token_with_a_broken_signature() {
        refused(
                client(
                        (exchange, request) -> {
                            byte[] reply = granted(token(request));
                            reply[reply.length - 1] ^= 1;
                            reply(exchange, reply);
                        },
                        trust()),
                Reason.UNTRUSTED);
    }

    @Test
    void a_token_from_another_day() {
        // given our clock is a day ahead of the authority's
        HttpTimestamps client = HttpTimestamps.at(
                address((exchange, request) -> reply(exchange, granted(token(request)))),
                trust(),
                at(NOW.plus(Duration.ofDays(1))),
                new SecureRandom());
        refused(client, Reason.IMPLAUSIBLE_TIME);
    }

    @Test
    void the_second_authority_is_asked_when_the_first_does_not_answer() {
        // given
        Timestamps silent = (algorithm, imprint) -> new NoAnswer(Reason.UNREACHABLE, "silent");
        HttpTimestamps honest = client((exchange, request) -> reply(exchange, granted(token(request))), trust());

        // then
        assertThat(new FirstAnswer(List.of(silent, honest)).stamp(DigestAlgorithm.SHA_256, IMPRINT))
                .isInstanceOf(Stamped.class);
        assertThat(new FirstAnswer(List.of(silent, silent)).stamp(DigestAlgorithm.SHA_256, IMPRINT))
                .isInstanceOf(NoAnswer.class);
    }

    private static void refused(Timestamps client, Reason reason) {
        assertThat(client.stamp(DigestAlgorithm.SHA_256, IMPRINT))
                .isInstanceOfSatisfying(
                        NoAnswer.class,
                        none -> assertThat(none.why()).as(none.detail()).isEqualTo(reason));
    }

    private TimestampTrust trust() {
        return TimestampTrust.in(authority.anchors()).requiring(DemoAuthority.stampingPolicy());
    }

    private HttpTimestamps client(Answer answer, TimestampTrust trust) {
        return HttpTimestamps.at(address(answer), trust, at(NOW.plusSeconds(2)), new SecureRandom());
    }

    private URI address(Answer answer) {
        server.createContext("/tsa", exchange -> {
            try (exchange) {
                answer.to(
                        exchange, new TimeStampRequest(exchange.getRequestBody().readAllBytes()));
            } catch (IOException clientWentAway) {
                throw clientWentAway;
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    private TimestampAnswer token(TimeStampRequest request) {
        BoxTimestamps box = (BoxTimestamps) authority.timestamps();
        DigestAlgorithm algorithm = request.getMessageImprintAlgOID()
                        .equals(DigestAlgorithm.SM3.identifier().getAlgorithm())
                ? DigestAlgorithm.SM3
                : DigestAlgorithm.SHA_256;
        StampingKey key = algorithm == DigestAlgorithm.SM3 ? box.national() : box.international();
        Optional<BigInteger> nonce = Optional.of(request.getNonce());
        return key.token(algorithm, request.getMessageImprintDigest(), nonce);
    }

    private static byte[] granted(TimestampAnswer answer) throws IOException {
        byte[] token = ((Stamped) answer).token().der();
        return new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), ContentInfo.getInstance(token))
                .getEncoded("DER");
    }

    private static void reply(HttpExchange exchange, byte[] body) throws IOException {
        head(exchange, 200, "application/timestamp-reply", body.length);
        exchange.getResponseBody().write(body);
    }

    private static void head(HttpExchange exchange, int status, String type, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, length);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
