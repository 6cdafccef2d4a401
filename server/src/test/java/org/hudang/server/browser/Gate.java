package org.hudang.server.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server of its own before the shared house, which a test may stop as nobody may stop the house, and which can hand the
 * parts of the page out as those of another version.
 */
final class Gate implements AutoCloseable {
    private static final List<String> NOT_PASSED_ON =
            List.of("connection", "content-length", "content-encoding", "transfer-encoding", "keep-alive", "date");

    private final URI house;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private volatile Optional<Renamed> renamed = Optional.empty();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    /** How the version of the page is called instead. */
    private record Renamed(String from, String to) {}

    Gate(URI house) throws IOException {
        this.house = house;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(workers);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on the page is of another version. */
    void callVersion(String from, String to) {
        renamed = Optional.of(new Renamed(from, to));
    }

    /** From now on addresses with this in them are not found. */
    void refuse(String part) {
        refused.put(part, 404);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            if (refused.keySet().stream().anyMatch(path::contains)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            HttpResponse<byte[]> answer = ask(
                    exchange,
                    renamed.map(names -> path.replace(names.to(), names.from())).orElse(path));
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = named(answer, path);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, String path) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house + path))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (String name : List.of("Content-Type", "Accept-Language", "Cookie", "If-None-Match")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private byte[] named(HttpResponse<byte[]> answer, String path) {
        Optional<Renamed> names = renamed;
        if (names.isEmpty() || !(path.equals("/v") || path.equals("/verify-worker.js"))) {
            return answer.body();
        }
        return new String(answer.body(), StandardCharsets.UTF_8)
                .replace(names.get().from(), names.get().to())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As when the server is stopped: nobody answers at this address any more. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
