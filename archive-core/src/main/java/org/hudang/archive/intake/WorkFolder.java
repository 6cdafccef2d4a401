package org.hudang.archive.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one child process: {@code tmp} for its temporary files, {@code out} for its results, {@code none} which stays
 * empty. Its name carries the process that made it, so that what a killed server left behind can be swept.
 *
 * @param root the folder
 */
record WorkFolder(Path root) implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("child-(\\d{1,10})-\\d+");

    /** Makes a folder that only this user can enter. */
    static WorkFolder create(Path workDirectory) {
        try {
            Path root = Files.createTempDirectory(
                    workDirectory, "child-" + ProcessHandle.current().pid() + "-");
            WorkFolder folder = new WorkFolder(root);
            Files.createDirectory(folder.temporary());
            Files.createDirectory(folder.output());
            Files.createDirectory(folder.nothing());
            return folder;
        } catch (IOException e) {
            throw new ChildUnavailable(Finding.of(IntakeCode.WORK_DIRECTORY), e);
        }
    }

    /** Removes the folders of processes that no longer live. */
    static void sweep(Path workDirectory) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(workDirectory, "child-*")) {
            for (Path child : children) {
                Matcher name = NAME.matcher(child.getFileName().toString());
                boolean dead = name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
                if (dead) {
                    new WorkFolder(child).close();
                }
            }
        } catch (IOException e) {
            throw new ChildUnavailable(Finding.of(IntakeCode.WORK_DIRECTORY), e);
        }
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path output() {
        return root.resolve("out");
    }

    Path nothing() {
        return root.resolve("none");
    }

    /** Empties {@code tmp}. */
    void wipe() {
        empty(temporary());
    }

    /** Removes everything. */
    @Override
    public void close() {
        empty(root);
        try {
            Files.deleteIfExists(root);
        } catch (IOException e) {
            throw new ChildUnavailable(Finding.of(IntakeCode.WORK_DIRECTORY), e);
        }
    }

    /** Empties a folder; links are removed, never followed. */
    static void empty(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
                        throws IOException {
                    if (!directory.equals(folder)) {
                        Files.deleteIfExists(directory);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
