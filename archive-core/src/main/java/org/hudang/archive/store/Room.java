package org.hudang.archive.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hudang.archive.NoRoom;

/** Room on the disk of the archive: asked before the first byte, and told apart from a disk that fails. */
final class Room {
    /** Less than this is as good as nothing: file systems keep some blocks for themselves. */
    private static final long LAST_BLOCKS = 1 << 16;

    private final Path place;
    private final long kept;

    /** @param kept bytes that a filing leaves free */
    Room(Path place, long kept) {
        this.place = place;
        this.kept = kept;
    }

    /**
     * Asks for room.
     *
     * @throws NoRoom when what stays free after these bytes would be too little
     */
    void require(long bytes) throws IOException {
        long needed = bytes + kept;
        long free = free();
        if (free < needed) {
            throw new NoRoom(needed, free);
        }
    }

    /** Whether a write failed because the disk is full; the sentence of the system may be in any language. */
    boolean isOut(IOException failure) {
        String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("quota exceeded")) {
            return true;
        }
        try {
            return free() < LAST_BLOCKS;
        } catch (IOException unknown) {
            return false;
        }
    }

    /** The refusal of a write that failed so. */
    NoRoom refusal(long bytes) {
        long free;
        try {
            free = free();
        } catch (IOException unknown) {
            free = 0;
        }
        return new NoRoom(bytes + kept, free);
    }

    private long free() throws IOException {
        long free = place.toFile().getUsableSpace();
        if (free > 0) {
            return free;
        }
        // none, or nobody knows: here that is told apart
        return Files.getFileStore(place).getUsableSpace();
    }
}
