package org.hudang.signing.personal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.signing.seal.CanonicalJson;

/**
 * A filed evidence bundle, read back and checked: its bytes are canonical, its events are chained, its parts agree.
 *
 * <p>That the bundle belongs to a document is the caller's question: compare {@link #output()} with the SM3 of the file.
 *
 * @param act which act
 * @param before digest of the bundle before on the same document, 64 zeros for the first
 * @param document SM3 of the document as it was shown and signed
 * @param output SM3 of the signed document
 * @param signer key of the person
 * @param events names of the events in their order
 */
public record EvidenceBundle(
        ActId act, String before, String document, String output, String signer, List<String> events) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public EvidenceBundle {
        events = List.copyOf(events);
    }

    /**
     * Reads and checks a bundle.
     *
     * @throws EvidenceBroken an event was changed, moved, added or taken out, or this is no bundle of version 1
     */
    public static EvidenceBundle read(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!Evidence.FORMAT.equals(root.path("format").asText())
                    || root.path("v").asInt() != Evidence.VERSION) {
                throw new EvidenceBroken("it is no bundle of version " + Evidence.VERSION);
            }
            if (!java.util.Arrays.equals(CanonicalJson.bytes(plain(root)), bytes)) {
                throw new EvidenceBroken("its bytes are not in canonical form");
            }
            return checked(root);
        } catch (JsonProcessingException e) {
            throw new EvidenceBroken("it is not JSON");
        } catch (IOException | IllegalArgumentException e) {
            throw new EvidenceBroken("it is incomplete");
        }
    }

    private static EvidenceBundle checked(JsonNode root) {
        List<String> names = new ArrayList<>();
        String before = root.required("events").path(0).path("previous").asText();
        String previous = before;
        for (JsonNode event : root.required("events")) {
            if (!event.required("previous").asText().equals(previous)) {
                throw new EvidenceBroken("event " + (names.size() + 1) + " does not follow the one before");
            }
            previous = CanonicalJson.sm3(plain(event));
            names.add(event.required("event").asText());
        }
        if (!root.required("head").asText().equals(previous)) {
            throw new EvidenceBroken("its head is not its last event");
        }
        if (!names.equals(List.of("IDENTIFIED", "SHOWN", "EXPRESSED", "CERTIFIED", "SIGNED"))) {
            throw new EvidenceBroken("its events are " + names);
        }
        JsonNode signed = root.required("events").get(4);
        JsonNode shown = root.required("events").get(1);
        String document = signed.required("document").asText();
        if (!document.equals(shown.required("document").asText())) {
            throw new EvidenceBroken("what was shown is not what was signed");
        }
        return new EvidenceBundle(
                new ActId(root.required("act").asText()),
                before,
                document,
                signed.required("output").asText(),
                root.required("events")
                        .get(0)
                        .required("signer")
                        .required("key")
                        .asText(),
                names);
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new java.util.TreeMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        throw new EvidenceBroken("it holds what canonical form has not");
    }
}
