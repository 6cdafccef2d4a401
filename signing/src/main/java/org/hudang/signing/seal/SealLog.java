package org.hudang.signing.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.signing.seal.SealLogEntry.SealStamp;
import org.hudang.signing.seal.SealLogEntry.Use;

/** Writes and reads the chained log of each seal; docs/formats/seal-log-v1.md. */
final class SealLog {
    static final String NO_HASH = "0".repeat(64);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TownshipTables tables;
    private final Clock clock;

    SealLog(TownshipTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * What is to be logged.
     *
     * @param event what happened
     * @param officer who did it
     * @param use about which use
     * @param refusal code, when refused or failed
     * @param note reason, rule or number
     */
    record Line(SealEvent event, Officer officer, Optional<Use> use, Optional<String> refusal, Optional<String> note) {
        static Line of(SealEvent event, Officer officer) {
            return new Line(event, officer, Optional.empty(), Optional.empty(), Optional.empty());
        }

        Line about(Use what) {
            return new Line(event, officer, Optional.of(what), refusal, note);
        }

        Line refused(String code) {
            return new Line(event, officer, use, Optional.of(code), note);
        }

        Line noting(String what) {
            return new Line(event, officer, use, refusal, Optional.of(what));
        }
    }

    private record Head(long length, String hash, String state, String digest, String township) {}

    /** Appends inside the running transaction; the row of the seal is locked until its end. */
    void append(SealId seal, Line line) {
        tables.seeingAll(() -> {
            Head head = head(seal, true);
            String entry = CanonicalJson.text(form(seal, head, line));
            String hash = CanonicalJson.sm3(entry.getBytes(StandardCharsets.UTF_8));
            tables.jdbc()
                    .sql("insert into signing.seal_log (seal, number, township, entry, hash) values (?, ?, ?, ?, ?)")
                    .params(seal.value(), head.length + 1, head.township, entry, hash)
                    .update();
            return tables.jdbc()
                    .sql("update signing.seal set log_length = ?, log_head = ? where id = ?")
                    .params(head.length + 1, hash, seal.value())
                    .update();
        });
    }

    private Map<String, Object> form(SealId seal, Head head, Line line) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("v", 1);
        form.put("seal", seal.value());
        form.put("number", head.length + 1);
        form.put("event", line.event().name());
        form.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        form.put(
                "officer",
                Map.of(
                        "user", line.officer().user(),
                        "township", line.officer().township(),
                        "terminal", line.officer().terminal()));
        form.put("state", head.state);
        form.put("sealDigest", head.digest);
        form.put("use", line.use().map(SealLog::form));
        form.put("refusal", line.refusal());
        form.put("note", line.note());
        form.put("previous", head.hash);
        return form;
    }

    private static Map<String, Object> form(Use use) {
        return Map.of(
                "request", use.request().value(),
                "requester", use.requester(),
                "approver", use.approver(),
                "before", use.before(),
                "after", use.after());
    }

    /**
     * The whole log, checked.
     *
     * @throws SealLogBroken when an entry was changed, moved or taken out
     */
    List<SealLogEntry> read(SealId seal) {
        Head head = head(seal, false);
        List<SealLogEntry> entries = new ArrayList<>();
        tables.jdbc()
                .sql("select number, entry, hash from signing.seal_log where seal = ? order by number")
                .param(seal.value())
                .query(row -> {
                    String previous = entries.isEmpty()
                            ? NO_HASH
                            : entries.get(entries.size() - 1).hash();
                    entries.add(
                            check(seal, entries.size() + 1, row.getString("entry"), row.getString("hash"), previous));
                });
        if (entries.size() != head.length) {
            throw new SealLogBroken(seal, entries.size() + 1, "the register counts " + head.length + " entries");
        }
        if (!entries.isEmpty() && !entries.get(entries.size() - 1).hash().equals(head.hash)) {
            throw new SealLogBroken(seal, entries.size(), "the register names another last entry");
        }
        return List.copyOf(entries);
    }

    private static SealLogEntry check(SealId seal, long number, String text, String hash, String previous) {
        if (!CanonicalJson.sm3(text.getBytes(StandardCharsets.UTF_8)).equals(hash)) {
            throw new SealLogBroken(seal, number, "its content is not what was hashed");
        }
        SealLogEntry entry = parse(seal, number, text, hash);
        if (!entry.seal().equals(seal)
                || entry.number() != number
                || !entry.previous().equals(previous)) {
            throw new SealLogBroken(seal, number, "it does not follow the entry before");
        }
        return entry;
    }

    private static SealLogEntry parse(SealId seal, long number, String text, String hash) {
        try {
            JsonNode node = JSON.readTree(text);
            JsonNode officer = node.required("officer");
            return new SealLogEntry(
                    new SealId(node.required("seal").asText()),
                    node.required("number").asLong(),
                    SealEvent.valueOf(node.required("event").asText()),
                    Instant.parse(node.required("at").asText()),
                    new Officer(
                            officer.required("user").asText(),
                            officer.required("township").asText(),
                            officer.required("terminal").asText()),
                    new SealStamp(
                            SealState.valueOf(node.required("state").asText()),
                            node.required("sealDigest").asText()),
                    node.has("use") ? Optional.of(use(node.get("use"))) : Optional.empty(),
                    text(node, "refusal"),
                    text(node, "note"),
                    node.required("previous").asText(),
                    hash);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new SealLogBroken(seal, number, "it is not an entry of version 1");
        }
    }

    private static Use use(JsonNode node) {
        return new Use(
                new SealRequestId(node.required("request").asText()),
                node.required("requester").asText(),
                text(node, "approver"),
                node.required("before").asText(),
                text(node, "after"));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
    }

    private Head head(SealId seal, boolean lock) {
        return tables.jdbc()
                .sql("select log_length, log_head, state, digest, township from signing.seal where id = ?"
                        + (lock ? " for update" : ""))
                .param(seal.value())
                .query((row, n) -> new Head(
                        row.getLong("log_length"),
                        row.getString("log_head"),
                        row.getString("state"),
                        row.getString("digest"),
                        row.getString("township")))
                .optional()
                .orElseThrow(() -> new SealUnknown(seal));
    }
}
