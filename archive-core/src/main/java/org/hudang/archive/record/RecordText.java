package org.hudang.archive.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.archive.household.HouseholdNumber;

/** The two files of a record as text, docs/formats/household-record-v1.md. */
final class RecordText {
    private static final String FORMAT = "hudang-record-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordText() {}

    /**
     * A record.
     *
     * @param number of the newest entry of the history that it knows
     * @param hash of that entry
     * @param rows by table
     */
    record Read(long number, String hash, Map<String, List<ObjectNode>> rows) {
        List<ObjectNode> of(String table) {
            return rows.getOrDefault(table, List.of());
        }
    }

    /** The file of the rows, which says what the whole history beside it is. */
    static byte[] rows(HouseholdNumber household, RecordRows.Snapshot snapshot, byte[] journal) {
        StringBuilder body = new StringBuilder();
        int lines = 0;
        for (Map.Entry<String, List<String>> table : snapshot.rows().entrySet()) {
            for (String row : table.getValue()) {
                body.append("{\"table\":\"")
                        .append(table.getKey())
                        .append("\",\"row\":")
                        .append(row)
                        .append("}\n");
                lines++;
            }
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", FORMAT);
        head.put("household", household.value());
        head.put("number", snapshot.number());
        head.put("hash", snapshot.hash());
        Map<String, Object> history = new LinkedHashMap<>();
        history.put("bytes", journal.length);
        history.put("sha256", sha256(journal, 0));
        head.put("journal", history);
        head.put("lines", lines);
        head.put("sha256", sha256(bytes, 0));
        try {
            byte[] first = (JSON.writeValueAsString(head) + "\n").getBytes(StandardCharsets.UTF_8);
            byte[] all = Arrays.copyOf(first, first.length + bytes.length);
            System.arraycopy(bytes, 0, all, first.length, bytes.length);
            return all;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws RecordUnreadable when it is another household's, damaged, or no record */
    static Read read(HouseholdNumber household, byte[] file) {
        int end = 0;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        try {
            JsonNode head = JSON.readTree(file, 0, end);
            require(household, head.path("format").asText().equals(FORMAT), "format");
            require(household, head.path("household").asText().equals(household.value()), "household");
            require(household, head.path("sha256").asText().equals(sha256(file, end + 1)), "sha256");
            Map<String, List<ObjectNode>> rows = new LinkedHashMap<>();
            List<String> lines = lines(file, end + 1, file.length);
            require(household, head.path("lines").asInt(-1) == lines.size(), "lines");
            for (String line : lines) {
                JsonNode one = JSON.readTree(line);
                require(household, one.path("row") instanceof ObjectNode, "row");
                rows.computeIfAbsent(one.path("table").asText(), table -> new ArrayList<>())
                        .add((ObjectNode) one.path("row"));
            }
            return new Read(head.path("number").asLong(), head.path("hash").asText(), rows);
        } catch (IOException e) {
            throw new RecordUnreadable(household.value(), "JSON");
        }
    }

    /** Whether the last line of a history is torn. */
    static boolean isTorn(byte[] file) {
        return whole(file) < file.length;
    }

    private static int whole(byte[] file) {
        int end = file.length;
        while (end > 0 && file[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** The lines of a history that are whole; a crash may leave a torn last one. */
    static List<ObjectNode> journal(HouseholdNumber household, byte[] file) {
        int end = whole(file);
        List<ObjectNode> entries = new ArrayList<>();
        for (String line : lines(file, 0, end)) {
            try {
                JsonNode entry = JSON.readTree(line);
                require(household, entry instanceof ObjectNode, "journal");
                entries.add((ObjectNode) entry);
            } catch (IOException e) {
                throw new RecordUnreadable(household.value(), "journal");
            }
        }
        return entries;
    }

    private static List<String> lines(byte[] file, int from, int to) {
        return from >= to
                ? List.of()
                : new String(file, from, to - from, StandardCharsets.UTF_8)
                        .lines()
                        .toList();
    }

    private static void require(HouseholdNumber household, boolean condition, String what) {
        if (!condition) {
            throw new RecordUnreadable(household.value(), what);
        }
    }

    static String sha256(byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, Math.min(from, bytes.length), Math.max(0, bytes.length - from));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
