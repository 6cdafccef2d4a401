package org.hudang.archive.reception;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.volume.ItemId;

/**
 * Where something of a household came from.
 *
 * @param sender who handed it over, as the transfer list has it
 * @param household the sender's number of the household
 * @param handedAt as the transfer list has it
 * @param sha256 of the package
 * @param form {@code bag}, {@code asic-e} or {@code eep}
 * @param sealedBy whose seal held; empty when there was none
 * @param history the paper with the sender's history and the reports of the reception; empty when the package brought nothing, or
 *     until it is filed
 * @param numbers the sender's numbers of volumes and items (原档号) by the numbers they have here
 */
public record Origin(
        String sender,
        String household,
        Instant handedAt,
        Instant takenAt,
        String takenBy,
        String sha256,
        String form,
        String sealedBy,
        Optional<ItemId> history,
        Map<String, Foreign> numbers) {
    public Origin {
        numbers = Map.copyOf(numbers);
    }

    /**
     * A number of another house.
     *
     * @param number of the volume or item
     * @param code its archival code there (原档号)
     */
    public record Foreign(String number, String code) {}
}
