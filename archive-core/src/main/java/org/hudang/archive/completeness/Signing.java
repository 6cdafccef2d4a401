package org.hudang.archive.completeness;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hudang.archive.completeness.Checklist.State;
import org.hudang.archive.completeness.Checklist.Why;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.ItemView;

/**
 * Whether papers that are there carry the signatures and seals that a row asks for.
 *
 * @param people of the file
 * @param represented whether the case says that somebody signs for another
 * @param papers tells of a paper who has signed it
 */
record Signing(People people, boolean represented, Function<ItemView, Paper> papers) {

    static State present(List<ItemView> found) {
        return new State.Present(found.stream().map(ItemView::id).toList());
    }

    /** How the case stands to a row of which there are papers. */
    State of(Material material, List<ItemView> found) {
        List<Member> each =
                material.signers() == Material.Signers.PERSON ? people.of(material.per()) : List.<Member>of();
        return each.isEmpty()
                ? each(material, found, List.of(found))
                : worst(
                        found,
                        each.stream()
                                .map(person -> best(material, theirs(person, found), List.of(person)))
                                .toList());
    }

    /** The same where each of these groups has to have one. */
    State each(Material material, List<ItemView> found, List<List<ItemView>> groups) {
        if (material.signers() == Material.Signers.NOBODY && material.seals().isEmpty()) {
            return present(found);
        }
        return worst(
                found,
                groups.stream().map(group -> best(material, group, List.of())).toList());
    }

    /** Their own, one that is for all, or one that they signed together with somebody else. */
    private List<ItemView> theirs(Member person, List<ItemView> found) {
        return found.stream()
                .filter(item -> item.member().map(person.id()::equals).orElse(true) || isSignedBy(person, item))
                .toList();
    }

    /** Whether one of these papers bears this person's signature. */
    boolean isSignedBy(MemberId person, List<ItemView> found) {
        return people.find(person)
                .filter(member -> found.stream().anyMatch(item -> isSignedBy(member, item)))
                .isPresent();
    }

    private boolean isSignedBy(Member person, ItemView item) {
        return papers.apply(item) instanceof Paper.Signed signed && hasSigned(person, signed);
    }

    /** One paper that lacks nothing is enough; else one of which only people can tell; else the last. */
    private State best(Material material, List<ItemView> group, List<Member> persons) {
        List<State> lacks = new ArrayList<>();
        for (ItemView item : group) {
            State state = state(material, item, persons);
            if (state instanceof State.Present) {
                return state;
            }
            lacks.add(state);
        }
        return lacks.stream()
                .filter(State.ForPeople.class::isInstance)
                .findFirst()
                .orElseGet(() -> lacks.isEmpty() ? present(group) : lacks.get(lacks.size() - 1));
    }

    /** What a row is when its groups are like this: people are named together. */
    private static State worst(List<ItemView> found, List<State> groups) {
        if (groups.stream().anyMatch(State.Broken.class::isInstance)) {
            return new State.Broken();
        }
        List<State.Unsigned> unsigned = all(State.Unsigned.class, groups);
        if (!unsigned.isEmpty()) {
            return new State.Unsigned(distinct(unsigned.stream().flatMap(one -> one.of().stream())));
        }
        List<State.Unsealed> unsealed = all(State.Unsealed.class, groups);
        if (!unsealed.isEmpty()) {
            return new State.Unsealed(distinct(unsealed.stream().flatMap(one -> one.seals().stream())));
        }
        List<State.ForPeople> open = all(State.ForPeople.class, groups);
        if (open.isEmpty()) {
            return present(found);
        }
        Set<Why> why = EnumSet.noneOf(Why.class);
        open.forEach(one -> why.addAll(one.why()));
        return new State.ForPeople(
                why,
                found.stream().map(ItemView::id).toList(),
                distinct(open.stream().flatMap(one -> one.of().stream())),
                distinct(open.stream().flatMap(one -> one.seals().stream())));
    }

