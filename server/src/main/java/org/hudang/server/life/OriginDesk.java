package org.hudang.server.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.Relation;
import org.hudang.archive.life.Origins.Arise;
import org.hudang.archive.life.Origins.Cause;
import org.hudang.archive.life.Origins.Fate;
import org.hudang.archive.life.Origins.Home;
import org.hudang.archive.life.Origins.Person;
import org.hudang.archive.life.Origins.Source;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Office;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What page and programs do alike with households that come out of others. */
@Component
class OriginDesk {
    private final House house;

    OriginDesk(House house) {
        this.house = house;
    }

    /**
     * The new household as a form or a program brings it.
     *
     * @param with number of another household out of which it comes, too
     * @param ends numbers of those in which nobody is left
     */
    record Wanted(
            @Nullable String with,
            @Nullable List<String> ends,
            @Nullable List<Member> people,
            @Nullable String township,
            @Nullable String village,
            @Nullable String address,
            @Nullable String cause,
            @Nullable String on,
            @Nullable String reason) {}

    /** A member of one of them, and what the person is in the new one. */
    record Member(@Nullable String member, @Nullable String relation) {}

    /** The household and the other one, when there is one. */
    List<Household> sources(Household household, @Nullable String with, Staff staff) {
        List<Household> sources = new ArrayList<>(List.of(household));
        String other = Fields.text(with);
        if (!other.isEmpty()) {
            sources.add(Households.require(house, other, staff));
        }
        return sources;
    }

    Household arise(Household household, String key, Wanted wanted, Staff staff) {
        List<String> ends = Optional.ofNullable(wanted.ends()).orElse(List.of());
        List<Source> sources = sources(household, wanted.with(), staff).stream()
                .map(one -> new Source(one.number(), ends.contains(one.number().value()) ? Fate.ENDS : Fate.GOES_ON))
                .toList();
        List<Person> people = Optional.ofNullable(wanted.people()).orElse(List.of()).stream()
                .map(one -> new Person(
                        Fields.id(MemberId::new, "member", one.member()),
                        Fields.word(Relation.class, "relation", one.relation())))
                .toList();
        Arise arise = new Arise(
                key,
                sources,
                people,
                new Home(
                        township(wanted, household, staff),
                        Fields.text(wanted.village()),
                        Fields.text(wanted.address())),
                Fields.word(Cause.class, "cause", wanted.cause()),
                Fields.day("on", wanted.on()),
                Fields.text(wanted.reason()));
        return house.life().origins().arise(arise, staff.acting());
    }

    /** A township opens in itself; the bureau says where. */
    private String township(Wanted wanted, Household household, Staff staff) {
        if (!staff.township().equals(Acting.BUREAU)) {
            return staff.township();
        }
        String township = Fields.text(wanted.township());
        if (township.isEmpty()) {
            return household.township();
        }
        if (house.office().township(township).isEmpty()) {
            throw new FieldRefused(
                    "township",
                    String.join(
                            " | ",
                            house.office().townships().stream()
                                    .map(Office.Township::code)
                                    .toList()));
        }
        return township;
    }
}
