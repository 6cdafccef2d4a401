package org.hudang.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A clerk at a program of the own kind, who sends papers over the network in parts. */
final class Clerk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int PART = 8 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .build();
    private final URI house;
    private String token = "";

    private Clerk(URI house) {
        this.house = house;
    }

    /** Signs in. */
    static Clerk at(URI house, String login, String password) throws IOException, InterruptedException {
        Clerk clerk = new Clerk(house);
        clerk.token = clerk.tokenOf(clerk.get("/sign-in").body());
        String form =
                "username=" + encoded(login) + "&password=" + encoded(password) + "&_csrf=" + encoded(clerk.token);
        HttpResponse<String> answer = clerk.send(clerk.to("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IllegalStateException("not signed in: " + answer);
        }
        clerk.token = clerk.tokenOf(clerk.get("/find").body());
        return clerk;
    }

    private String tokenOf(String page) {
        Matcher found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no token in the page");
        }
        return found.group(1);
    }

    /** Announces a file, sends it in parts, and says that all are there. Gives the upload's number. */
    String upload(String household, Path file, String name) throws IOException, InterruptedException {
        byte[] announced = JSON.writeValueAsBytes(Map.of(
                "name",
                name,
                "bytes",
                Files.size(file),
                "sha256",
                HexFormat.of().formatHex(digest(file))));
        JsonNode upload = json(send(to("/api/v1/households/" + household + "/uploads")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "busy/" + Integer.toHexString(name.hashCode()))
                .POST(BodyPublishers.ofByteArray(announced))));
        String id = upload.path("id").asText();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer part = ByteBuffer.allocate(PART);
            for (long offset = 0; offset < channel.size(); offset += PART) {
                part.clear();
                while (part.hasRemaining() && channel.read(part, offset + part.position()) > 0) {
                    // until the part is full or the file ends
                }
                byte[] bytes = java.util.Arrays.copyOf(part.array(), part.position());
                json(send(to("/api/v1/uploads/" + id + "/parts/" + offset)
                        .header("Content-Type", "application/octet-stream")
                        .header(
                                "Content-Digest",
                                "sha-256=:" + Base64.getEncoder().encodeToString(sha256().digest(bytes)) + ":")
                        .PUT(BodyPublishers.ofByteArray(bytes))));
            }
        }
        json(send(to("/api/v1/uploads/" + id + "/complete").POST(BodyPublishers.noBody())));
        return id;
    }

    /** What is known of the uploads of a household. */
    JsonNode uploads(String household) throws IOException, InterruptedException {
        return json(get("/api/v1/households/" + household + "/uploads"));
    }

    /** Takes an upload back that was not filed. */
    void drop(String id) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(to("/api/v1/uploads/" + id).DELETE());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** Sends a body of JSON as it is. */
    HttpResponse<String> post(String path, byte[] json) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", "application/json")
                .header("Idempotency-Key", "busy/" + java.util.Arrays.hashCode(json))
                .POST(BodyPublishers.ofByteArray(json)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(house.resolve(path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("X-XSRF-TOKEN", token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static byte[] digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
