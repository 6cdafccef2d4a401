package org.hudang.server.completeness;

import java.util.List;
import java.util.Locale;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Stage;

/**
 * An item of an inspection as shown.
 *
 * @param number as printed
 * @param word of its result, as key
 * @param why it is for people or does not apply; else empty
 */
public record InspectionRow(String number, String title, String word, String why, List<Result.Fault> faults) {
    public InspectionRow {
        faults = List.copyOf(faults);
    }

    /** The item in the reader's language. */
    public static InspectionRow of(Inspection.Line line, Stage stage, Locale locale) {
        Result result = line.result();
        String why = "";
        if (result instanceof Result.ByHand byHand) {
            why = InspectionReport.why(byHand.why(), locale);
        } else if (result instanceof Result.NotApplicable none) {
            why = InspectionReport.why(none.why(), locale);
        }
        return new InspectionRow(
                line.numberIn(stage),
                InspectionReport.title(line.number(), locale),
                result.word(),
                why,
                result instanceof Result.Failed failed ? failed.faults() : List.of());
    }
}
