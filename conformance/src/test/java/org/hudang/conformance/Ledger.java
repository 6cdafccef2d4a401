package org.hudang.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one table over the hostile files of the corpora: through which doors of the product each goes and what comes out there,
 * {@code src/test/resources/hostile-ledger.tsv}. One row a file; what a row says is compared word by word.
 *
 * @param rows in the order of the table
 */
record Ledger(List<Row> rows) {
    private static final Path TABLE = Path.of("src/test/resources/hostile-ledger.tsv");
    private static final String NONE = "-";

    /** A door of the product, with what its answer looks like. */
    enum Door {
        /** {@code intake check}: outcome and code. */
        INTAKE,
        /** {@code verify}: verdict and every code of the report. */
        VERIFY,
        /** Sent to a running house as a paper of a household: state, and the code of why it may not be used. */
        UPLOAD,
        /** {@code certificate verify}: verdict and code. */
        CERTIFICATE,
        /** {@code verify --trust} of a good paper, with this file as the root: verdict and codes. */
        TRUST,
        /** {@code benefits import}: exit and code. */
        BENEFITS,
        /** Sent to a running house as the body of a request: status and code. */
        REQUEST,
        /** Each of its strings as the name of a file that is announced to a running house: how many were taken and refused. */
        NAMES
    }

    /**
     * What is known of one file.
     *
     * @param answers by door; the first three doors stand in every row
     */
    record Row(String file, Map<Door, String> answers) {}

    static Ledger read() throws IOException {
        return new Ledger(Files.readAllLines(TABLE, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Ledger::row)
                .toList());
    }

    private static Row row(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 5) {
            throw new IllegalArgumentException("five columns: " + line);
        }
        Map<Door, String> answers = new LinkedHashMap<>();
        answers.put(Door.INTAKE, columns[1]);
        answers.put(Door.VERIFY, columns[2]);
        answers.put(Door.UPLOAD, columns[3]);
        if (!columns[4].equals(NONE)) {
            Arrays.stream(columns[4].split("; ", -1)).forEach(further -> {
                String[] parts = further.split("=", 2);
                answers.put(Door.valueOf(parts[0]), parts[1]);
            });
        }
        return new Row(columns[0], answers);
    }

    /** What must come out at a door, by file. */
    Map<String, String> at(Door door) {
        return rows.stream()
                .filter(row -> row.answers().containsKey(door))
                .collect(Collectors.toMap(
                        Row::file, row -> row.answers().getOrDefault(door, ""), (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * What the makers of the corpus expect of a file.
     *
     * @param words in their own words
     * @param millis their budget of time
     * @param megabytes their budget of memory
     */
    record Expected(String words, long millis, int megabytes) {
        static Map<String, Expected> all() throws IOException {
            return Corpora.table("hostile/manifest.tsv").stream()
                    .collect(Collectors.toMap(row -> row[0], Expected::of, (a, b) -> a, LinkedHashMap::new));
        }

        private static Expected of(String[] row) {
            String[] budget = row[3].split("/", -1);
            return new Expected(row[2], 1000L * number(budget[0]), number(budget[1]));
        }

        private static int number(String text) {
            return Integer.parseInt(text.replaceAll("\\D", ""));
        }

        /** Whether an outcome of intake is one that the words leave open. */
        boolean admits(String outcome) {
            boolean mayAccept = words.contains("ACCEPT") || words.contains("or repaired");
            boolean mayRefuse = words.contains("REJECT")
                    || words.contains("quarantine")
                    || words.contains("strip")
                    || words.contains("refused");
            if (!mayAccept && !mayRefuse) {
                return true; // a case for verification, which must only end
            }
            return outcome.startsWith("accepted") ? mayAccept : mayRefuse;
        }
    }
}
