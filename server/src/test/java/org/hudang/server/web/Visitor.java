package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody at the other end of the network: keeps cookies as a browser does, follows no redirection by itself, and takes
 * the token of its session from the sign-in form as a browser would.
 */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"\\s+value=\"([^\"]+)\"");

    private final URI base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;
    private final Map<String, String> said = new LinkedHashMap<>();
    private String language = "zh-CN";
    private String accept = "text/html";

    /** A stranger without cookies. */
    Visitor(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** The same visitor, reading this language. */
    public Visitor reading(String wanted) {
        this.language = wanted;
        return this;
    }

    /** The same visitor, asking for this kind of answer. */
    public Visitor accepting(String type) {
        this.accept = type;
        return this;
    }

    /** The same visitor, whose every request has this header too. */
    Visitor saying(String name, String value) {
        said.put(name, value);
        return this;
    }

    /** Asks for an address. */
    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** Sends a form with the token of the session. */
    public Answer post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token());
        return postBare(path, all);
    }

    /** Sends a form as it is. */
    public Answer postBare(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                path,
                BodyPublishers.ofString(form, StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Sends JSON with the token of the session. */
    public Answer postJson(String path, String json) {
        return send(
                "POST",
                path,
                BodyPublishers.ofString(json, StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "X-XSRF-TOKEN",
                token());
    }

    /** Sends a table with the token of the session. */
    public Answer postTable(String path, String csv) {
        return send(
                "POST",
                path,
                BodyPublishers.ofString(csv, StandardCharsets.UTF_8),
                "Content-Type",
                "text/csv",
                "X-XSRF-TOKEN",
                token());
    }

    /** Sends bytes as they are. */
    public Answer postBytes(String path, String contentType, byte[] bytes) {
        return send("POST", path, BodyPublishers.ofByteArray(bytes), "Content-Type", contentType);
    }

    /** Sends a form of several parts: fields as text, and one file. */
    public Answer postParts(String path, Map<String, String> fields, String fileField, String fileName, byte[] file) {
        String boundary = "----parts-of-a-form";
        List<byte[]> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileField + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.add(file);
        parts.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArrays(parts),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }

    /** Sends anything; headers are names and values by turns. */
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", accept)
                .method(method, body);
        if (!language.isEmpty()) {
            request.header("Accept-Language", language);
        }
        said.forEach(request::setHeader);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Tries to sign in through the form. */
    public Answer tryToSignIn(String login, String password) {
        return post("/sign-in", Map.of("username", login, "password", password));
    }

    /** Signs in through the form, and must succeed. */
    Visitor signIn(String login, String password) {
        Answer answer = tryToSignIn(login, password);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).as("where %s lands", login).isEqualTo("/find");
        return this;
    }

    /** The token of this session, from the form of the sign-in page. */
    public String token() {
        Matcher found = TOKEN.matcher(get("/sign-in", "Accept", "text/html").body());
        assertThat(found.find()).as("a token in the form").isTrue();
        return found.group(1);
    }

    /** The same visitor with a cookie that somebody else has put there. */
    Visitor planted(String session) {
        takeSession(session);
        return this;
    }

    /** The cookie of the session, if there is one. */
    public Optional<String> session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("hudang"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Takes somebody's session cookie for its own. */
    public void takeSession(String value) {
        HttpCookie cookie = new HttpCookie("hudang", value);
        cookie.setPath("/");
        cookie.setDomain(base.getHost());
        cookie.setVersion(0);
        cookies.getCookieStore().removeAll();
        cookies.getCookieStore().add(base, cookie);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
