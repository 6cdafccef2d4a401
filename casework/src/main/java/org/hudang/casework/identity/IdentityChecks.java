package org.hudang.casework.identity;

import java.time.Duration;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;

/**
 * Checks of identity in person (当面实名核验): a member of staff has the identity document in hand, at the counter or at home, and types
 * the last four characters of its number. A face is never asked for. A check serves for {@link #HOLDS} days.
 */
public interface IdentityChecks {
    /** How long a check serves. A rule of this house, longer than any stay at the counter and shorter than a quarter. */
    Duration HOLDS = Duration.ofDays(30);

    /**
     * Notes that somebody was seen with the document.
     *
     * @param lastFour last four characters of the number on the document, as typed by who looks at it
     * @throws IdentityCheckRefused when household or person are not in sight, or the number on file ends otherwise
     */
    IdentityCheck note(
            HouseholdNumber household, MemberId member, IdentityCheck.Way way, String lastFour, Acting acting);

    /** The last check of a person, however old. */
    Optional<IdentityCheck> last(HouseholdNumber household, MemberId member, Acting acting);
}
