package org.hudang.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * The lock on a data directory: one process alone, or several together. The system's lock belongs to the process: closing any other
 * handle of the lock file would give it up, so this process opens it once and counts.
 */
final class DirectoryLock implements AutoCloseable {
    private static final Map<Path, Held> HELD = new HashMap<>();

    private final Path real;
    private boolean open = true;

    private record Held(FileChannel channel, boolean alone, int holders) {}

    private DirectoryLock(Path real) {
        this.real = real;
    }

    /** @throws DirectoryRefused if anybody else holds it */
    static DirectoryLock alone(Path root) throws IOException {
        return take(root, true);
    }

    /** @throws DirectoryRefused if anybody holds it alone */
    static DirectoryLock together(Path root) throws IOException {
        return take(root, false);
    }

    private static DirectoryLock take(Path root, boolean alone) throws IOException {
        Path real = root.toRealPath();
        synchronized (HELD) {
            Held held = HELD.get(real);
            if (held == null) {
                HELD.put(real, new Held(locked(root, alone), alone, 1));
            } else if (alone || held.alone()) {
                throw DirectoryRefused.inUse(root);
            } else {
                HELD.put(real, new Held(held.channel(), false, held.holders() + 1));
            }
        }
        return new DirectoryLock(real);
    }

    private static FileChannel locked(Path root, boolean alone) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock(0, Long.MAX_VALUE, !alone) == null) {
            channel.close();
            throw DirectoryRefused.inUse(root);
        }
        return channel;
    }

    @Override
    public void close() {
        synchronized (HELD) {
            Held held = HELD.get(real);
            if (!open || held == null) {
                return;
            }
            open = false;
            if (held.holders() > 1) {
                HELD.put(real, new Held(held.channel(), held.alone(), held.holders() - 1));
                return;
            }
            HELD.remove(real);
            try {
                held.channel().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
