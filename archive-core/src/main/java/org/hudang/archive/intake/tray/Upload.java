package org.hudang.archive.intake.tray;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;

/**
 * A file in the tray.
 *
 * @param name as the sender calls it
 * @param bytes length as announced
 * @param sha256 as announced; proven unless it is still {@link Standing.Receiving} or {@link Standing.Waiting}
 * @param received ranges that are on the disk, in order, neighbours joined
 * @param twin the same bytes somewhere else in this household, when they are there
 * @param zip the ZIP that it came in
 * @param described what a manifest says of it, when it came with one
 */
public record Upload(
        UploadId id,
        HouseholdNumber household,
        String name,
        long bytes,
        String sha256,
        Instant begunAt,
        String begunBy,
        List<Range> received,
        Standing standing,
        Optional<Twin> twin,
        Optional<UploadId> zip,
        Optional<Described> described) {
    public Upload {
        received = List.copyOf(received);
    }

    /** How many bytes are on the disk. */
    public long receivedBytes() {
        return received.stream().mapToLong(range -> range.to() - range.from()).sum();
    }

    /**
     * Bytes that are there.
     *
     * @param from offset of the first
     * @param to offset behind the last
     */
    public record Range(long from, long to) {}
}