    private static <S extends State> List<S> all(Class<S> type, List<State> states) {
        return states.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <T> List<T> distinct(Stream<T> all) {
        return List.copyOf(all.collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new)));
    }

    private State state(Material material, ItemView item, List<Member> persons) {
        Paper paper = papers.apply(item);
        if (paper instanceof Paper.Broken || paper instanceof Paper.Untold) {
            return new State.Broken();
        }
        if (!(paper instanceof Paper.Signed signed)) {
            // ink that people looked at when they named the person; on a letter for all nobody asked whose it is
            return item.member().isPresent() || persons.isEmpty()
                    ? present(List.of(item))
                    : new State.ForPeople(
                            Set.of(Why.SIGNED_IN_INK),
                            List.of(item.id()),
                            persons.stream().map(Member::id).toList(),
                            List.of());
        }
        Optional<State> unsigned = unsigned(material, item, signed, persons);
        List<AskedSeal> missing = seals(material, signed, AskedSeal.Answer.NOT_THERE);
        List<AskedSeal> untold = seals(material, signed, AskedSeal.Answer.UNTOLD);
        if (unsigned.isPresent() && unsigned.get().lacking()) {
            return unsigned.get();
        }
        if (!missing.isEmpty()) {
            return new State.Unsealed(missing);
        }
        Set<Why> why = EnumSet.noneOf(Why.class);
        List<MemberId> of = List.of();
        if (unsigned.orElse(null) instanceof State.ForPeople open) {
            why.addAll(open.why());
            of = open.of();
        }
        if (!untold.isEmpty()) {
            why.add(Why.SEAL_UNTOLD);
        }
        return why.isEmpty() ? present(List.of(item)) : new State.ForPeople(why, List.of(item.id()), of, untold);
    }

    private List<AskedSeal> seals(Material material, Paper.Signed signed, AskedSeal.Answer answer) {
        return material.seals().stream()
                .filter(asked -> asked.among(signed.seals(), people.townships()) == answer)
                .toList();
    }

    /** What the paper lacks in signatures; names are compared as they stand in certificates. */
    private Optional<State> unsigned(Material material, ItemView item, Paper.Signed signed, List<Member> persons) {
        if (material.signers() == Material.Signers.NOBODY) {
            return Optional.empty();
        }
        if (signed.signers().isEmpty()) {
            return Optional.of(new State.Unsigned(List.of()));
        }
        List<Member> missing = switch (material.signers()) {
            case NOBODY -> List.of();
            case APPLICANT -> applicant(item, signed);
            case ADULTS -> adults(people.living(), item, signed);
            case PERSON -> persons.isEmpty() ? adults(people.living(), item, signed) : own(persons, item, signed);
        };
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        List<MemberId> of = missing.stream().map(Member::id).toList();
        return Optional.of(
                represented
                        ? new State.ForPeople(Set.of(Why.REPRESENTED), List.of(item.id()), of, List.of())
                        : new State.Unsigned(of));
    }

    /** Nobody when the applicant has signed, or a guardian of the file for one who is not of age; else who should have. */
    private List<Member> applicant(ItemView item, Paper.Signed signed) {
        Optional<Member> named = item.member().flatMap(people::find);
        List<Member> may = new ArrayList<>(named.filter(person -> person.adultOn(item.date()))
                .map(List::of)
                .orElseGet(() -> people.living().stream()
                        .filter(member -> member.adultOn(item.date()))
                        .toList()));
        if (may.isEmpty()
                || named.filter(person -> !person.adultOn(item.date())).isPresent()) {
            may.addAll(people.guardians());
        }
        return may.stream().anyMatch(member -> hasSigned(member, signed))
                ? List.of()
                : List.of(named.orElseGet(people::head));
    }

    /** Those of age who have not signed; where nobody is of age a guardian of the file signs, else all are missing. */
    private List<Member> adults(List<Member> all, ItemView item, Paper.Signed signed) {
        List<Member> grown =
                all.stream().filter(member -> member.adultOn(item.date())).toList();
        if (grown.isEmpty()) {
            return people.guardians().stream().anyMatch(guardian -> hasSigned(guardian, signed)) ? List.of() : all;
        }
        return own(grown, item, signed);
    }

    private static List<Member> own(List<Member> persons, ItemView item, Paper.Signed signed) {
        return persons.stream()
                .filter(member -> member.adultOn(item.date()))
                .filter(member -> !hasSigned(member, signed))
                .toList();
    }

    private static boolean hasSigned(Member member, Paper.Signed signed) {
        return signed.signers().contains(member.name().value());
    }
}
