package org.hudang.archive.volume;

import java.util.List;
import java.util.Optional;

/**
 * One business event whose papers are filed together (归档): one version of the volume.
 *
 * @param idempotencyKey 1 to 200 printable ASCII characters; a retry with the same key gives the same answer
 * @param event what happened, for example {@code application} or {@code decision}: lower-case letters, digits, hyphens
 * @param items up to 200
 * @param copies further files of items that are filed, up to 200; there is at least one of either
 */
public record Filing(
        String idempotencyKey,
        VolumeId volume,
        String event,
        List<NewItem> items,
        Optional<Continuation> continuation,
        List<NewCopy> copies) {
    public Filing {
        items = List.copyOf(items);
        copies = List.copyOf(copies);
    }

    /** A filing of new items. */
    public Filing(
            String idempotencyKey,
            VolumeId volume,
            String event,
            List<NewItem> items,
            Optional<Continuation> continuation) {
        this(idempotencyKey, volume, event, items, continuation, List.of());
    }

    /** A filing that nothing else depends on. */
    public Filing(String idempotencyKey, VolumeId volume, String event, List<NewItem> items) {
        this(idempotencyKey, volume, event, items, Optional.empty());
    }
}
