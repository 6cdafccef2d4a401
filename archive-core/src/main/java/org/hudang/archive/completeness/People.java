package org.hudang.archive.completeness;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.ItemView;

/** The people of a file, as rows of a table speak of them. */
record People(Household household, Set<String> keptBy) {
    /** Those who live together (共同生活的家庭成员). */
    List<Member> living() {
        return those(member -> !member.livesApart()
                && member.relation() != Relation.GUARDIAN
                && member.relation() != Relation.OBLIGOR);
    }

    /** Obligors (赡养、抚养、扶养义务人): entered as such, or relatives who live apart. */
    List<Member> obligors() {
        return those(member -> isObligor(member) && member.relation() != Relation.CHILD_IN_LAW);
    }

    private static boolean isObligor(Member member) {
        return member.relation() == Relation.OBLIGOR || (member.livesApart() && member.relation() != Relation.GUARDIAN);
    }

    /** Guardians who are no relatives. */
    List<Member> guardians() {
        return those(member -> member.relation() == Relation.GUARDIAN);
    }

    /** Those for whom a row needs one each. */
    List<Member> of(Material.Per per) {
        return switch (per) {
            case HOUSEHOLD, QUARTER -> List.of();
            case MEMBER -> living();
            case OBLIGOR -> obligors();
            case OBLIGOR_COUPLE -> those(People::isObligor);
        };
    }

    Optional<Member> find(MemberId id) {
        return those(member -> member.id().equals(id)).stream().findFirst();
    }

    /** False for a paper of somebody who does not live there and is no guardian: it is not that of the household. */
    boolean isOfHousehold(ItemView item) {
        return item.member()
                .flatMap(this::find)
                .map(member -> living().contains(member) || member.relation() == Relation.GUARDIAN)
                .orElse(true);
    }

    /** Whose seal is that of the township: of the one that keeps the file, and of those that kept it. */
    Set<String> townships() {
        Set<String> townships = new HashSet<>(keptBy);
        townships.add(household.township());
        return townships;
    }

    Member head() {
        return household.head();
    }

    private List<Member> those(Predicate<Member> which) {
        return household.members().stream().filter(which).toList();
    }
}
