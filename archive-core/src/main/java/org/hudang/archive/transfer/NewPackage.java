package org.hudang.archive.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** A package in the making: readable by its owner only, and without its name before it is whole and on the disk. */
public final class NewPackage {
    private NewPackage() {}

    /** Writes a package. */
    @FunctionalInterface
    public interface Writing<T> {
        /** Writes into this file, which is there and empty, and forces it to the disk. */
        T into(Path part) throws IOException;
    }

    /**
     * Refuses a name that is taken.
     *
     * @throws PackageThere when there is a file of that name
     */
    public static void requireFree(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new PackageThere(name(target));
        }
    }

    /**
     * Makes a package, or leaves nothing.
     *
     * @throws PackageThere when there is a file of that name
     * @throws PackageNotWritten when it cannot be written
     */
    public static <T> T at(Path target, Writing<T> writing) {
        requireFree(target);
        try {
            Path file = target.toAbsolutePath().normalize();
            Path folder = Objects.requireNonNull(file.getParent());
            Path part = Files.createTempFile(
                    folder,
                    ".package-",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                T made = writing.into(part);
                Files.move(part, file);
                try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                    names.force(true);
                }
                return made;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new PackageNotWritten(name(target), e);
        }
    }

    private static String name(Path target) {
        return target.toAbsolutePath().normalize().getFileName().toString();
    }
}
