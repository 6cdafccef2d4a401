package org.hudang.archive.household;

import java.time.Instant;
import java.util.List;

/**
 * A household (户) and the people of its file.
 *
 * @param township code of the township that keeps the file (镇街)
 * @param village code or name of the village or community (村、社区)
 * @param address address down to the community, never the door
 */
public record Household(
        HouseholdNumber number,
        String township,
        String village,
        String address,
        List<Member> members,
        Instant openedAt) {
    public Household {
        members = List.copyOf(members);
    }

    /** The head of the household, else the first member. */
    public Member head() {
        return members.stream()
                .filter(member -> member.relation() == Relation.HEAD)
                .findFirst()
                .orElse(members.get(0));
    }

    @Override
    public String toString() {
        return "Household(" + number + ")";
    }
}
