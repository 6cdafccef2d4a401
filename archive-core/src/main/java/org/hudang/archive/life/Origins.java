package org.hudang.archive.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.household.Relation;

/**
 * Households that come out of others (分户、并户): after a marriage, a divorce, the death of the head. A household is never changed
 * into another one: a new file is opened for the new household, and every file that was there stays as it is, with its number, its
 * papers, its authorizations and certificates. Each side says which the other is.
 *
 * <p>Made by {@link org.hudang.archive.ArchiveBuilder#life}; safe for use by many threads and processes.
 */
public interface Origins {
    /** From how many households one can come. */
    int MOST_SOURCES = 5;

    /**
     * Opens the file of a household out of others, in one transaction. The same key again gives the same household.
     *
     * @throws org.hudang.archive.HouseholdUnknown when one of them is not there, or not for this township
     * @throws HouseholdEnded when one of them ended before
     * @throws org.hudang.archive.CommandRefused when a person is no member of them, there is not exactly one head, or a text is wrong
     * @throws org.hudang.archive.TownshipRefused when the new township is not the caller's
     * @throws org.hudang.archive.KeyReused when the key came with something else
     */
    Household arise(Arise arise, Acting acting);

    /**
     * A household that comes out of others.
     *
     * @param key idempotency key, within the new township
     * @param people who live in the new household
     * @param on day of the event
     * @param reason one line
     */
    record Arise(
            String key,
            List<Source> sources,
            List<Person> people,
            Home home,
            Cause cause,
            LocalDate on,
            String reason) {
        public Arise {
            sources = List.copyOf(sources);
            people = List.copyOf(people);
        }
    }

    /** Where the new household lives. */
    record Home(String township, String village, String address) {}

    /** A household that was there, and what becomes of it. */
    record Source(HouseholdNumber household, Fate fate) {}

    /** A member of one of them, as member of the new household. */
    record Person(MemberId member, Relation relation) {}

    /** What becomes of a household out of which another comes. */
    enum Fate {
        /** It goes on with those who stay (分户). */
        GOES_ON,
        /** Nobody is left in it (并户): its file takes no new volumes. Papers of its cases are filed on. */
        ENDS
    }

    /** Why. */
    enum Cause {
        /** 结婚. */
        MARRIAGE,
        /** 离婚. */
        DIVORCE,
        /** Death of the head (户主死亡). */
        DEATH,
        /** 其他. */
        OTHER
    }

    /** Which of two households is the newer one. */
    enum Direction {
        /** The other came out of this one. */
        INTO,
        /** This one came out of the other. */
        FROM
    }

    /**
     * That two households belong together, as one of them tells it.
     *
     * @param fate of the older one
     */
    record Link(
            HouseholdNumber household,
            HouseholdNumber other,
            Direction direction,
            Fate fate,
            Cause cause,
            LocalDate on,
            String reason,
            Instant at,
            String by) {}

    /** The households that these belong together with, oldest first; of those of other townships nothing is told. */
    Map<HouseholdNumber, List<Link>> of(Set<HouseholdNumber> households, Acting acting);
}
