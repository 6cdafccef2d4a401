package org.hudang.server.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.hudang.server.platform.Messages;

/** What the demo says while it works, as one line a step and as data. */
public final class DemoLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ResourceBundle words;
    private final Locale locale;
    private final Consumer<String> lines;
    private final Clock clock;
    private final long start;
    private final ObjectNode data = JSON.createObjectNode();
    private final ArrayNode steps = data.putArray("steps");
    private final ArrayNode households = data.putArray("households");
    private final ArrayNode papers = data.putArray("papers");
    private final ArrayNode certificates = data.putArray("certificates");
    private final ArrayNode searches = data.putArray("searches");

    /**
     * @param lines takes each line as it is said
     * @param clock for how long it took
     */
    public DemoLog(Locale locale, Consumer<String> lines, Clock clock) {
        this.words = Messages.of("org.hudang.server.messages", locale);
        this.locale = locale;
        this.lines = lines;
        this.clock = clock;
        this.start = clock.millis();
    }

    /** Whether a step did something now, or found it done by an earlier run. */
    enum Outcome {
        NEW,
        AGAIN
    }

    void say(String key, Outcome outcome, Object... facts) {
        String line = sentence(key, facts) + (outcome == Outcome.AGAIN ? " " + sentence("demo.again") : "");
        long millis = clock.millis() - start;
        lines.accept(String.format(Locale.ROOT, "%6.1f s  %s", millis / 1000.0, line));
        steps.addObject()
                .put("step", key)
                .put("line", line)
                .put("again", outcome == Outcome.AGAIN)
                .put("atMillis", millis);
    }

    /** Says something once that stands in no data: passwords. */
    void secret(String key, String fact) {
        long millis = clock.millis() - start;
        lines.accept(String.format(Locale.ROOT, "%6.1f s  %s", millis / 1000.0, sentence(key, fact)));
        steps.addObject()
                .put("step", key)
                .put("line", sentence(key, "…"))
                .put("again", false)
                .put("atMillis", millis);
    }

    /** The one of two sentences that is in the reader's language. */
    String choose(String zh, String en) {
        return locale.getLanguage().equals("en") ? en : zh;
    }

    String sentence(String key, Object... facts) {
        return new MessageFormat(words.getString(key), locale).format(facts);
    }

    void household(String number, int members, int items) {
        households.addObject().put("number", number).put("members", members).put("items", items);
    }

    /**
     * A paper for others to judge.
     *
     * @param ecdsa ECDSA signatures that it carries
     * @param sm2 SM2 signatures that it carries
     */
    void paper(Path path, String kind, String expect, int ecdsa, int sm2) {
        papers.addObject()
                .put("path", path.toString())
                .put("kind", kind)
                .put("expect", expect)
                .put("ecdsa", ecdsa)
                .put("sm2", sm2);
    }

    void certificate(String id, String shortCode, String state, String text) {
        certificates
                .addObject()
                .put("id", id)
                .put("shortCode", shortCode)
                .put("state", state)
                .put("text", text);
    }

    void search(String query, long total) {
        searches.addObject().put("query", query).put("total", total);
    }

    void put(String field, String value) {
        data.put(field, value);
    }

    /** Seconds since the start, one decimal. */
    String seconds() {
        String seconds = String.format(Locale.ROOT, "%.1f", (clock.millis() - start) / 1000.0);
        data.put("seconds", Double.parseDouble(seconds));
        return seconds;
    }

    /** Everything as one JSON object. */
    public String json() {
        return data.toString();
    }
}
