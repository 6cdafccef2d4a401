package org.hudang.server.web;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What came back.
 *
 * @param status as sent
 * @param headers as sent
 * @param bytes the body
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of an answer, never compared
public record Answer(int status, HttpHeaders headers, byte[] bytes) {

    /** The body as text. */
    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The one value of a header; empty when it is missing. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** All values of a header. */
    public List<String> all(String name) {
        return headers.allValues(name);
    }

    /** Path to which a redirection leads, without the host. */
    public String location() {
        return header("Location").replaceFirst("^https?://[^/]+", "");
    }

    @Override
    public String toString() {
        String body = body();
        return status + " " + header("Content-Type") + " " + body.substring(0, Math.min(600, body.length()));
    }
}
