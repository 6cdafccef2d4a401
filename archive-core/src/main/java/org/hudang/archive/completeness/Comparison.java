package org.hudang.archive.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hudang.archive.completeness.Checklist.Row;
import org.hudang.archive.completeness.Checklist.State;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;

/**
 * Compares a case with its materials table.
 *
 * @param household whose case it is
 * @param volume where its papers are
 * @param items its papers
 * @param matter where it stands
 * @param today on which a person is of age or not
 */
public record Comparison(Household household, Volume volume, List<ItemView> items, VolumeCase matter, LocalDate today) {
    public Comparison {
        items = List.copyOf(items);
    }

    /**
     * The checklist of the case if it ended like this; a case without an outcome is measured as one that will be confirmed.
     *
     * @param papers tells of a paper who has signed it; asked only where the table wants signatures or seals
     */
    public Checklist with(Materials materials, Optional<Outcome> outcome, Function<ItemView, Paper> papers) {
        Optional<List<Material>> table = volume.kind() == VolumeKind.DAILY
                ? Optional.of(List.of())
                : materials.rows(volume.programme(), matter.business());
        if (table.isEmpty()) {
            return new Checklist(volume, matter, "", List.of());
        }
        Set<Fact> facts = facts(outcome);
        List<Row> rows = table.get().stream()
                .map(material -> new Row(material, state(material, facts, papers)))
                .toList();
        return new Checklist(volume, matter, materials.version(), rows);
    }

    private Set<Fact> facts(Optional<Outcome> outcome) {
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        facts.addAll(matter.facts());
        if (coLiving().stream().anyMatch(member -> !member.adultOn(today))) {
            facts.add(Fact.HAS_MINOR);
        }
        if (!obligors().isEmpty()) {
            facts.add(Fact.HAS_OBLIGOR);
        }
        facts.add(outcome.or(() -> matter.ended().map(VolumeCase.Ended::outcome))
                .orElse(Outcome.CONFIRMED)
                .fact());
        return facts;
    }

    private State state(Material material, Set<Fact> facts, Function<ItemView, Paper> papers) {
        List<ItemView> found = items.stream()
                .filter(item -> item.kind().equals(material.kind()) && !item.isEmptied())
                .toList();
        boolean asked = material.need() == Material.Need.REQUIRED
                && facts.containsAll(material.when())
                && material.unless().stream().noneMatch(facts::contains);
        if (!asked) {
            return found.isEmpty() ? new State.NotNeeded() : present(found);
        }
        if (found.isEmpty() && material.per() == Material.Per.HOUSEHOLD) {
            return new State.Missing(List.of());
        }
        List<MemberId> without = without(material.per(), found);
        if (!without.isEmpty()) {
            return new State.Missing(without);
        }
        return signed(material, found, papers, facts);
    }

    /** The people who have none of their own; a paper that names nobody counts for all. */
    private List<MemberId> without(Material.Per per, List<ItemView> found) {
        List<Member> people = switch (per) {
            case HOUSEHOLD -> List.<Member>of();
            case MEMBER -> coLiving();
            case OBLIGOR -> obligors();
        };
        if (found.stream().anyMatch(item -> item.member().isEmpty())) {
            return List.of();
        }
        Set<MemberId> have = new java.util.HashSet<>();
        found.forEach(item -> item.member().ifPresent(have::add));
        return people.stream().map(Member::id).filter(id -> !have.contains(id)).toList();
    }

    private State signed(Material material, List<ItemView> found, Function<ItemView, Paper> papers, Set<Fact> facts) {
        if (material.signers() == Material.Signers.NOBODY && !material.sealed()) {
            return present(found);
        }
        List<State> lacks = new ArrayList<>();
        for (ItemView item : found) {
            Optional<State> lack = lack(material, item, papers.apply(item), facts);
            if (lack.isEmpty()) {
                return present(found);
            }
            lacks.add(lack.get());
        }
        return lacks.isEmpty() ? present(found) : lacks.get(lacks.size() - 1);
    }

    /** What one paper lacks; one paper that lacks nothing is enough. */
    private Optional<State> lack(Material material, ItemView item, Paper paper, Set<Fact> facts) {
        if (paper instanceof Paper.Broken || paper instanceof Paper.Untold) {
            return Optional.of(new State.Broken());
        }
        if (!(paper instanceof Paper.Signed signed)) {
            return Optional.empty();
        }
        if (material.signers() != Material.Signers.NOBODY && signed.signers().isEmpty()) {
            return Optional.of(new State.Unsigned(List.of()));
        }
        if (material.signers() == Material.Signers.ADULTS && !facts.contains(Fact.REPRESENTED)) {
            List<MemberId> missing = coLiving().stream()
                    .filter(member -> member.adultOn(item.date()))
                    .filter(member -> !signed.signers().contains(member.name().value()))
                    .map(Member::id)
                    .toList();
            if (!missing.isEmpty()) {
                return Optional.of(new State.Unsigned(missing));
            }
        }
        return material.sealed() && signed.seals() == 0 ? Optional.of(new State.Unsealed()) : Optional.empty();
    }

    private List<Member> coLiving() {
        return household.members().stream()
                .filter(member -> !member.livesApart())
                .filter(member -> member.relation() != Relation.GUARDIAN && member.relation() != Relation.OBLIGOR)
                .toList();
    }

    private List<Member> obligors() {
        return household.members().stream()
                .filter(member -> member.relation() == Relation.OBLIGOR)
                .toList();
    }

    private static State present(List<ItemView> found) {
        return new State.Present(found.stream().map(ItemView::id).toList());
    }
}
