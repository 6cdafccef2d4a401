package org.hudang.server.completeness;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Judgement;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Scheme;
import org.hudang.archive.inspection.Stage;
import org.hudang.server.Fields;
import org.hudang.server.completeness.Judgements.One;
import org.hudang.server.completeness.Judgements.Wanted;

/**
 * The form on which somebody decides about the items that a machine left to people, as it is shown and as it comes back.
 *
 * @param rows one for each item
 */
record JudgeForm(List<Row> rows) {
    /** Whoever presses Enter in a field of several lines means one sentence all the same. */
    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

    JudgeForm {
        rows = List.copyOf(rows);
    }

    /**
     * An item that is left to people.
     *
     * @param number as printed
     * @param why a machine could not tell
     * @param hint key of the words that say what to look at; empty when {@code why} says all
     * @param outcome that was chosen; empty when none was
     * @param words that were typed
     */
    record Row(String number, String title, String why, String hint, String outcome, String words) {
        private boolean untouched() {
            return outcome.isEmpty() && words.isEmpty();
        }

        private boolean half() {
            return outcome.isEmpty() || words.codePointCount(0, words.length()) < Judgement.LEAST;
        }
    }

    /** For the items of a report that are open, with what was typed before. */
    static JudgeForm open(Inspection inspection, HttpServletRequest typed, Locale locale) {
        return new JudgeForm(inspection.byHand().stream()
                .map(line -> row(line, inspection.stage(), typed, locale))
                .toList());
    }

    private static Row row(Inspection.Line line, Stage stage, HttpServletRequest typed, Locale locale) {
        String number = line.numberIn(stage);
        return new Row(
                number,
                InspectionReport.title(line.number(), locale),
                line.result() instanceof Result.ByHand left ? InspectionReport.why(left.why(), locale) : "",
                line.result() instanceof Result.ByHand left ? hint(left.why()) : "",
                given(typed, "outcome-" + number),
                given(typed, "words-" + number));
    }

    private static String hint(Result.Why why) {
        return switch (why) {
            case LOOK_AT_PAPERS, LOOK_AT_MACHINES, DECLARE_PROCESS -> "judge.hint." + why;
            default -> "";
        };
    }

    /** As it came back, whatever report is the newest now: items of which nothing was said are left out. */
    static JudgeForm returned(Stage stage, HttpServletRequest typed) {
        return new JudgeForm(Scheme.numbers(stage).stream()
                .map(number -> stage + "-" + number)
                .map(number ->
                        new Row(number, "", "", "", given(typed, "outcome-" + number), given(typed, "words-" + number)))
                .filter(row -> !row.untouched())
                .toList());
    }

    /** Numbers of items of which the outcome or the words are missing. */
    List<String> half() {
        return rows.stream().filter(Row::half).map(Row::number).toList();
    }

    Wanted wanted(HttpServletRequest typed) {
        return new Wanted(
                typed.getParameter("report"),
                rows.stream()
                        .map(row -> new One(row.number(), row.outcome(), row.words()))
                        .toList());
    }

    private static String given(HttpServletRequest typed, String field) {
        return BREAK.matcher(Fields.text(typed.getParameter(field))).replaceAll(" ");
    }
}
