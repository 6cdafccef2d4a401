package org.hudang.server.platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hudang.archive.CheckReport;
import org.hudang.search.IndexState;
import org.hudang.search.IndexState.Condition;
import org.hudang.search.SearchException;
import org.hudang.server.journal.Journals;

/**
 * Looks whether what must always hold does hold: papers, catalogue, histories, seals, index, answers. Changes nothing but what
 * duties would have done anyway: the index hears what waits, and a damaged record is marked to be written again.
 */
public final class Doctor {
    private static final int COUNTS = 3;

    private final House house;

    public Doctor(House house) {
        this.house = house;
    }

    /** What must hold. */
    public enum Invariant {
        /** Every paper that was answered for is readable with its digest; catalogue and storage agree in both directions. */
        PAPERS,
        /** Every history holds to its head and its roots, and tells every change. */
        HISTORIES,
        /** Every use of a seal has one approved request and one output, told once. */
        SEALS,
        /** The index has what the catalogue has. */
        INDEX,
        /** What was answered is there, and a retry gets the same. */
        ANSWERS
    }

    /**
     * Something that does not hold.
     *
     * @param kind what is wrong, a stable word
     * @param where household, volume, path, chain or request
     */
    public record Finding(Invariant invariant, String kind, String where, String expected, String found) {}

    /**
     * What was looked at.
     *
     * @param looked how many things of each kind, where they can be counted
     */
    public record Report(Map<Invariant, Long> looked, List<Finding> findings) {
        public Report {
            looked = new EnumMap<>(looked);
            findings = List.copyOf(findings);
        }
    }

    public Report look() {
        Map<Invariant, Long> looked = new EnumMap<>(Invariant.class);
        List<Finding> findings = new ArrayList<>();
        papers(looked, findings);
        histories(looked, findings);
        seals(findings);
        index(looked, findings);
        return new Report(looked, findings);
    }

    private void papers(Map<Invariant, Long> looked, List<Finding> findings) {
        CheckReport report = house.archive().check();
        List<CheckReport.Finding> all = new ArrayList<>(report.findings());
        all.addAll(house.records().records().check());
        for (CheckReport.Finding one : all) {
            // broken chains are told by the journals
            if (one.kind() != CheckReport.Kind.JOURNAL_BROKEN) {
                findings.add(new Finding(
                        invariant(one.kind()), one.kind().name(), one.where(), one.expected(), one.found()));
            }
        }
        looked.put(Invariant.PAPERS, report.files());
        looked.put(Invariant.ANSWERS, report.households());
    }

    private static Invariant invariant(CheckReport.Kind kind) {
        return switch (kind) {
            case UNTOLD, ROW_GONE, JOURNAL_CUT, JOURNAL_BROKEN -> Invariant.HISTORIES;
            case ANSWER_UNTRUE -> Invariant.ANSWERS;
            default -> Invariant.PAPERS;
        };
    }

    private void histories(Map<Invariant, Long> looked, List<Finding> findings) {
        Journals.Checked checked = house.journals().check();
        checked.findings()
                .forEach(one -> findings.add(new Finding(
                        Invariant.HISTORIES,
                        one.wrong().name(),
                        one.journal() + " " + one.chain(),
                        "",
                        String.valueOf(one.number()))));
        looked.put(Invariant.HISTORIES, (long) checked.chains());
    }

    private void seals(List<Finding> findings) {
        house.signing()
                .seals()
                .check()
                .forEach(one -> findings.add(new Finding(
                        Invariant.SEALS,
                        one.wrong().name(),
                        one.seal().value() + " " + one.request().value(),
                        "",
                        "")));
    }

    private void index(Map<Invariant, Long> looked, List<Finding> findings) {
        house.upkeep().feedIndex();
        IndexState state = house.search().state();
        if (state.condition() == Condition.READY) {
            try {
                IndexComparison comparison = house.indexing().comparison();
                comparison
                        .differing()
                        .forEach(id -> findings.add(new Finding(Invariant.INDEX, "DOCUMENT_DIFFERS", id, "", "")));
                state = counted(comparison, findings);
            } catch (SearchException brokenOff) {
                state = house.search().state();
                if (state.condition() == Condition.READY) {
                    findings.add(new Finding(Invariant.INDEX, "NOT_COMPARED", "", "", brokenOff.code()));
                }
            }
        }
        looked.put(Invariant.INDEX, state.documents());
        if (state.condition() != Condition.READY) {
            findings.add(new Finding(
                    Invariant.INDEX,
                    state.condition().name(),
                    "",
                    Condition.READY.name(),
                    state.code().orElse("")));
        }
    }

    /** Others file meanwhile: what the index holds lies between two counts of the archive, one before and one after. */
    private IndexState counted(IndexComparison comparison, List<Finding> findings) {
        OptionalLong before = comparison.expected();
        for (int i = 1; ; i++) {
            house.upkeep().feedIndex();
            IndexState state = house.search().state();
            OptionalLong after = comparison.expected();
            if (state.condition() != Condition.READY) {
                return state;
            }
            boolean counted = before.isPresent() && after.isPresent();
            if (counted) {
                long least = Math.min(before.getAsLong(), after.getAsLong());
                long most = Math.max(before.getAsLong(), after.getAsLong());
                if (least <= state.documents() && state.documents() <= most) {
                    return state;
                }
            }
            if (i == COUNTS) {
                // while a household cannot be read nobody knows how many documents there should be
                findings.add(new Finding(
                        Invariant.INDEX,
                        counted ? "COUNT_DIFFERS" : "NOT_COUNTED",
                        "",
                        counted ? String.valueOf(after.getAsLong()) : "",
                        String.valueOf(state.documents())));
                return state;
            }
            before = after;
        }
    }
}
