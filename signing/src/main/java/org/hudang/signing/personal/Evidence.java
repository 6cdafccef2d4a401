package org.hudang.signing.personal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.signing.seal.CanonicalJson;

/**
 * Builds an evidence bundle: events in the order in which they happened, each naming the SM3 of the one before;
 * docs/formats/signing-evidence-v1.md.
 */
final class Evidence {
    static final String FORMAT = "hudang-signing-evidence";
    static final int VERSION = 1;
    static final String NOTHING = "0".repeat(64);

    private final ActId act;
    private final List<Object> events = new ArrayList<>();
    private String previous;

    /**
     * Begins a bundle.
     *
     * @param act whose it is
     * @param before digest of the bundle of the signature before on the same document, or {@link #NOTHING}
     */
    Evidence(ActId act, String before) {
        this.act = act;
        this.previous = before;
    }

    /** Adds what happened. */
    Evidence then(String event, Map<String, Object> facts) {
        Map<String, Object> form = new LinkedHashMap<>(facts);
        form.put("event", event);
        form.put("previous", previous);
        events.add(form);
        previous = CanonicalJson.sm3(form);
        return this;
    }

    /** The bundle as canonical JSON, UTF-8. */
    byte[] bytes() {
        return CanonicalJson.bytes(
                Map.of("format", FORMAT, "v", VERSION, "act", act.value(), "events", events, "head", previous));
    }
}
