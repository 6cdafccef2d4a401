package org.hudang.archive.inspection;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.VisibleText;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Inspection.Judged;
import org.hudang.archive.inspection.Inspection.Line;
import org.hudang.archive.inspection.Result.ByHand;
import org.hudang.archive.inspection.Result.Failed;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.Result.NotApplicable;
import org.hudang.archive.inspection.Result.Passed;
import org.hudang.archive.inspection.Result.Why;

/** Puts what people decided into a report (人工判定). */
public final class Judging {
    private Judging() {}

    /**
     * Who decides, and when.
     *
     * @param by account
     */
    public record Judge(String by, Instant at) {}

    /**
     * Judgements that may stand in a report on papers of this household.
     *
     * @throws CommandRefused when there is none, an item is named twice, or words are missing or no line of visible text
     * @throws WordsNamePeople when words name somebody of the household or hold the number of a person
     */
    public static void require(List<Judgement> judgements, Household household) {
        if (judgements.isEmpty()) {
            throw new CommandRefused("judgements", ">= 1");
        }
        Set<String> named = new HashSet<>();
        for (Judgement one : judgements) {
            if (!named.add(one.number())) {
                throw new CommandRefused("judgements", "1 x " + one.number());
            }
            int length = one.words().codePointCount(0, one.words().length());
            if (length < Judgement.LEAST || length > Judgement.MOST || !VisibleText.isLine(one.words())) {
                throw new CommandRefused("words " + one.number(), Judgement.LEAST + "-" + Judgement.MOST);
            }
            if (NamedPeople.in(one.words(), household)) {
                throw new WordsNamePeople(one.number());
            }
        }
    }

    /**
     * The report that follows: equal to the other but for the items that were decided.
     *
     * @throws NotForPeople when an item is not there, was decided by a machine or is judged already
     */
    public static Inspection judged(ReportId report, Inspection before, List<Judgement> judgements, Judge judge) {
        Map<String, Judgement> open = new HashMap<>();
        judgements.forEach(one -> open.put(one.number(), one));
        List<Line> lines = before.lines().stream()
                .map(line -> Optional.ofNullable(open.remove(line.number()))
                        .map(one -> line(line, one, before, judge))
                        .orElse(line))
                .toList();
        open.keySet().stream().sorted().findFirst().ifPresent(number -> {
            throw new NotForPeople(before.stage(), number);
        });
        return before.following(report.number(), lines);
    }

    private static Line line(Line line, Judgement one, Inspection report, Judge judge) {
        if (!(line.result() instanceof ByHand left)) {
            throw new NotForPeople(report.stage(), line.number());
        }
        Result result = switch (one.outcome()) {
            case PASSED -> new Passed();
            case FAILED -> new Failed(List.of(new Fault(report.code(), "", one.words())));
            case NOT_APPLICABLE -> new NotApplicable(Why.NOTHING_THERE);
        };
        return new Line(
                line.number(), result, Optional.of(new Judged(left.why(), judge.by(), judge.at(), one.words())));
    }
}
