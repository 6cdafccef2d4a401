package org.hudang.signing.key.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hudang.signing.http.HttpAnswer;
import org.hudang.signing.http.LimitedHttp;
import org.hudang.signing.key.InsecureSecretAccess;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.key.SecretBytes;

/** Asks the service: one question, one answer in JSON, within bounds. */
final class SigningService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/json";

    private final RemotePlace place;
    private final LimitedHttp http;
    private final SecretBytes accessToken;

    SigningService(RemotePlace place, SecretBytes accessToken) {
        this.place = place;
        this.http = new LimitedHttp(place.patience());
        this.accessToken = accessToken;
    }

    RemotePlace place() {
        return place;
    }

    static ObjectNode question() {
        return JSON.createObjectNode();
    }

    /**
     * The answer to a question.
     *
     * @throws KeyUnavailable when there is none in time, or the service is out of order
     * @throws RemoteRefused when the service refuses
     * @throws RemoteAnswerWrong when the answer is no object in JSON
     */
    JsonNode ask(String operation, ObjectNode question) {
        HttpAnswer answer = http.post(place.operation(operation), MEDIA_TYPE, MEDIA_TYPE, bearer(), bytes(question));
        if (answer instanceof HttpAnswer.Silent silent) {
            throw new KeyUnavailable("the remote signing service " + place + " is silent: " + silent.why());
        }
        if (answer instanceof HttpAnswer.TooLarge) {
            throw new RemoteAnswerWrong(operation + ": the answer is too large");
        }
        HttpAnswer.Whole whole = (HttpAnswer.Whole) answer;
        if (whole.status() >= 500) {
            throw new KeyUnavailable("the remote signing service " + place + " is out of order: " + whole.status());
        }
        if (whole.status() != 200) {
            throw new RemoteRefused(operation + ": " + whole.status() + " " + reason(whole.body()));
        }
        return object(operation, whole.body());
    }

    /** The word of the service for why it refuses; nothing else of its answer is repeated. */
    private static String reason(byte[] body) {
        try {
            String error = JSON.readTree(body).path("error").asText("");
            return error.matches("[a-zA-Z_]{1,60}") ? error : "";
        } catch (IOException notJson) {
            return "";
        }
    }

    private static JsonNode object(String operation, byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new RemoteAnswerWrong(operation + ": the answer is no JSON", e);
        }
        throw new RemoteAnswerWrong(operation + ": the answer is no object");
    }

    private static byte[] bytes(ObjectNode question) {
        try {
            return JSON.writeValueAsBytes(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree always writes", e);
        }
    }

    private String bearer() {
        return "Bearer " + text(accessToken);
    }

    static String text(SecretBytes secret) {
        byte[] opened = secret.open(InsecureSecretAccess.iOpenASecretAndWipeMyCopy());
        try {
            return new String(opened, StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(opened, (byte) 0);
        }
    }
}
