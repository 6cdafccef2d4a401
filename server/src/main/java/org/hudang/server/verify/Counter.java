package org.hudang.server.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hudang.server.platform.House;
import org.springframework.stereotype.Component;

/**
 * The counter over which strangers hand in files (窗口): each goes to the disk first, however slowly it comes, up to a
 * limit; then two are looked at at a time, so that strangers can slow down only each other.
 */
@Component
class Counter {
    /** Largest file, in bytes. */
    static final long LARGEST = 20_000_000;

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int PIECE = 64 * 1024;

    private final Path work;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Counter(House house) {
        this.work = house.directory().work();
    }

    /**
     * Looks at what is handed in and throws it away.
     *
     * @throws UploadTooLarge when it is longer than {@link #LARGEST}; the rest is not read
     * @throws ChecksBusy when no place was free in time
     */
    <T> T lookAt(InputStream handedIn, Function<Path, T> look) throws IOException {
        Path file = Files.createTempFile(work, "check-", ".part");
        try {
            store(handedIn, file);
            return inTurn(file, look);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void store(InputStream handedIn, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE];
            long all = 0;
            int read = handedIn.read(piece);
            while (read >= 0) {
                all += read;
                if (all > LARGEST) {
                    throw new UploadTooLarge(LARGEST);
                }
                out.write(piece, 0, read);
                read = handedIn.read(piece);
            }
        }
    }

    private <T> T inTurn(Path file, Function<Path, T> look) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ChecksBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChecksBusy();
        }
        try {
            return look.apply(file);
        } finally {
            places.release();
        }
    }
}
