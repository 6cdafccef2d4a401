package org.hudang.conformance.judges;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who says what about which paper. */
final class JudgesTable {
    private final List<Judge> judges;
    private final Map<Paper, Map<String, Answer>> answers = new LinkedHashMap<>();

    private JudgesTable(List<Judge> judges) {
        this.judges = judges;
    }

    /** Asks every judge about every paper; one that breaks down over a paper has failed it. */
    static JudgesTable of(List<Judge> judges, List<Paper> papers) {
        JudgesTable table = new JudgesTable(judges);
        for (Paper paper : papers) {
            Map<String, Answer> row = new LinkedHashMap<>();
            for (Judge judge : judges) {
                row.put(judge.name(), asked(judge, paper));
            }
            table.answers.put(paper, row);
        }
        return table;
    }

    static Answer asked(Judge judge, Paper paper) {
        try {
            return judge.judge(paper);
        } catch (Exception | StackOverflowError broke) {
            return new Answer.Failed("breaks down: " + broke);
        }
    }

    /** What is not as it must be: each failure, each undeclared silence, each declared one that is none. */
    List<String> complaints() {
        List<String> all = new ArrayList<>();
        answers.forEach((paper, row) -> row.forEach((judge, answer) ->
                complaint(judge, paper, answer).ifPresent(what -> all.add(paper + ", " + judge + ": " + what))));
        return all;
    }

    private static Optional<String> complaint(String judge, Paper paper, Answer answer) {
        Optional<Declared> declared = Declared.of(judge, paper);
        if (answer instanceof Answer.Failed failed) {
            return Optional.of("failed, " + failed.why());
        }
        if (answer instanceof Answer.CannotTell cannot) {
            return declared.isPresent() ? Optional.empty() : Optional.of("cannot tell, undeclared: " + cannot.why());
        }
        Answer.Passed passed = (Answer.Passed) answer;
        int expected = Declared.expected(judge, paper);
        if (declared.isPresent() || passed.judged() > expected) {
            return Optional.of("is judged after all: take it off the list of what cannot be");
        }
        return passed.judged() < expected
                ? Optional.of("judged only " + passed.judged() + " of " + expected)
                : Optional.empty();
    }

    /** As Markdown, levels with the same answers in one row, and the reasons below. */
    String markdown() {
        StringBuilder text = new StringBuilder("| paper | keys | levels |");
        judges.forEach(judge -> text.append(' ').append(judge.name()).append(" |"));
        text.append("\n|---|---|---|").append("---|".repeat(judges.size())).append('\n');
        Map<String, Set<String>> levels = new LinkedHashMap<>();
        answers.forEach((paper, row) -> {
            String cells = "| " + paper.shape() + " | " + paper.keys() + " | %s |" + cells(row);
            levels.computeIfAbsent(cells, key -> new LinkedHashSet<>()).add(paper.level());
        });
        levels.forEach((cells, all) ->
                text.append(cells.replace("%s", String.join(" ", all))).append('\n'));
        return text.toString();
    }

    /** What is not judged and why, a line each. */
    static String reasons() {
        StringBuilder text = new StringBuilder();
        for (Declared declared : Declared.ALL) {
            text.append("n/a, ")
                    .append(String.join(
                            ", ", declared.judges().stream().sorted().toList()))
                    .append(": ")
                    .append(declared.why())
                    .append(".\n");
        }
        return text.toString();
    }

    private static String cells(Map<String, Answer> row) {
        StringBuilder cells = new StringBuilder();
        row.values().forEach(answer -> cells.append(' ').append(word(answer)).append(" |"));
        return cells.toString();
    }

    private static String word(Answer answer) {
        if (answer instanceof Answer.Passed passed) {
            return passed.judged() == passed.of() ? "passed" : "passed " + passed.judged() + "/" + passed.of();
        }
        return answer instanceof Answer.Failed ? "**failed**" : "n/a";
    }
}
