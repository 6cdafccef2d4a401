package org.hudang.archive.completeness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.ItemView;

/** The people of a file, as rows of a table speak of them. */
record People(Household household, LocalDate today) {
    /** Those who live together (共同生活的家庭成员). */
    List<Member> living() {
        return those(member -> !member.livesApart()
                && member.relation() != Relation.GUARDIAN
                && member.relation() != Relation.OBLIGOR);
    }

    /** Obligors who live apart. */
    List<Member> obligors() {
        return those(member -> member.relation() == Relation.OBLIGOR);
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
            case OBLIGOR_COUPLE ->
                those(member -> member.relation() == Relation.OBLIGOR
                        || (member.relation() == Relation.CHILD_IN_LAW && member.livesApart()));
        };
    }

    Optional<Member> find(MemberId id) {
        return those(member -> member.id().equals(id)).stream().findFirst();
    }

    /** False for a paper of somebody who does not live there: it is not that of the household. */
    boolean isOfHousehold(ItemView item) {
        return item.member()
                .flatMap(this::find)
                .map(member -> living().contains(member))
                .orElse(true);
    }

    String township() {
        return household.township();
    }

    Member head() {
        return household.head();
    }

    private List<Member> those(Predicate<Member> which) {
        return household.members().stream().filter(which).toList();
    }
}
