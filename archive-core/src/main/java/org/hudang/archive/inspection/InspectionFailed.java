package org.hudang.archive.inspection;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.inspection.AtFiling.Found;
import org.hudang.archive.inspection.Inspection.Line;
import org.hudang.archive.inspection.Result.Failed;
import org.hudang.archive.inspection.Result.Fault;

/** Papers did not pass the inspection before they are filed (归档检测不通过): none of them was filed. */
public final class InspectionFailed extends ArchiveException {
    private static final int MOST = 10;

    /** @param papers what did not pass, by its place in the filing, from 1 */
    public InspectionFailed(SortedMap<Integer, Found> papers) {
        super("AR-132", new Faults(papers));
    }

    /** What did not pass, with the names of the items. */
    private record Faults(SortedMap<Integer, Found> papers) implements Spoken {
        @Override
        public String in(Locale locale) {
            List<String> all = papers.entrySet().stream()
                    .flatMap(
                            paper -> paper.getValue().failed().stream().map(line -> said(paper.getKey(), line, locale)))
                    .toList();
            return all.stream().limit(MOST).collect(Collectors.joining("; ")) + (all.size() > MOST ? "; …" : "");
        }

        @Override
        public String toString() {
            return in(Locale.CHINESE);
        }
    }

    private static String said(int place, Line line, Locale locale) {
        String why = line.result() instanceof Failed failed
                ? failed.faults().stream().limit(1).map(InspectionFailed::said).collect(Collectors.joining())
                : "";
        String item = "#" + place + " " + line.numberIn(Stage.GD) + " " + InspectionReport.title(line.number(), locale);
        return why.isEmpty() ? item : item + " (" + why + ")";
    }

    private static String said(Fault fault) {
        return Stream.of(fault.expected(), fault.found())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" ≠ "));
    }
}
