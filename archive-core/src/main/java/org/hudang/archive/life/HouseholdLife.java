package org.hudang.archive.life;

import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;

/**
 * The life of a household's file (户档). Its number and its codes stay, whatever happens to it.
 *
 * <p>Made by {@link org.hudang.archive.ArchiveBuilder#life}; safe for use by many threads and processes.
 */
public interface HouseholdLife {
    /**
     * Moves a household to another township in one recorded act (户档迁移): file, history, answers, and everything that other rooms
     * keep of it, in one transaction. From then on the former township finds nothing of it and the new one everything; a retry of
     * an old key gets its old answer. Only the bureau moves. The same key again gives the same answer.
     *
     * @throws org.hudang.archive.TownshipRefused when it is not the bureau that acts
     * @throws org.hudang.archive.HouseholdUnknown when there is no such household
     * @throws org.hudang.archive.CommandRefused when it belongs there already, or a text is wrong
     * @throws UnderWay when something has to come to its end first
     * @throws KeysCollide when the new township used a key of the household
     * @throws org.hudang.archive.HouseholdBusy when others work on it for too long
     */
    Moved move(Move move, Acting acting);

    /**
     * A move.
     *
     * @param key idempotency key, within the household
     * @param township code of the new township
     * @param village where it lives from now on
     * @param address where it lives from now on
     * @param reason one line
     */
    record Move(
            String key, HouseholdNumber household, String township, String village, String address, String reason) {}

    /**
     * What was done.
     *
     * @param from township that had it before
     * @param to township that has it now
     */
    record Moved(HouseholdNumber household, String from, String to) {}
}
