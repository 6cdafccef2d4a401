package org.hudang.signing.key.remote;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.hudang.signing.key.SigningKey;

/**
 * A server that speaks the API of the Cloud Signature Consortium as an honest service would: it signs with real keys, and gives
 * for each hash an authorisation that is good once and for this hash only.
 */
final class CscServer implements AutoCloseable {
    static final String TOKEN = "token-of-the-house";
    static final String PIN = "2468";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, SigningKey> keys = new ConcurrentHashMap<>();
    private final Map<String, String> authorised = new ConcurrentHashMap<>();
    private final WireMockServer server;
    private volatile UnaryOperator<byte[]> afterSigning = UnaryOperator.identity();

    CscServer() {
        server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .notifier(new Slf4jNotifier(false))
                .extensions(new Operations()));
        server.start();
        for (String operation : new String[] {"credentials/info", "credentials/authorize", "signatures/signHash"}) {
            server.stubFor(post("/csc/v1/" + operation).willReturn(aResponse().withTransformers("csc")));
        }
    }

    /** The keys in this server's hands. */
    CscServer with(String credential, SigningKey key) {
        keys.put(credential, key);
        return this;
    }

    /** What is done to a value before it is handed out. */
    void afterSigning(UnaryOperator<byte[]> change) {
        afterSigning = change;
    }

    /** Answers this operation so, and not honestly. */
    void instead(String operation, ResponseDefinitionBuilder answer) {
        server.stubFor(post("/csc/v1/" + operation).atPriority(1).willReturn(answer));
    }

    /** Every body that was sent to an operation. */
    java.util.List<String> asked(String operation) {
        return server.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().endsWith(operation))
                .map(event -> event.getRequest().getBodyAsString())
                .toList();
    }

    RemotePlace place() {
        return new RemotePlace(
                URI.create(server.baseUrl().replace("localhost", "127.0.0.1") + "/csc/v1"), Duration.ofSeconds(3));
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Operations implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            try {
                if (!("Bearer " + TOKEN).equals(event.getRequest().getHeader("Authorization"))) {
                    return refused(401, "invalid_token");
                }
                JsonNode question = JSON.readTree(event.getRequest().getBodyAsString());
                SigningKey key = keys.get(question.path("credentialID").asText());
                if (key == null) {
                    return refused(400, "invalid_request");
                }
                String url = event.getRequest().getUrl();
                if (url.endsWith("info")) {
                    return okJson(info(key).toString()).build();
                }
                return url.endsWith("authorize") ? authorize(question) : sign(question, key);
            } catch (IOException | CertificateEncodingException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }

        @Override
        public String getName() {
            return "csc";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }

    private static ObjectNode info(SigningKey key) throws CertificateEncodingException {
        ObjectNode info = JSON.createObjectNode();
        info.putObject("key")
                .put("status", "enabled")
                .putArray("algo")
                .add(RemoteKey.signatureAlgorithm(key.algorithm()));
        var certificates = info.putObject("cert").put("status", "valid").putArray("certificates");
        for (X509Certificate certificate : key.chain()) {
            certificates.add(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        }
        return info.put("authMode", "explicit").put("SCAL", "2").put("multisign", 1);
    }

    private ResponseDefinition authorize(JsonNode question) {
        if (!question.path("PIN").asText().equals(PIN)) {
            return refused(400, "invalid_pin");
        }
        String data = "sad-" + (authorised.size() + 1);
        authorised.put(data, question.path("hash").path(0).asText());
        return okJson("{\"SAD\":\"" + data + "\",\"expiresIn\":3600}").build();
    }

    private ResponseDefinition sign(JsonNode question, SigningKey key) {
        String hash = question.path("hash").path(0).asText();
        if (!hash.equals(authorised.remove(question.path("SAD").asText()))) {
            return refused(400, "invalid_sad");
        }
        byte[] value = afterSigning.apply(key.sign(Base64.getDecoder().decode(hash)));
        return okJson("{\"signatures\":[\"" + Base64.getEncoder().encodeToString(value) + "\"]}")
                .build();
    }

    private static ResponseDefinition refused(int status, String error) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\":\"" + error + "\",\"error_description\":\"for people\"}")
                .build();
    }
}
