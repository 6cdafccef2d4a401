package org.hudang.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hudang.signing.key.FolderLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the temporary files of one of several processes. A lock on a file inside says that its process lives, wherever
 * it runs; what dead ones left is removed by the next that comes.
 */
final class OwnFolder implements AutoCloseable {
    private static final String NAME = "process-";
    private static final String ALIVE = "alive";

    /** Folders of this process: the system's lock belongs to the process, and looking at one's own would give it up. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private static final Logger LOG = LoggerFactory.getLogger(OwnFolder.class);

    private final Path folder;
    private final FileChannel alive;

    private OwnFolder(Path folder, FileChannel alive) {
        this.folder = folder;
        this.alive = alive;
    }

    static OwnFolder in(Path parent) {
        return FolderLock.within(parent, () -> {
            try {
                sweep(parent);
                Path folder = Files.createTempDirectory(parent.toRealPath(), NAME);
                OURS.add(folder);
                FileChannel alive = FileChannel.open(
                        folder.resolve(ALIVE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                if (alive.tryLock() == null) {
                    throw new IOException("no lock on a new file");
                }
                return new OwnFolder(folder, alive);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent.toRealPath(), NAME + "*")) {
            for (Path folder : left) {
                if (!OURS.contains(folder) && isLeft(folder)) {
                    DeleteTree.delete(folder);
                }
            }
        }
    }

    private static boolean isLeft(Path folder) throws IOException {
        try (FileChannel other =
                FileChannel.open(folder.resolve(ALIVE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return other.tryLock() != null;
        }
    }

    Path path() {
        return folder;
    }

    /** What cannot be removed is left to the next process. */
    @Override
    public void close() {
        try (alive) {
            DeleteTree.delete(folder);
        } catch (IOException e) {
            LOG.warn("{} stays until another process opens the house", folder.getFileName(), e);
        } finally {
            OURS.remove(folder);
        }
    }
}
