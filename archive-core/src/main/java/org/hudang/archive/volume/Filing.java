package org.hudang.archive.volume;

import java.util.List;
import java.util.Optional;

/**
 * One business event whose papers are filed together (归档): one version of the volume.
 *
 * @param idempotencyKey 1 to 200 printable ASCII characters; a retry with the same key gives the same answer
 * @param event what happened, for example {@code application} or {@code decision}: lower-case letters, digits, hyphens
 * @param items 1 to 200
 */
public record Filing(
        String idempotencyKey,
        VolumeId volume,
        String event,
        List<NewItem> items,
        Optional<Continuation> continuation) {
    public Filing {
        items = List.copyOf(items);
    }

    /** A filing that nothing else depends on. */
    public Filing(String idempotencyKey, VolumeId volume, String event, List<NewItem> items) {
        this(idempotencyKey, volume, event, items, Optional.empty());
    }
}
