package org.hudang.signing.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hudang.signing.chain.Harm;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.chain.Heads;
import org.hudang.signing.seal.SealLogEntry.SealStamp;
import org.hudang.signing.seal.SealLogEntry.Use;

/** Writes and reads the chained log of each seal; docs/formats/seal-log-v1.md. */
final class SealLog {
    static final String NO_HASH = Heads.START;
    static final String PURPOSE = "signing.seal_log.head";
    /** Entries read at a time. */
    private static final int PIECE = 500;
    /**
     * Lets a request for the seal be written meanwhile. Such a request holds the row of its seal as PostgreSQL holds what is referred
     * to, and then appends here: a stronger lock would have two of them wait for each other.
     */
    private static final String HELD = " for no key update";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TownshipTables tables;
    private final Heads heads;
    private final Clock clock;

    SealLog(TownshipTables tables, HeadKey key, Clock clock) {
        this.tables = tables;
        this.heads = new Heads(key, PURPOSE);
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

    private record Head(Heads.Kept kept, String state, String digest, String township) {
        long length() {
            return kept.number();
        }

        String hash() {
            return kept.hash();
        }

        boolean begins() {
            return length() == 0 && hash().equals(NO_HASH) && kept.mac().isEmpty();
        }
    }

    /**
     * Appends inside the running transaction; the row of the seal is locked until its end.
     *
     * @throws SealLogBroken when the newest entry is not the one that an authentic head names: nothing is written after it
     */
    void append(SealId seal, Line line) {
        tables.seeingAll(() -> {
            Head head = head(seal, true);
            requireNewest(seal, head, line.event());
            String entry = CanonicalJson.text(form(seal, head, line));
            String hash = CanonicalJson.sm3(entry.getBytes(StandardCharsets.UTF_8));
            tables.jdbc()
                    .sql("insert into signing.seal_log (seal, number, township, entry, hash) values (?, ?, ?, ?, ?)")
                    .params(seal.value(), head.length() + 1, head.township(), entry, hash)
                    .update();
            return tables.jdbc()
                    .sql("update signing.seal set log_length = ?, log_head = ?, log_mac = ? where id = ?")
                    .params(head.length() + 1, hash, heads.mac(seal.value(), head.length() + 1, hash), seal.value())
                    .update();
        });
    }

    /** Only the first entry of a seal finds no head. */
    private void requireNewest(SealId seal, Head head, SealEvent event) {
        Heads.Kept newest = tables.jdbc()
                .sql("select number, hash from signing.seal_log where seal = ? order by number desc limit 1")
                .param(seal.value())
                .query((row, n) -> new Heads.Kept(row.getLong(1), row.getString(2), ""))
                .optional()
                .orElse(new Heads.Kept(0, NO_HASH, ""));
        if (event == SealEvent.DRAFTED && head.begins() && newest.number() == 0) {
            return;
        }
        if (newest.number() < head.length()) {
            throw cut(seal, newest.number(), head);
        }
        requireHead(seal, head, newest.number(), newest.hash());
    }

    private void requireHead(SealId seal, Head head, long last, String hash) {
        if (last != head.length() || !hash.equals(head.hash())) {
            throw new SealLogBroken(seal, last, Harm.EXCHANGED, "the register names another last entry");
        }
        if (head.kept().mac().isEmpty()) {
            throw new SealLogBroken(seal, last, Harm.HEAD_MISSING, "the register has no head for it");
        }
        if (!heads.isAuthentic(seal.value(), head.kept())) {
            throw new SealLogBroken(seal, last, Harm.HEAD_NOT_AUTHENTIC, "its head was not written here");
        }
    }

    private static SealLogBroken cut(SealId seal, long last, Head head) {
        return new SealLogBroken(seal, last + 1, Harm.CUT_OFF, "the register counts " + head.length() + " entries");
    }

    private Map<String, Object> form(SealId seal, Head head, Line line) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("v", 1);
        form.put("seal", seal.value());
        form.put("number", head.length() + 1);
        form.put("event", line.event().name());
        form.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        form.put(
                "officer",
                Map.of(
                        "user", line.officer().user(),
                        "township", line.officer().township(),
                        "terminal", line.officer().terminal()));
        form.put("state", head.state());
        form.put("sealDigest", head.digest());
        form.put("use", line.use().map(SealLog::form));
        form.put("refusal", line.refusal());
        form.put("note", line.note());
        form.put("previous", head.hash());
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
     * @throws SealLogBroken when an entry was changed, moved or taken out, or the head is not one that was written here
     */
    List<SealLogEntry> read(SealId seal) {
        Head head = head(seal, false);
        List<SealLogEntry> entries = entries(seal);
        // an entry that came in between is no harm: both are read anew
        for (Head now = head(seal, false); !now.equals(head); now = head(seal, false)) {
            head = now;
            entries = entries(seal);
        }
        if (entries.size() < head.length()) {
            throw cut(seal, entries.size(), head);
        }
        requireHead(seal, head, entries.size(), last(entries));
        return entries;
    }

    /** How far a log was read. */
    record Point(long number, String hash) {
        static final Point START = new Point(0, NO_HASH);
    }

    /**
     * Reads on from a point up to the head, a piece at a time, every entry checked.
     *
     * @return the point reached
     * @throws SealLogBroken as {@link #read}, and when the log no longer passes through the point
     */
    Point follow(SealId seal, Point from, Consumer<SealLogEntry> reader) {
        Head head = head(seal, false);
        long number = from.number();
        String hash = from.hash();
        while (number < head.length()) {
            List<SealLogEntry> piece = piece(seal, new Point(number, hash), head.length());
            if (piece.isEmpty()) {
                throw cut(seal, number, head);
            }
            piece.forEach(reader);
            number += piece.size();
            hash = last(piece);
        }
        requireHead(seal, head, number, hash);
        return new Point(number, hash);
    }

    private List<SealLogEntry> piece(SealId seal, Point after, long until) {
        List<SealLogEntry> piece = new ArrayList<>();
        tables.jdbc()
                .sql("select number, entry, hash from signing.seal_log where seal = ? and number > ? and number <= ?"
                        + " order by number limit " + PIECE)
                .params(seal.value(), after.number(), until)
                .query(row -> {
                    long number = after.number() + piece.size() + 1;
                    if (row.getLong("number") != number) {
                        throw new SealLogBroken(seal, number, Harm.MISSING, "it does not follow the entry before");
                    }
                    String previous = piece.isEmpty() ? after.hash() : last(piece);
                    piece.add(check(seal, number, row.getString("entry"), row.getString("hash"), previous));
                });
        return piece;
    }

    /**
     * Gives a log that has none its head, when all of it holds; inside a transaction that sees all townships.
     *
     * @throws SealLogBroken when it does not hold
     */
    void giveHead(SealId seal) {
        Head head = head(seal, true);
        List<SealLogEntry> entries = entries(seal);
        if (entries.size() < head.length() || entries.isEmpty()) {
            throw cut(seal, entries.size(), head);
        }
        if (entries.size() != head.length() || !last(entries).equals(head.hash())) {
            throw new SealLogBroken(seal, entries.size(), Harm.EXCHANGED, "the register names another last entry");
        }
        tables.jdbc()
                .sql("update signing.seal set log_mac = ? where id = ?")
                .params(heads.mac(seal.value(), head.length(), head.hash()), seal.value())
                .update();
    }

    private static String last(List<SealLogEntry> entries) {
        return entries.isEmpty() ? NO_HASH : entries.get(entries.size() - 1).hash();
    }

    private List<SealLogEntry> entries(SealId seal) {
        List<SealLogEntry> entries = new ArrayList<>();
        tables.jdbc()
                .sql("select number, entry, hash from signing.seal_log where seal = ? order by number")
                .param(seal.value())
                .query(row -> {
                    if (row.getLong("number") > entries.size() + 1) {
                        throw new SealLogBroken(
                                seal, entries.size() + 1, Harm.MISSING, "it does not follow the entry before");
                    }
                    entries.add(check(
                            seal, entries.size() + 1, row.getString("entry"), row.getString("hash"), last(entries)));
                });
        return List.copyOf(entries);
    }

    private static SealLogEntry check(SealId seal, long number, String text, String hash, String previous) {
        if (!CanonicalJson.sm3(text.getBytes(StandardCharsets.UTF_8)).equals(hash)) {
            throw new SealLogBroken(seal, number, Harm.EDITED, "its content is not what was hashed");
        }
        SealLogEntry entry = parse(seal, number, text, hash);
        if (!entry.seal().equals(seal)
                || entry.number() != number
                || !entry.previous().equals(previous)) {
            throw new SealLogBroken(seal, number, Harm.EDITED, "it does not follow the entry before");
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
            throw new SealLogBroken(seal, number, Harm.EDITED, "it is not an entry of version 1");
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
                .sql("select log_length, log_head, log_mac, state, digest, township from signing.seal where id = ?"
                        + (lock ? HELD : ""))
                .param(seal.value())
                .query((row, n) -> new Head(
                        new Heads.Kept(
                                row.getLong("log_length"),
                                row.getString("log_head"),
                                Optional.ofNullable(row.getBytes("log_mac"))
                                        .map(mac -> HexFormat.of().formatHex(mac))
                                        .orElse("")),
                        row.getString("state"),
                        row.getString("digest"),
                        row.getString("township")))
                .optional()
                .orElseThrow(() -> new SealUnknown(seal));
    }
}
