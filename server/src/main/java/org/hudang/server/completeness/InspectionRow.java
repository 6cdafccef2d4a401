package org.hudang.server.completeness;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Stage;
import org.jspecify.annotations.Nullable;

/**
 * An item of an inspection as shown.
 *
 * @param number as printed
 * @param word of its result, as key
 * @param why a machine left it to people, or why it does not apply; else empty
 * @param faults that a machine found
 * @param said what somebody decided about it; null when a machine did
 */
public record InspectionRow(
        String number,
        String title,
        String word,
        String why,
        List<Result.Fault> faults,
        @Nullable Said said) {
    public InspectionRow {
        faults = List.copyOf(faults);
    }

    /**
     * What somebody decided.
     *
     * @param by name of who did
     */
    public record Said(String by, Instant at, String words) {}

    /** The item in the reader's language, as a machine found it. */
    public static InspectionRow of(Inspection.Line line, Stage stage, Locale locale) {
        return of(line, stage, locale, login -> login);
    }

    /**
     * The item in the reader's language.
     *
     * @param names of accounts
     */
    static InspectionRow of(Inspection.Line line, Stage stage, Locale locale, UnaryOperator<String> names) {
        Result result = line.result();
        if (line.judged().isPresent()) {
            Inspection.Judged judged = line.judged().get();
            return new InspectionRow(
                    line.numberIn(stage),
                    InspectionReport.title(line.number(), locale),
                    result.word(),
                    InspectionReport.why(judged.why(), locale),
                    List.of(),
                    new Said(names.apply(judged.by()), judged.at(), judged.words()));
        }
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
                result instanceof Result.Failed failed ? failed.faults() : List.of(),
                null);
    }
}
