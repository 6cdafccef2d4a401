package org.hudang.casework.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.casework.StrictTable;
import org.hudang.casework.benefit.Programme;

/** Reads a table of certificates as docs/formats/certificates-csv-v1.md describes it: strictly, and whole or not at all. */
public final class ReliefTable {
    private static final StrictTable TABLE = new StrictTable(
            List.of("household", "holder", "programme", "from", "until"),
            (line, column, expected) -> new ReliefTableRefused(line, column + ": " + expected));

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
    public static List<Row> read(InputStream csv) throws IOException {
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (StrictTable.Row line : TABLE.read(csv)) {
            Row row = row(line);
            if (!seen.add(row.household() + " " + row.holder() + " " + row.programme())) {
                throw new ReliefTableRefused(line.line(), "household, holder, programme: once");
            }
            rows.add(row);
        }
        return rows;
    }

    private static Row row(StrictTable.Row row) {
        TABLE.require(row);
        return new Row(
                row.line(),
                id(row, "household", HouseholdNumber::new),
                row.field("holder").isEmpty() ? Optional.empty() : Optional.of(id(row, "holder", MemberId::new)),
                Programme.ofCode(row.field("programme"))
                        .orElseThrow(() -> new ReliefTableRefused(row.line(), "programme: DB | TK | LS")),
                day(row, "from"),
                day(row, "until"));
    }

    private interface Made<T> {
        T of(String text);
    }

    private static <T> T id(StrictTable.Row row, String column, Made<T> made) {
        try {
            return made.of(row.field(column));
        } catch (MalformedId malformed) {
            throw new ReliefTableRefused(row.line(), column);
        }
    }

    private static Optional<LocalDate> day(StrictTable.Row row, String column) {
        return row.field(column).isEmpty() ? Optional.empty() : Optional.of(TABLE.day(row, column));
    }
}
