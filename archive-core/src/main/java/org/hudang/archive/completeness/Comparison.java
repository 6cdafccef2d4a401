package org.hudang.archive.completeness;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hudang.archive.completeness.Checklist.Row;
import org.hudang.archive.completeness.Checklist.State;
import org.hudang.archive.completeness.Checklist.Why;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.ItemId;
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
 * @param around what is known of the household beside this volume
 * @param today on which a person is of age or not, and a quarter over or not
 */
public record Comparison(
        Household household,
        Volume volume,
        List<ItemView> items,
        VolumeCase matter,
        Surroundings around,
        LocalDate today) {
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
                ? Optional.of(materials.daily(volume.programme()))
                : materials.rows(volume.programme(), matter.business());
        if (table.isEmpty()) {
            return new Checklist(volume, matter, "", List.of());
        }
        Set<Fact> facts = facts(outcome);
        People people = new People(household, around.keptBy());
        Map<ItemId, Paper> read = new HashMap<>();
        Signing signing = new Signing(
                people,
                facts.contains(Fact.REPRESENTED),
                item -> read.computeIfAbsent(item.id(), first -> papers.apply(item)));
        List<Row> rows = table.get().stream()
                .map(material -> new Row(material, state(material, facts, people, signing)))
                .toList();
        return new Checklist(volume, matter, materials.version(), rows);
    }

    private Set<Fact> facts(Optional<Outcome> outcome) {
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        facts.addAll(matter.facts());
        People people = new People(household, around.keptBy());
        if (people.living().stream().anyMatch(member -> !member.adultOn(today))) {
            facts.add(Fact.HAS_MINOR);
        }
        if (!people.obligors().isEmpty()) {
            facts.add(Fact.HAS_OBLIGOR);
        }
        if (around.confirmed(BusinessType.CHANGE, volume.year())) {
            facts.add(Fact.CHANGE_FILED);
        }
        if (around.confirmed(BusinessType.END, volume.year())) {
            facts.add(Fact.STOP_FILED);
        }
        facts.add(outcome.or(() -> matter.ended().map(VolumeCase.Ended::outcome))
                .orElse(Outcome.CONFIRMED)
                .fact());
        return facts;
    }

    private State state(Material material, Set<Fact> facts, People people, Signing signing) {
        List<ItemView> found = items.stream()
                .filter(item -> item.kind().equals(material.kind()) && !item.isEmptied())
                .filter(item -> material.signers() != Material.Signers.ADULTS || people.isOfHousehold(item))
                .toList();
        boolean untold = around.relief().isEmpty() && dependsOnRelief(material);
        if (!asked(material, facts)) {
            return found.isEmpty() ? new State.NotNeeded() : Signing.present(found);
        }
        if (material.per() == Material.Per.QUARTER) {
            return quarterly(material, found, untold, signing);
        }
        if (untold && found.isEmpty()) {
            return reliefUnknown(found);
        }
        if (found.isEmpty() && material.per() == Material.Per.HOUSEHOLD) {
            return new State.Missing(List.of());
        }
        List<MemberId> without = without(people.of(material.per()), found).stream()
                .filter(person -> material.signers() != Material.Signers.PERSON || !signing.isSignedBy(person, found))
                .toList();
        return without.isEmpty() ? signing.of(material, found) : new State.Missing(without);
    }

    private boolean asked(Material material, Set<Fact> facts) {
        boolean stopped = around.stopped(volume.year(), material.relief());
        Predicate<Fact> holds = fact -> fact == Fact.RELIEF_STOPPED ? stopped : facts.contains(fact);
        return material.need() == Material.Need.REQUIRED
                && material.when().stream()
                        .allMatch(fact ->
                                holds.test(fact) || (fact.source() == Fact.Source.REGISTER && isReliefUnknown()))
                && material.unless().stream().noneMatch(holds)
                && (material.relief().isEmpty()
                        || isReliefUnknown()
                        || received(material, LocalDate.of(volume.year(), 1, 1), LocalDate.of(volume.year(), 12, 31)));
    }

    private boolean isReliefUnknown() {
        return around.relief().isEmpty();
    }

    private static boolean dependsOnRelief(Material material) {
        return !material.relief().isEmpty()
                || Stream.concat(material.when().stream(), material.unless().stream())
                        .anyMatch(fact -> fact.source() == Fact.Source.REGISTER);
    }

    private boolean received(Material material, LocalDate first, LocalDate last) {
        return around.relief().stream().anyMatch(one -> one.within(first, last, material.relief()));
    }

    private static State reliefUnknown(List<ItemView> found) {
        return new State.ForPeople(
                Set.of(Why.RELIEF_UNKNOWN), found.stream().map(ItemView::id).toList(), List.of(), List.of());
    }

    /** One for each quarter that is over, and that began and ended with relief where the row asks for that. */
    private State quarterly(Material material, List<ItemView> found, boolean untold, Signing signing) {
        List<Quarter> due = Quarter.of(volume.year()).stream()
                .filter(quarter -> quarter.last().isBefore(today))
                .filter(quarter -> material.relief().isEmpty()
                        || isReliefUnknown()
                        || (received(material, quarter.first(), quarter.first())
                                && received(material, quarter.last(), quarter.last())))
                .toList();
        List<Integer> without = due.stream()
                .filter(quarter -> found.stream().noneMatch(item -> quarter.has(item.date())))
                .map(Quarter::number)
                .toList();
        if (!without.isEmpty()) {
            return untold ? reliefUnknown(found) : new State.MissingIn(without);
        }
        if (due.isEmpty()) {
            return found.isEmpty() ? new State.NotNeeded() : Signing.present(found);
        }
        return signing.each(
                material,
                found,
                due.stream()
                        .map(quarter -> found.stream()
                                .filter(item -> quarter.has(item.date()))
                                .toList())
                        .toList());
    }

    /** The people who have none of their own; a paper that names nobody counts for all. */
    private static List<MemberId> without(List<Member> people, List<ItemView> found) {
        if (found.stream().anyMatch(item -> item.member().isEmpty())) {
            return List.of();
        }
        Set<MemberId> have = new HashSet<>();
        found.forEach(item -> item.member().ifPresent(have::add));
        return people.stream().map(Member::id).filter(id -> !have.contains(id)).toList();
    }
}
