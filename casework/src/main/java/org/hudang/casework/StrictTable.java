package org.hudang.casework;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table that is brought as a file (RFC 4180, UTF-8 with or without byte order mark): at most 5 MB and 50 000 rows of 200
 * characters a field, with exactly these columns and without control characters.
 */
public final class StrictTable {
    private static final int MAX_BYTES = 5_000_000;
    private static final int MAX_ROWS = 50_000;
    private static final int MAX_FIELD = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final List<String> columns;
    private final Refusing refusing;

    /**
     * A row.
     *
     * @param line where it ends in the file, from 1
     * @param fields by column, as they stand there
     */
    public record Row(long line, CSVRecord fields) {
        /** A field without spaces around it. */
        public String field(String column) {
            return fields.get(column).strip();
        }
    }

    /** Makes the exception that says what is wrong. */
    public interface Refusing {
        /**
         * What is thrown.
         *
         * @param line from 1; 0 for the file as a whole
         * @param column what it is about: a column, {@code file}, {@code heading}, {@code row} or {@code rows}
         * @param expected what should stand there
         */
        RuntimeException because(long line, String column, String expected);
    }

    public StrictTable(List<String> columns, Refusing refusing) {
        this.columns = List.copyOf(columns);
        this.refusing = refusing;
    }

    /** All rows, in order; what has too few or too many fields is refused by {@link #require}, row by row. */
    public List<Row> read(InputStream csv) throws IOException {
        String text = text(csv.readNBytes(MAX_BYTES + 1));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            if (!parser.getHeaderNames().equals(columns)) {
                throw refusing.because(1, "heading", String.join(",", columns));
            }
            for (CSVRecord record : parser) {
                if (rows.size() == MAX_ROWS) {
                    throw refusing.because(parser.getCurrentLineNumber(), "rows", "≤ " + MAX_ROWS);
                }
                rows.add(new Row(parser.getCurrentLineNumber(), record));
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw refusing.because(0, "file", "RFC 4180");
        }
        return rows;
    }

    /** Refuses a row that has not all fields, or one that is too long. */
    public void require(Row row) {
        if (!row.fields().isConsistent() || row.fields().stream().anyMatch(field -> field.length() > MAX_FIELD)) {
            throw refusing.because(row.line(), "row", columns.size() + " × ≤ " + MAX_FIELD);
        }
    }

    /** A day between 1950 and 2199. */
    public LocalDate day(Row row, String column) {
        LocalDate day;
        try {
            day = LocalDate.parse(row.field(column));
        } catch (DateTimeException e) {
            throw refusing.because(row.line(), column, "YYYY-MM-DD");
        }
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw refusing.because(row.line(), column, FIRST_DAY + " – " + LAST_DAY);
        }
        return day;
    }

    private String text(byte[] csv) {
        if (csv.length > MAX_BYTES) {
            throw refusing.because(0, "file", "≤ " + MAX_BYTES + " bytes");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusing.because(0, "file", "UTF-8");
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (body.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r')) {
            throw refusing.because(0, "file", "no control characters");
        }
        return body;
    }
}
