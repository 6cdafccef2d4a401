package org.hudang.casework.inspection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Judgement;
import org.hudang.archive.inspection.KeptReport;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Scheme;
import org.hudang.archive.inspection.Stage;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.forms.InspectionPaper;
import org.hudang.forms.InspectionPaper.Fault;
import org.hudang.forms.InspectionPaper.Found;
import org.hudang.forms.InspectionPaper.Word;
import org.hudang.forms.PaperKind;
import org.hudang.forms.SealSpot;

/** Composes the paper of a report (JC): what the report says, in the words of the scheme. */
final class ReportComposing {
    private static final int MOST_FAULTS = 20;
    private static final int LONGEST = 160;

    private final Forms forms;
    private final UnaryOperator<String> names;
    private final Clock clock;

    ReportComposing(Forms forms, UnaryOperator<String> names, Clock clock) {
        this.forms = forms;
        this.names = names;
        this.clock = clock;
    }

    ComposedPaper compose(KeptReport report, String agency) {
        Inspection inspection = report.inspection();
        return forms.compose(new InspectionPaper(
                forms.template(PaperKind.INSPECTION_REPORT, LocalDate.now(clock))
                        .code(),
                new InspectionPaper.Head(
                        report.id().printed(),
                        inspection.code(),
                        inspection.stage().name(),
                        inspection.version(),
                        inspection.at(),
                        line(names.apply(inspection.by()), 60),
                        InspectionReport.BASIS,
                        InspectionReport.tool(inspection),
                        new InspectionPaper.Extent(inspection.files(), inspection.bytes(), report.sha256())),
                inspection.lines().stream()
                        .map(line -> line(line, inspection.stage()))
                        .toList(),
                SealSpot.round("archive", agency)));
    }

    private InspectionPaper.Line line(Inspection.Line line, Stage stage) {
        return new InspectionPaper.Line(
                line.numberIn(stage),
                InspectionReport.title(line.number(), Locale.CHINESE),
                InspectionPaper.What.valueOf(Scheme.what(line.number()).name()),
                InspectionReport.method(line.number(), Locale.CHINESE),
                line.judged().map(judged -> judged(line.result(), judged)).orElseGet(() -> found(line.result())));
    }

    /** Why a machine had left it to people, and what was decided; the fault that a person found is what she says. */
    private Found judged(Result result, Inspection.Judged judged) {
        return new Found(
                found(result).word(),
                InspectionReport.why(judged.why(), Locale.CHINESE),
                List.of(),
                0,
                Optional.of(new InspectionPaper.Judged(
                        line(names.apply(judged.by()), 60), judged.at(), line(judged.words(), Judgement.MOST))));
    }

    private static Found found(Result result) {
        if (result instanceof Result.Failed failed) {
            List<Fault> first = failed.faults().stream()
                    .limit(MOST_FAULTS)
                    .map(fault -> new Fault(
                            line(fault.object(), LONGEST),
                            line(fault.expected(), LONGEST),
                            line(fault.found(), LONGEST)))
                    .toList();
            return new Found(Word.FAILED, "", first, failed.faults().size() - first.size());
        }
        if (result instanceof Result.ByHand byHand) {
            return new Found(Word.BY_HAND, InspectionReport.why(byHand.why(), Locale.CHINESE), List.of(), 0);
        }
        return result instanceof Result.NotApplicable none
                ? new Found(Word.NOT_APPLICABLE, InspectionReport.why(none.why(), Locale.CHINESE), List.of(), 0)
                : new Found(Word.PASSED, "", List.of(), 0);
    }

    /** One line that can be printed: what no font can have is a question mark, and what is longer ends with dots. */
    private static String line(String text, int most) {
        String printable = text.codePoints()
                .mapToObj(c -> isPrintable(c) ? Character.toString(c) : "?")
                .collect(Collectors.joining());
        return printable.codePointCount(0, printable.length()) <= most
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
