package org.hudang.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a data directory holds, counted by a stranger: files by their names, what the storage root keeps by its logical
 * paths, rows of the database by their tables. Two directories on which the same job was done have the same counts; what
 * differs between any two of them (random identifiers, dates in numbers) is left out of the names.
 */
final class Holdings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SortedMap<String, Long> counts = new TreeMap<>();

    private Holdings() {}

    /** Counts; the database is asked through a house that is opened and closed again. */
    static SortedMap<String, Long> of(Path home) throws IOException, SQLException {
        Holdings holdings = new Holdings();
        holdings.files(home);
        holdings.storage(home.resolve("archive"));
        holdings.database(home);
        return holdings.counts;
    }

    private void count(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    private void files(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            all.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .filter(path -> !path.matches("(archive|postgres/data|postgres/bin)/.*|index/g-\\d+/.*"))
                    .forEach(path -> count("file " + plain(path), 1));
        }
    }

    /** Without what is drawn at random or taken from the calendar. */
    private static String plain(String name) {
        return name.replaceAll("([a-z]{3}[_-])[a-z2-7]{26}", "$1…").replaceAll("\\d{18}", "…");
    }

    private void storage(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path inventory : all.filter(path -> path.toString().matches(".*/vol_[a-z2-7]{26}/inventory\\.json"))
                    .toList()) {
                JsonNode object = JSON.readTree(Files.readString(inventory));
                count("object", 1);
                object.path("versions").properties().forEach(version -> {
                    count(
                            "version " + version.getKey() + " "
                                    + version.getValue().path("message").asText(),
                            1);
                    version.getValue()
                            .path("state")
                            .forEach(paths -> paths.forEach(
                                    path -> count("stored " + version.getKey() + " " + plain(path.asText()), 1)));
                });
            }
        }
    }

    private void database(Path home) throws IOException, SQLException {
        try (OpenHouse house = OpenHouse.at(home);
                Connection connection = house.database();
                Statement statement = connection.createStatement()) {
            rows(statement);
        }
    }

    private void rows(Statement statement) throws SQLException {
        // what the duties of the open house note while it is being counted: what was read again, copied, looked at
        for (String table : texts(
                statement,
                "select table_schema || '.' || table_name from information_schema.tables where table_type = 'BASE TABLE'"
                        + " and table_schema in ('archive', 'signing', 'certificate', 'casework', 'account')"
                        + " and table_name not in ('fixity', 'damage', 'replicated', 'replicated_record', 'scan')")) {
            // a sealing that died before anything was staged leaves two lines more: that it had begun, that it was
            // released
            String rows = table.equals("signing.seal_log")
                    ? "count(*) - 2 * count(*) filter (where entry::json ->> 'event' = 'USE_RELEASED')"
                    : "count(*)";
            count(
                    "rows " + table,
                    Long.parseLong(texts(statement, "select " + rows + " from " + table)
                            .get(0)));
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
