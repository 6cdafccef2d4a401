package org.hudang.casework.benefit;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.casework.StrictTable;
import org.hudang.casework.benefit.BenefitRegister.HouseholdLookup;
import org.hudang.casework.benefit.BenefitTableRefused.WrongRow;

/** Reads a table of benefits as docs/formats/benefits-csv-v1.md describes it: strictly, and whole or not at all. */
final class BenefitTable {
    private static final StrictTable TABLE = new StrictTable(
            List.of("household", "programme", "level", "people", "from", "until", "nextReview"),
            BenefitTableRefused::new);

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
            return new BenefitTable(households).read(csv);
        } catch (IOException e) {
            throw new BenefitTableRefused(0, "file", "CSV");
        }
    }

    private List<Row> read(InputStream csv) throws IOException {
        List<Row> entries = new ArrayList<>();
        for (StrictTable.Row row : TABLE.read(csv)) {
            entry(row).ifPresent(entry -> entries.add(new Row(row.line(), entry)));
        }
        if (!wrong.isEmpty()) {
            throw new BenefitTableRefused(wrong);
        }
        return entries;
    }

    private Optional<EnterBenefit> entry(StrictTable.Row row) {
        long line = row.line();
        try {
            TABLE.require(row);
        } catch (BenefitTableRefused refused) {
            wrong.addAll(refused.rows());
            return Optional.empty();
        }
        int before = wrong.size();
        Optional<HouseholdLookup.Known> household = household(row);
        Optional<Programme> programme = Programme.ofCode(row.field("programme"));
        if (programme.isEmpty()) {
            refuse(line, "programme", "DB | TK | LS");
        }
        Optional<LocalDate> from = date(row, "from");
        Optional<LocalDate> review = date(row, "nextReview");
        Optional<LocalDate> until = row.field("until").isEmpty() ? Optional.empty() : date(row, "until");
        Optional<Integer> people = people(row);
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
                    row.field("level"),
                    people.get(),
                    from.get(),
                    until,
                    review.get()));
        } catch (BenefitRefused refused) {
            refuse(line, refused.field(), refused.allowed());
            return Optional.empty();
        }
    }

    private Optional<HouseholdLookup.Known> household(StrictTable.Row row) {
        HouseholdLookup.Answer answer = households.find(row.field("household"));
        if (answer instanceof HouseholdLookup.Known known) {
            return Optional.of(known);
        }
        if (answer instanceof HouseholdLookup.Wrong no) {
            wrong.add(new WrongRow(row.line(), "household", no.rule()));
        } else {
            refuse(row.line(), "household", "known");
        }
        return Optional.empty();
    }

    private void refuse(long line, String column, String allowed) {
        wrong.add(new WrongRow(line, column, BenefitTableRefused.Rule.allowed(allowed)));
    }

    private Optional<LocalDate> date(StrictTable.Row row, String column) {
        try {
            return Optional.of(TABLE.day(row, column));
        } catch (BenefitTableRefused refused) {
            wrong.addAll(refused.rows());
            return Optional.empty();
        }
    }

    private Optional<Integer> people(StrictTable.Row row) {
        String given = row.field("people");
        if (given.matches("[1-9]\\d?")) {
            return Optional.of(Integer.parseInt(given));
        }
        refuse(row.line(), "people", "1–99");
        return Optional.empty();
    }
}
