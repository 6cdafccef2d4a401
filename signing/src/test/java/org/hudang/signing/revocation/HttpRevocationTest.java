package org.hudang.signing.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.hudang.signing.http.LimitedHttp;
import org.hudang.signing.revocation.RevocationAnswer.NoAnswer;
import org.hudang.signing.revocation.RevocationAnswer.Proof;
import org.hudang.signing.revocation.RevocationAnswer.Reason;
import org.hudang.signing.revocation.TestIssuer.Lie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpRevocationTest {
    private static final Instant NOW = TestIssuer.NOW;

    private final TestIssuer issuer = new TestIssuer();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private ExecutorService threads;

    interface Service {
        void to(HttpExchange exchange) throws Exception;
    }

    @BeforeEach
    void start() throws IOException {
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

    // ---- answers

    @Test
    void a_good_answer_proves_that_the_certificate_is_not_withdrawn() {
        answering(issuer.honest());

        RevocationAnswer answer = ask(leaf(List.of(at("ocsp")), List.of()));

        assertThat(answer).isInstanceOfSatisfying(Proof.class, proof -> {
            assertThat(proof.withdrawnSince()).isEmpty();
            assertThat(proof.evidence().kind()).isEqualTo(RevocationEvidence.Kind.ANSWER);
            assertThat(proof.evidence().madeAt()).isEqualTo(NOW);
            assertThat(proof.evidence().responders()).hasSize(1);
        });
    }

    @Test
    void a_withdrawn_certificate_is_told_with_its_time() {
        Instant since = NOW.minus(Duration.ofDays(3));
        lying(lie -> with(lie, new RevokedStatus(java.util.Date.from(since), 1)));

        assertThat(ask(leaf(List.of(at("ocsp")), List.of())))
                .isInstanceOfSatisfying(
                        Proof.class, proof -> assertThat(proof.withdrawnSince()).contains(since));
    }

    @Test
    void an_answer_to_another_question_is_not_taken() {
        lying(lie -> new Lie(
                lie.from(),
                lie.until(),
                lie.serial(),
                Optional.of(new byte[16]),
                lie.signer(),
                lie.responder(),
                lie.status()));

        refused(Reason.OTHER_NONCE);
    }

    @Test
    void an_answer_about_another_certificate_is_not_taken() {
        lying(lie -> new Lie(
                lie.from(),
                lie.until(),
                Optional.of(BigInteger.TEN),
                lie.nonce(),
                lie.signer(),
                lie.responder(),
                lie.status()));

        refused(Reason.OTHER_CERTIFICATE);
    }

    @Test
    void an_answer_that_is_over_is_not_taken() {
        lying(lie -> during(lie, NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2))));

        refused(Reason.STALE);
    }

    @Test
    void an_answer_from_tomorrow_is_not_taken() {
        lying(lie -> during(lie, NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(2))));

        refused(Reason.STALE);
    }

    @Test
    void a_responder_that_the_issuer_did_not_appoint_is_not_believed() {
        lying(lie -> signedBy(lie, issuer.responder(TestIssuer.pair(), KeyPurposeId.id_kp_OCSPSigning)));

        refused(Reason.UNTRUSTED);
    }

    @Test
    void a_certificate_for_another_purpose_makes_no_responder() {
        lying(lie -> signedBy(lie, issuer.responder(issuer.pair, KeyPurposeId.id_kp_clientAuth)));

        refused(Reason.UNTRUSTED);
    }

    @Test
    void an_answer_with_a_wrong_signature_is_not_believed() {
        lying(lie -> new Lie(
                lie.from(), lie.until(), lie.serial(), lie.nonce(), TestIssuer.pair(), lie.responder(), lie.status()));

        refused(Reason.UNTRUSTED);
    }

    @Test
    void a_responder_that_does_not_know_the_certificate_proves_nothing() {
        lying(lie -> with(lie, new UnknownStatus()));

        refused(Reason.UNKNOWN_CERTIFICATE);
    }

    // ---- the network

    @Test
    void a_host_that_is_not_on_the_list_is_never_asked() {
        answering(issuer.honest());
        X509Certificate leaf = leaf(List.of(at("ocsp")), List.of(at("crl")));

        RevocationAnswer answer = HttpRevocation.from(AllowedHosts.of("crl.example.cn"), clock(), new SecureRandom())
                .about(leaf, issuer.certificate);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.why()).isEqualTo(Reason.HOST_NOT_ALLOWED));
        assertThat(asked).hasValue(0);
    }

    @Test
    void neither_files_nor_directories_are_asked() {
        assertThat(ask(leaf(List.of("file:///etc/passwd", "ldap://localhost/x"), List.of())))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.why()).isEqualTo(Reason.HOST_NOT_ALLOWED));
    }

    @Test
    void a_redirect_is_not_followed() {
        serve("/ocsp", exchange -> {
            exchange.getResponseHeaders().add("Location", at("elsewhere"));
            exchange.sendResponseHeaders(302, -1);
        });
        serve("/elsewhere", exchange -> {
            asked.addAndGet(100);
            reply(exchange, issuer.answer(exchange.getRequestBody().readAllBytes(), issuer.honest()));
        });

        refused(Reason.REFUSED_BY_HTTP);
        assertThat(asked).hasValueLessThan(100);
    }

    @Test
    void a_late_answer_is_no_answer() {
        serve("/ocsp", exchange -> over.await());

        assertThat(source().waitingAtMost(Duration.ofMillis(300))
                        .about(leaf(List.of(at("ocsp")), List.of()), issuer.certificate))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.why()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void a_huge_answer_is_dropped() {
        serve("/ocsp", exchange -> reply(exchange, new byte[LimitedHttp.LARGEST_ANSWER + 1]));

        refused(Reason.TOO_LARGE);
    }

    @Test
    void garbage_is_unreadable() {
        serve("/ocsp", exchange -> reply(exchange, new byte[] {1, 2, 3}));

        refused(Reason.UNREADABLE);
    }

    @Test
    void a_certificate_that_names_nobody_cannot_be_asked_about() {
        assertThat(ask(leaf(List.of(), List.of())))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.why()).isEqualTo(Reason.NOWHERE_TO_ASK));
    }

    // ---- lists

    @Test
    void when_the_responder_is_silent_the_list_is_fetched() {
        serve("/ocsp", exchange -> exchange.sendResponseHeaders(503, -1));
        serve(
                "/crl",
                exchange -> reply(
                        exchange,
                        issuer.list(NOW, NOW.plusSeconds(3600), issuer.pair).getEncoded()));

        assertThat(ask(leaf(List.of(at("ocsp")), List.of(at("crl"))))).isInstanceOfSatisfying(Proof.class, proof -> {
            assertThat(proof.evidence().kind()).isEqualTo(RevocationEvidence.Kind.LIST);
            assertThat(proof.withdrawnSince()).isEmpty();
        });
    }

    @Test
    void a_list_that_names_the_certificate_tells_since_when() {
        X509Certificate leaf = leaf(List.of(), List.of(at("crl")));
        serve(
                "/crl",
                exchange -> reply(
                        exchange,
                        issuer.list(NOW, NOW.plusSeconds(3600), issuer.pair, leaf)
                                .getEncoded()));

        assertThat(ask(leaf))
                .isInstanceOfSatisfying(
                        Proof.class, proof -> assertThat(proof.withdrawnSince()).contains(NOW));
    }

    @Test
    void a_list_that_is_over_or_signed_by_another_is_not_taken() {
        X509Certificate leaf = leaf(List.of(), List.of(at("crl")));
        KnownLists over = new KnownLists(
                () -> List.of(issuer.list(NOW.minusSeconds(7200), NOW.minusSeconds(3600), issuer.pair)), clock());
        KnownLists forged =
                new KnownLists(() -> List.of(issuer.list(NOW, NOW.plusSeconds(3600), TestIssuer.pair())), clock());

        assertThat(((NoAnswer) over.about(leaf, issuer.certificate)).why()).isEqualTo(Reason.STALE);
        assertThat(((NoAnswer) forged.about(leaf, issuer.certificate)).why()).isEqualTo(Reason.UNTRUSTED);
    }

    // ---- given

    private void answering(Lie lie) {
        serve(
                "/ocsp",
                exchange ->
                        reply(exchange, issuer.answer(exchange.getRequestBody().readAllBytes(), lie)));
    }

    private void lying(UnaryOperator<Lie> how) {
        answering(how.apply(issuer.honest()));
    }

    private static Lie with(Lie lie, org.bouncycastle.cert.ocsp.CertificateStatus status) {
        return new Lie(lie.from(), lie.until(), lie.serial(), lie.nonce(), lie.signer(), lie.responder(), status);
    }

    private static Lie during(Lie lie, Instant from, Instant until) {
        return new Lie(
                from, Optional.of(until), lie.serial(), lie.nonce(), lie.signer(), lie.responder(), lie.status());
    }

    private static Lie signedBy(Lie lie, X509Certificate responder) {
        return new Lie(
                lie.from(), lie.until(), lie.serial(), lie.nonce(), lie.signer(), Optional.of(responder), lie.status());
    }

    private void refused(Reason reason) {
        assertThat(ask(leaf(List.of(at("ocsp")), List.of())))
                .isInstanceOfSatisfying(
                        NoAnswer.class, none -> assertThat(none.why()).isEqualTo(reason));
    }

    private RevocationAnswer ask(X509Certificate leaf) {
        return source().about(leaf, issuer.certificate);
    }

    private HttpRevocation source() {
        return HttpRevocation.from(
                AllowedHosts.of("localhost:" + server.getAddress().getPort()), clock(), new SecureRandom());
    }

    private X509Certificate leaf(List<String> answers, List<String> lists) {
        return issuer.leaf(answers, lists);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private String at(String path) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + path;
    }

    private void serve(String path, Service service) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                service.to(exchange);
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
    }

    private static void reply(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
