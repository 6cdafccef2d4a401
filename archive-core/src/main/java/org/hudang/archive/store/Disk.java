package org.hudang.archive.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.store.ManyForces.Force;
import org.jspecify.annotations.Nullable;

/** The few durable acts of which a commit is made; each announces itself to {@link Steps} first. */
final class Disk {
    private final Steps steps;
    private final Trust trust;
    private final ManyForces forces;

    Disk(Steps steps, Trust trust, ManyForces forces) {
        this.steps = steps;
        this.trust = trust;
        this.forces = forces;
    }

    /** Writes a new file, without sync. */
    void write(Path file, byte[] bytes) throws IOException {
        steps.reach("write");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    /** Announces a file that the caller writes as a stream. */
    FileChannel create(Path file) throws IOException {
        steps.reach("write");
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    /** Forces the bytes of a file to the disk. */
    void sync(Path file) throws IOException {
        steps.reach("sync");
        ManyForces.file(file);
    }

    /**
     * Forces the names in a folder that stays, in the storage or above what is staged. Once that has failed nothing of this
     * process can be sure of it any more, however often it tries: see {@link Trust}.
     */
    void syncFolder(Path folder) throws IOException {
        syncFolders(List.of(folder));
    }

    /**
     * Forces a staged folder and everything below to the disk, at a time: nothing of it is worth anything before all is there.
     * When that fails the whole of it is thrown away and written anew, into other files.
     */
    void syncTree(Path folder) throws IOException {
        forces.all(tree(folder));
    }

    private List<Force> tree(Path folder) throws IOException {
        List<Force> files = new ArrayList<>();
        List<Force> folders = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(() -> ManyForces.file(file));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                folders.add(() -> ManyForces.folder(visited));
                return FileVisitResult.CONTINUE;
            }
        });
        for (int i = 0; i < files.size(); i++) {
            steps.reach("sync");
        }
        for (int i = 0; i < folders.size(); i++) {
            steps.reach("sync folder");
        }
        files.addAll(folders);
        return files;
    }

    /** Makes the missing folders from {@code base} (which exists) down the names, without forcing them. */
    Path makeFolders(Path base, List<String> names) throws IOException {
        Path folder = base;
        for (String name : names) {
            folder = folder.resolve(name);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                steps.reach("folder");
                try {
                    Files.createDirectory(folder);
                } catch (FileAlreadyExistsException e) {
                    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                        throw e;
                    }
                }
            }
        }
        return folder;
    }

    /** The same, and each name is durable on return, whoever made it. */
    Path folders(Path base, List<String> names) throws IOException {
        Path made = makeFolders(base, names);
        syncFolders(above(base, names));
        return made;
    }

    /** Folders that hold a name each: {@code base} and all below it down the names but the last. */
    static List<Path> above(Path base, List<String> names) {
        List<Path> above = new ArrayList<>();
        Path folder = base;
        for (String name : names) {
            above.add(folder);
            folder = folder.resolve(name);
        }
        return above;
    }

    /** Forces the names in folders that stay, at a time: none of them is worth anything before all are. */
    void syncFolders(List<Path> folders) throws IOException {
        try {
            List<Force> all = new ArrayList<>();
            for (Path folder : folders) {
                steps.reach("sync folder");
                all.add(() -> ManyForces.folder(folder));
            }
            forces.all(all);
        } catch (IOException e) {
            trust.failed("sync folder", e);
            throw e;
        }
    }

    /**
     * Gives a folder its final name. Fails when that name is taken: the kernel refuses to rename onto a folder that is not
     * empty, and none of ours is ever empty.
     */
    void renameFolder(Path from, Path to) throws IOException {
        steps.reach("rename folder");
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.getFileName().toString());
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Replaces a file by another in one step. */
    void replaceFile(Path from, Path to) throws IOException {
        steps.reach("rename");
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a folder when it is empty, then those above it, below {@code root}; another's new folder in one keeps it. */
    void removeEmpty(Path folder, Path root) throws IOException {
        for (Path one = folder; one != null && one.startsWith(root) && !one.equals(root); one = one.getParent()) {
            steps.reach("remove folder");
            try {
                Files.deleteIfExists(one);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** Removes a folder with everything below; not durable, not needed to be. */
    void removeTree(Path folder) throws IOException {
        steps.reach("remove");
        try {
            if (Files.deleteIfExists(folder)) {
                return;
            }
        } catch (DirectoryNotEmptyException e) {
            // what is in it goes first
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // gone already
        }
    }
}
