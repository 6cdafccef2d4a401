package org.hudang.conformance.judges;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What judges cannot judge, said beforehand with the reason. What is not on this list must be judged, and what is on it must not
 * be: when a judge learns something, its line goes.
 *
 * @param judges their names
 * @param papers which papers
 * @param why for people
 */
record Declared(Set<String> judges, Predicate<Paper> papers, String why) {
    /** Judges that see an SM2 signature and do not understand it. */
    private static final Set<String> WITHOUT_SM2 = Set.of("EU DSS", "iText", "pdfsig");

    static final List<Declared> ALL = List.of(
            new Declared(WITHOUT_SM2, paper -> paper.international() == 0, "knows neither SM2 nor SM3"),
            new Declared(Set.of("veraPDF"), paper -> !paper.own(), "the file claims no conformance"));

    /** Why this judge cannot judge this paper. */
    static Optional<Declared> of(String judge, Paper paper) {
        return ALL.stream()
                .filter(one -> one.judges.contains(judge) && one.papers.test(paper))
                .findFirst();
    }

    /** How many signatures of a paper this judge must judge. */
    static int expected(String judge, Paper paper) {
        return WITHOUT_SM2.contains(judge) ? paper.international() : paper.signatures();
    }
}
