package org.hudang.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A signing service with one credential, which speaks the interface of the Cloud Signature Consortium and keeps its key. */
final class RemoteSigner implements AutoCloseable {
    static final String CREDENTIAL = "credential-7";

    private static final String LETS_IN = "access-of-the-house";
    private static final String PIN = "2468";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final KeyPair pair;
    private final HttpServer server;
    private final Set<String> authorised = new HashSet<>();
    private List<Certificate> chain = List.of();

    RemoteSigner(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.pair = generator.generateKeyPair();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/csc/v1/", this::answer);
        server.start();
    }

    /** The settings that lead a house to it. */
    Map<String, String> settings() throws IOException {
        return Map.of(
                "HUDANG_SIGNING_SERVICE_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/csc/v1",
                "HUDANG_SIGNING_SERVICE_KEY_FILE",
                secret("service-key", LETS_IN),
                "HUDANG_SIGNING_SERVICE_PIN_FILE",
                secret("service-pin", PIN));
    }

    private String secret(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text + "\n").toString();
    }

    /** A request for the certificate of its key. */
    Path request() throws IOException, OperatorCreationException {
        byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=request"), pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
        return Files.write(folder.resolve("service.csr"), der);
    }

    /** Gives the credential its certificate. */
    void bring(String pem) throws GeneralSecurityException {
        Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        chain = List.copyOf(read);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode question = JSON.readTree(exchange.getRequestBody().readAllBytes());
        boolean known =
                ("Bearer " + LETS_IN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                        && CREDENTIAL.equals(question.path("credentialID").asText());
        ObjectNode answer = JSON.createObjectNode();
        int status = 200;
        try {
            String operation = exchange.getRequestURI().getPath();
            if (!known || !fill(answer, operation.substring("/csc/v1/".length()), question)) {
                answer.removeAll();
                answer.put("error", "access_denied");
                status = 400;
            }
        } catch (GeneralSecurityException e) {
            status = 500;
        }
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Fills in the answer; false when this is refused. */
    private synchronized boolean fill(ObjectNode answer, String operation, JsonNode question)
            throws GeneralSecurityException {
        String hash = question.path("hash").path(0).asText();
        switch (operation) {
            case "credentials/info" -> {
                answer.putObject("key")
                        .put("status", "enabled")
                        .putArray("algo")
                        .add("1.2.840.10045.4.3.2");
                ArrayNode certificates = answer.putObject("cert").putArray("certificates");
                for (Certificate one : chain) {
                    certificates.add(Base64.getEncoder().encodeToString(one.getEncoded()));
                }
                answer.put("authMode", "explicit");
                return true;
            }
            case "credentials/authorize" -> {
                authorised.add("for " + hash);
                answer.put("SAD", "for " + hash);
                return question.path("PIN").asText().equals(PIN);
            }
            case "signatures/signHash" -> {
                Signature signature = Signature.getInstance("NONEwithECDSA");
                signature.initSign(pair.getPrivate());
                signature.update(Base64.getDecoder().decode(hash));
                answer.putArray("signatures").add(Base64.getEncoder().encodeToString(signature.sign()));
                return question.path("SAD").asText().equals("for " + hash) && authorised.remove("for " + hash);
            }
            default -> {
                return false;
            }
        }
    }

    /** From now on nobody answers. */
    void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }
}
