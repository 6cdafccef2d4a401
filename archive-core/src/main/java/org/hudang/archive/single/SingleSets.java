package org.hudang.archive.single;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;

/**
 * For which business the electronic form alone is kept (单套, FL-04).
 *
 * <p><b>Guarantee.</b> Every switch is off until a feasibility record was entered and another person approved it. States are
 * read out of a chain of entries and of nothing else; a chain that does not hold is no answer. Only the bureau acts; everybody
 * may look. Safe for use by many threads and processes.
 */
public interface SingleSets {
    /** All businesses that have a materials table, in their order. */
    List<SingleSet> all(Acting acting);

    /**
     * How one stands.
     *
     * @throws org.hudang.archive.completeness.NoMaterials when there is no such business
     */
    SingleSet of(BusinessLine line, Acting acting);

    /**
     * Enters a feasibility record (可行性评估). The same record by the same person again changes nothing.
     *
     * @throws org.hudang.archive.TownshipRefused when the bureau is not acting
     * @throws org.hudang.archive.completeness.NoMaterials when there is no such business
     * @throws org.hudang.archive.CommandRefused when the record is of a day to come
     * @throws SwitchElsewhere when a record waits already, or the switch is on
     */
    SingleSet enter(BusinessLine line, Feasibility record, Acting acting);

    /**
     * Switches on what waits.
     *
     * @throws org.hudang.archive.TownshipRefused when the bureau is not acting
     * @throws SecondPersonNeeded when whoever entered the record approves it
     * @throws SwitchElsewhere when nothing waits
     */
    SingleSet approve(BusinessLine line, Acting acting);

    /**
     * Refuses what waits, or switches off what is on: one person is enough, for paper is the safe side.
     *
     * @throws org.hudang.archive.TownshipRefused when the bureau is not acting
     * @throws SwitchElsewhere when it is off
     */
    SingleSet off(BusinessLine line, String reason, Acting acting);

    /**
     * Papers of a household of which nobody noted where their paper original lies, by volume; none of businesses that are
     * switched on, and none of volumes of daily management, which are no business.
     */
    Map<VolumeId, List<ToPlace>> toPlace(HouseholdNumber household, Acting acting);

    /** The same of one volume. */
    List<ToPlace> toPlace(VolumeId volume, Acting acting);

    /** Follows the chain to its head; empty when it holds. */
    Optional<JournalBroken> verify();

    /**
     * A paper that needs a place (待上架).
     *
     * @param item its number
     * @param code its archival code
     */
    record ToPlace(String item, String code) {}
}
