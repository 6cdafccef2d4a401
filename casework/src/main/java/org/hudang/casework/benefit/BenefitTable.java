package org.hudang.casework.benefit;

import java.io.BufferedReader;
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
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.hudang.casework.benefit.BenefitRegister.HouseholdLookup;
import org.hudang.casework.benefit.BenefitTableRefused.WrongRow;

/** Reads a table of benefits as docs/formats/benefits-csv-v1.md describes it: strictly, and whole or not at all. */
final class BenefitTable {
    private static final int MAX_BYTES = 5_000_000;
    private static final int MAX_ROWS = 50_000;
    private static final int MAX_FIELD = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final List<String> COLUMNS =
            List.of("household", "programme", "level", "people", "from", "until", "nextReview");

    private final HouseholdLookup households;
    private final List<WrongRow> wrong = new ArrayList<>();

    /** An entry and the line it stands on. */
    record Row(long line, EnterBenefit entry) {}

    private BenefitTable(HouseholdLookup households) {
        this.households = households;
    }

    /**
     * The entries of the table.
     *
     * @throws BenefitTableRefused naming every wrong row
     */
    static List<Row> read(InputStream csv, HouseholdLookup households) {
        try {
            return new BenefitTable(households).read(text(csv));
        } catch (IOException e) {
            throw new BenefitTableRefused(0, "file", "CSV");
        }
    }

    private static String text(InputStream csv) throws IOException {
        byte[] bytes = csv.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new BenefitTableRefused(0, "file", "≤ " + MAX_BYTES + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (body.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r')) {
                throw new BenefitTableRefused(0, "file", "no control characters");
            }
            return body;
        } catch (CharacterCodingException e) {
            throw new BenefitTableRefused(0, "file", "UTF-8");
        }
    }

    private List<Row> read(String text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        List<Row> entries = new ArrayList<>();
        try (CSVParser parser = format.parse(new BufferedReader(new StringReader(text)))) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                throw new BenefitTableRefused(1, "heading", String.join(",", COLUMNS));
            }
            for (CSVRecord row : parser) {
                if (row.getRecordNumber() > MAX_ROWS) {
                    throw new BenefitTableRefused(parser.getCurrentLineNumber(), "rows", "≤ " + MAX_ROWS);
                }
                long line = parser.getCurrentLineNumber();
                entry(row, line).ifPresent(entry -> entries.add(new Row(line, entry)));
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new BenefitTableRefused(0, "file", "RFC 4180");
        }
        if (!wrong.isEmpty()) {
            throw new BenefitTableRefused(wrong);
        }
        return entries;
    }

    private Optional<EnterBenefit> entry(CSVRecord row, long line) {
        if (!row.isConsistent() || row.stream().anyMatch(field -> field.length() > MAX_FIELD)) {
            refuse(line, "row", COLUMNS.size() + " × ≤ " + MAX_FIELD);
            return Optional.empty();
        }
        int before = wrong.size();
        Optional<HouseholdLookup.Known> household = household(row, line);
        Optional<Programme> programme = Programme.ofCode(row.get("programme").strip());
        if (programme.isEmpty()) {
            refuse(line, "programme", "DB | TK | LS");
        }
        Optional<LocalDate> from = date(row, line, "from");
        Optional<LocalDate> review = date(row, line, "nextReview");
        Optional<LocalDate> until = row.get("until").isBlank() ? Optional.empty() : date(row, line, "until");
        Optional<Integer> people = people(row, line);
        if (wrong.size() > before
                || household.isEmpty()
                || programme.isEmpty()
                || from.isEmpty()
                || review.isEmpty()
                || people.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EnterBenefit(
                    household.get().number(),
                    household.get().township(),
                    programme.get(),
                    row.get("level").strip(),
                    people.get(),
                    from.get(),
                    until,
                    review.get()));
        } catch (BenefitRefused refused) {
            refuse(line, refused.field(), refused.allowed());
            return Optional.empty();
        }
    }

    private Optional<HouseholdLookup.Known> household(CSVRecord row, long line) {
        HouseholdLookup.Answer answer = households.find(row.get("household").strip());
        if (answer instanceof HouseholdLookup.Known known) {
            return Optional.of(known);
        }
        if (answer instanceof HouseholdLookup.Wrong no) {
            wrong.add(new WrongRow(line, "household", no.rule()));
        } else {
            refuse(line, "household", "known");
        }
        return Optional.empty();
    }

    private void refuse(long line, String column, String allowed) {
        wrong.add(new WrongRow(line, column, BenefitTableRefused.Rule.allowed(allowed)));
    }

    private Optional<LocalDate> date(CSVRecord row, long line, String column) {
        try {
            LocalDate day = LocalDate.parse(row.get(column).strip());
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                return Optional.of(day);
            }
            refuse(line, column, FIRST_DAY + " – " + LAST_DAY);
        } catch (DateTimeException e) {
            refuse(line, column, "YYYY-MM-DD");
        }
        return Optional.empty();
    }

    private Optional<Integer> people(CSVRecord row, long line) {
        String given = row.get("people").strip();
        if (given.matches("[1-9]\\d?")) {
            return Optional.of(Integer.parseInt(given));
        }
        refuse(line, "people", "1–99");
        return Optional.empty();
    }
}
