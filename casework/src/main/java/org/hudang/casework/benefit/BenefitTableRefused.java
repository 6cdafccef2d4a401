package org.hudang.casework.benefit;

import java.util.List;
import java.util.stream.Collectors;
import org.hudang.casework.CaseworkException;

/** A table of benefits was refused as a whole; every row that is wrong is named, and nothing was entered. */
public final class BenefitTableRefused extends CaseworkException {
    /**
     * One wrong row.
     *
     * @param line line of the table, from 1, the heading counted
     * @param column heading of the column
     * @param allowed what is allowed there
     */
    public record WrongRow(long line, String column, String allowed) {
        @Override
        public String toString() {
            return line + ": " + column + " (" + allowed + ")";
        }
    }

    private final transient List<WrongRow> rows;

    BenefitTableRefused(List<WrongRow> rows) {
        super(
                "CW-010",
                rows.size(),
                rows.stream().limit(10).map(WrongRow::toString).collect(Collectors.joining("; ")));
        this.rows = List.copyOf(rows);
    }

    BenefitTableRefused(long line, String column, String allowed) {
        this(List.of(new WrongRow(line, column, allowed)));
    }

    /** All wrong rows. */
    public List<WrongRow> rows() {
        return rows;
    }
}
