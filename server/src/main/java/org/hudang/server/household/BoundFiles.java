package org.hudang.server.household;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.Confined;
import org.hudang.server.platform.House;

/**
 * Binds the whole file of a household into one PDF for reading (整户装订): front, contents, and each volume with its cover,
 * catalogue, note sheet and papers, numbered through. One at a time; every paper that is taken in is noted as copied.
 */
public final class BoundFiles {
    private static final long PATIENCE = 2;

    private final House house;
    private final Semaphore turn = new Semaphore(1, true);

    /** Asks this house when it is asked. */
    public BoundFiles(House house) {
        this.house = house;
    }

    /**
     * A bound file; it goes when this is closed.
     *
     * @param pages of it
     * @param slips papers for which a page stands that says where they are
     */
    public record Bound(Path file, int pages, int slips) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Binds.
     *
     * @throws ChildUnavailable IN-083 when another file is being bound
     * @throws org.hudang.archive.HouseholdUnknown if there is no such household for this caller
     */
    public Bound bind(HouseholdNumber number, Acting acting) {
        try {
            if (!turn.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
                throw ChildUnavailable.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ChildUnavailable.busy();
        }
        try {
            Path work = Files.createDirectories(house.directory().temporary().resolve("bind"));
            return new BindingRun(house, new Confined(work), work, acting).bind(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.release();
        }
    }
}
