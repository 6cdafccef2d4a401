package org.hudang.archive.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.desk.Database;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.ListFolder;
import org.hudang.archive.store.StorageRoot;

/** Destruction lists in the storage root and in the catalogue, which is made anew from them. */
final class ListRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final ListFolder folder;

    ListRecords(Database database, StorageRoot store) {
        this.database = database;
        this.folder = store.lists();
    }

    private record Filed(String number, String list, String sheet, String mark) {}

    private static Filed filed(ResultSet row) throws SQLException {
        ListFolder.Mark mark = new ListFolder.Mark(
                row.getString("number"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                row.getString("filed_by"),
                row.getBoolean("sealed"),
                row.getString("body_sha256"),
                row.getString("sheet_sha256"));
        return new Filed(mark.number(), mark.list(), mark.sheet(), Digests.sha256(mark.text()));
    }

    /** Compares in both directions; in a transaction that sees every list. */
    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Set<String> known = new HashSet<>();
        List<Filed> all = database.jdbc()
                .sql("select * from archive.destruction where state = 'FILED' order by number")
                .query((row, i) -> filed(row))
                .list();
        for (Filed one : all) {
            known.add(one.number());
            compare(one.number(), ListFolder.LIST, one.list(), findings);
            compare(one.number(), ListFolder.SHEET, one.sheet(), findings);
            compare(one.number(), ListFolder.FILED, one.mark(), findings);
        }
        for (String name : folder.names()) {
            if (!known.contains(name) && !isKnown(name)) {
                findings.add(new Finding(Kind.FILE_UNKNOWN, where(name, ListFolder.FILED), "", ""));
            }
        }
        return findings;
    }

    private void compare(String number, String file, String sha256, List<Finding> findings) {
        Optional<byte[]> bytes;
        try {
            bytes = folder.read(number, file);
        } catch (StoreFailed e) {
            findings.add(new Finding(Kind.FILE_UNREADABLE, where(number, file), sha256, ""));
            return;
        }
        String found = bytes.map(Digests::sha256).orElse("");
        if (!found.equals(sha256)) {
            findings.add(new Finding(
                    bytes.isEmpty() ? Kind.FILE_MISSING : Kind.FILE_ALTERED, where(number, file), sha256, found));
        }
    }

    /** Also one whose filing was cut off after its files were there: it is filed again, or withdrawn. */
    private boolean isKnown(String number) {
        return !database.jdbc()
                .sql("select 1 from archive.destruction where number = ?")
                .param(number)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private static String where(String number, String file) {
        return "destruction list " + number + " " + file;
    }

    /** Puts the lists that were filed back; they come before the proposals that stand on them. */
    List<Finding> rebuild() {
        List<Finding> findings = new ArrayList<>();
        for (String number : folder.names()) {
            try {
                if (!put(number)) {
                    findings.add(new Finding(Kind.NOT_REBUILT, where(number, ListFolder.LIST), "", ""));
                }
            } catch (IOException | DateTimeException e) {
                findings.add(new Finding(
                        Kind.NOT_REBUILT,
                        where(number, ListFolder.FILED),
                        "",
                        e.getClass().getSimpleName()));
            }
        }
        return findings;
    }

    private boolean put(String number) throws IOException {
        JsonNode mark =
                JSON.readTree(folder.read(number, ListFolder.FILED).orElseThrow(() -> new IOException("no mark")));
        Optional<byte[]> body = folder.read(number, ListFolder.LIST)
                .filter(bytes -> Digests.sha256(bytes).equals(mark.path("list").asText()));
        if (body.isEmpty() || !mark.path("number").asText().equals(number)) {
            return false;
        }
        JsonNode list = JSON.readTree(body.get());
        database.jdbc()
                .sql("insert into archive.destruction (number, state, drawn_at, drawn_by, body, filed_at, filed_by,"
                        + " sealed, body_sha256, sheet_sha256) values (?, 'FILED', ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        at(list.path("drawnAt")),
                        list.path("drawnBy").asText(),
                        new String(body.get(), StandardCharsets.UTF_8),
                        at(mark.path("filedAt")),
                        mark.path("filedBy").asText(),
                        mark.path("sealed").asBoolean(),
                        mark.path("list").asText(),
                        mark.path("sheet").asText())
                .update();
        return true;
    }

    /** Takes a proposal off a list that is not there. */
    boolean unlist(ObjectNode disposal) {
        String list = disposal.path("list").asText("");
        if (!disposal.path("list").isTextual() || isKnown(list)) {
            return false;
        }
        disposal.putNull("list");
        if (disposal.path("state").asText().equals("LISTED")) {
            disposal.put("state", "APPROVED");
        }
        return true;
    }

    private static OffsetDateTime at(JsonNode instant) {
        return OffsetDateTime.ofInstant(Instant.parse(instant.asText()), ZoneOffset.UTC);
    }
}
