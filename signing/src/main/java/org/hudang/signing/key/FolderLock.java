package org.hudang.signing.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one thread of one process at a time change a folder. The lock dies with its process. */
public final class FolderLock {
    /** File locks belong to the process; this tells its threads apart. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private FolderLock() {}

    /** Runs the work while holding the lock of the folder; must not be nested on the same folder. */
    public static <T> T within(Path folder, Supplier<T> work) {
        THREADS.lock();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid()) {
                throw new IOException("the lock was not granted");
            }
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder.getFileName(), e);
        } finally {
            THREADS.unlock();
        }
    }
}
