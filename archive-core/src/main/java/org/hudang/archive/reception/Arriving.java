package org.hudang.archive.reception;

import java.time.Instant;
import org.hudang.archive.intake.tray.UploadId;

/**
 * A package that is on its way in, or is here and waits for somebody to decide about it (待接收的移交包).
 *
 * @param key of its sender; the same key in the same township is the same package
 * @param township that would keep the household
 * @param name as the sender calls it, without folders
 * @param bytes its announced length
 * @param received how many of them are here, from the first one on
 * @param by who brings it
 * @param begunAt when it was announced
 */
public record Arriving(
        UploadId id, String key, String township, String name, long bytes, long received, String by, Instant begunAt) {
    /**
     * A package that is going to come.
     *
     * @param key 1 to 200 printable ASCII characters
     * @param name at most 200 characters
     * @param bytes 1 to {@link org.hudang.archive.transfer.Packages#MOST_BYTES}
     */
    public record Announced(String key, String township, String name, long bytes) {}

    /** Whether all of it is here. */
    public boolean isWhole() {
        return received == bytes;
    }

    boolean is(Announced wanted) {
        return key.equals(wanted.key()) && township.equals(wanted.township());
    }

    Arriving upTo(long end) {
        return new Arriving(id, key, township, name, bytes, end, by, begunAt);
    }
}
