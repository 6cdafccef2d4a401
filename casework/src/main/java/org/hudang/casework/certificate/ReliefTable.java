package org.hudang.casework.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.casework.benefit.Programme;

/** Reads a table of certificates as docs/formats/certificates-csv-v1.md describes it: strictly, and whole or not at all. */
public final class ReliefTable {
    private static final int MAX_BYTES = 5_000_000;
    private static final int MAX_ROWS = 50_000;
    private static final List<String> COLUMNS = List.of("household", "holder", "programme", "from", "until");

    private ReliefTable() {}

    /**
     * A certificate that is wished for.
     *
     * @param line where it stands
     * @param holder the person on its face; the head of the household where nobody is named
     * @param from first day; the day of issuing where none is given
     * @param until last day; a year later where none is given
     */
    public record Row(
            long line,
            HouseholdNumber household,
            Optional<MemberId> holder,
            Programme programme,
            Optional<LocalDate> from,
            Optional<LocalDate> until) {}

    /**
     * The rows of the table.
     *
     * @throws ReliefTableRefused naming the first line that is wrong
     */
    public static List<Row> read(byte[] csv) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (CSVParser parser = format.parse(new StringReader(text(csv)))) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                throw new ReliefTableRefused(1, String.join(",", COLUMNS));
            }
            for (CSVRecord record : parser) {
                long line = parser.getCurrentLineNumber();
                if (rows.size() == MAX_ROWS) {
                    throw new ReliefTableRefused(line, "≤ " + MAX_ROWS);
                }
                Row row = row(record, line);
                String what = row.household() + " " + row.holder() + " " + row.programme();
                if (!seen.add(what)) {
                    throw new ReliefTableRefused(line, "household, holder, programme: once");
                }
                rows.add(row);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new ReliefTableRefused(0, "RFC 4180");
        }
        return rows;
    }

    private static String text(byte[] csv) {
        if (csv.length > MAX_BYTES) {
            throw new ReliefTableRefused(0, "≤ " + MAX_BYTES + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ReliefTableRefused(0, "UTF-8");
        }
    }

    private static Row row(CSVRecord record, long line) {
        if (!record.isConsistent()) {
            throw new ReliefTableRefused(line, COLUMNS.size() + " × ,");
        }
        HouseholdNumber household = id(record.get("household"), line, "household", HouseholdNumber::new);
        String holder = record.get("holder").strip();
        return new Row(
                line,
                household,
                holder.isEmpty() ? Optional.empty() : Optional.of(id(holder, line, "holder", MemberId::new)),
                Programme.ofCode(record.get("programme").strip())
                        .orElseThrow(() -> new ReliefTableRefused(line, "programme: DB | TK | LS")),
                day(record.get("from"), line, "from"),
                day(record.get("until"), line, "until"));
    }

    private interface Made<T> {
        T of(String text);
    }

    private static <T> T id(String text, long line, String column, Made<T> made) {
        try {
            return made.of(text.strip());
        } catch (RuntimeException malformed) {
            throw new ReliefTableRefused(line, column);
        }
    }

    private static Optional<LocalDate> day(String text, long line, String column) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            throw new ReliefTableRefused(line, column + ": yyyy-MM-dd");
        }
    }
}
