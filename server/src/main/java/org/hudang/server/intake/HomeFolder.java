package org.hudang.server.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Folder of one household in a watched folder. Others may write to it: whatever this house works with there is a folder of
 * its own, or it is left alone and told.
 *
 * @param path of the folder
 */
record HomeFolder(Path path) {
    private static final String TAKING = ".taking";
    private static final String PAPER = "paper";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] OURS_ALONE =
            POSIX ? new FileAttribute<?>[] {ownerOnly()} : new FileAttribute<?>[0];

    private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    }

    /** Plain files that somebody has put here. */
    List<Path> offered() throws IOException {
        return children(path).stream().filter(HomeFolder::isOffered).toList();
    }

    private static boolean isOffered(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !file.getFileName().toString().startsWith(".");
    }

    /** Files that were claimed and did not come to their end yet, each with what belongs to it in a folder of its own. */
    List<Path> claims() throws IOException {
        Path taking = path.resolve(TAKING);
        if (!Files.exists(taking, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        return children(ours(taking));
    }

    /** A fresh claim with room for one paper; its name cannot be guessed. */
    Path claim() throws IOException {
        Path taking = path.resolve(TAKING);
        if (!Files.exists(taking, LinkOption.NOFOLLOW_LINKS)) {
            makeOurs(taking);
        }
        Path claim = ours(taking).resolve(UUID.randomUUID().toString());
        Files.createDirectory(claim, OURS_ALONE);
        return Files.createDirectory(claim.resolve(PAPER), OURS_ALONE);
    }

    private static void makeOurs(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, OURS_ALONE);
        } catch (FileAlreadyExistsException other) {
            // another process of the house was quicker; what stands there is looked at like anything else
        }
    }

    /** Files in a claim. */
    List<Path> papers(Path claim) throws IOException {
        Path papers = claim.resolve(PAPER);
        if (!Files.exists(papers, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (!Files.isDirectory(papers, LinkOption.NOFOLLOW_LINKS)) {
            throw new FolderNotOurs(name(papers));
        }
        List<Path> files = children(papers);
        for (Path file : files) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FolderNotOurs(name(file));
            }
        }
        return files;
    }

    /** Removes a claim that holds nothing. */
    void dropEmpty(Path claim) throws IOException {
        Files.deleteIfExists(claim.resolve(PAPER));
        Files.deleteIfExists(claim);
    }

    /** Where claims go when they came to such an end; people may read there. */
    Path made(String where) throws IOException {
        Path folder = path.resolve(where);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Files.createDirectories(folder);
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FolderNotOurs(name(folder));
        }
        return folder;
    }

    /** Plain files of claims that came to such an end and that nobody has cleared away; whatever else stands there is no paper. */
    List<Path> ended(String where) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path claim : real(path.resolve(where))) {
            for (Path file : real(claim.resolve(PAPER))) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    /** The claim that a paper lies in, with everything that belongs to it. */
    static Path claimOf(Path paper) {
        return Objects.requireNonNull(Objects.requireNonNull(paper.getParent()).getParent());
    }

    private static List<Path> real(Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) ? children(folder) : List.of();
    }

    /** A folder that is no link, belongs to whoever this process is, and that nobody else may write to. */
    private Path ours(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FolderNotOurs(name(folder));
        }
        if (POSIX) {
            PosixFileAttributes about =
                    Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean shared = about.permissions().contains(PosixFilePermission.GROUP_WRITE)
                    || about.permissions().contains(PosixFilePermission.OTHERS_WRITE);
            if (shared || !about.owner().equals(Myself.OWNER)) {
                throw new FolderNotOurs(name(folder));
            }
        }
        return folder;
    }

    private String name(Path inside) {
        return Objects.requireNonNull(path.getParent()).relativize(inside).toString();
    }

    /** In the order of names; none of a folder that is not there. */
    static List<Path> children(Path folder) throws IOException {
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
            List<Path> children = new ArrayList<>();
            names.forEach(children::add);
            Collections.sort(children);
            return children;
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }
}
