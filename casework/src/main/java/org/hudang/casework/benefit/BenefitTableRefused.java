package org.hudang.casework.benefit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hudang.casework.CaseworkException;

/** A table of benefits was refused as a whole; every row that is wrong is named, and nothing was entered. */
public final class BenefitTableRefused extends CaseworkException {
    private static final int TOLD = 10;

    /**
     * One wrong row.
     *
     * @param line line of the table, from 1, the heading counted
     * @param column heading of the column
     * @param rule what the row breaks there
     */
    public record WrongRow(long line, String column, Rule rule) {
        String in(Locale locale) {
            return line + ": " + column + " (" + rule.in(locale) + ")";
        }
    }

    /** What a row breaks; never what stands in it, which may be the number of a person. */
    @FunctionalInterface
    public interface Rule {
        /** What is allowed, or a code with its sentence in this language. */
        String in(Locale locale);

        /** These values are allowed. */
        static Rule allowed(String values) {
            return locale -> values;
        }
    }

    private final transient List<WrongRow> rows;

    BenefitTableRefused(List<WrongRow> rows) {
        super("CW-010", rows.size(), (Worded)
                locale -> rows.stream().limit(TOLD).map(row -> row.in(locale)).collect(Collectors.joining("; ")));
        this.rows = List.copyOf(rows);
    }

    BenefitTableRefused(long line, String column, String allowed) {
        this(List.of(new WrongRow(line, column, Rule.allowed(allowed))));
    }

    /** All wrong rows. */
    public List<WrongRow> rows() {
        return rows;
    }
}
