package org.hudang.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks the database server's binaries once; a kill in the middle leaves nothing that looks finished. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** Unpacks to {@code target} unless it is there already. */
    static Path unpack(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            return target;
        }
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        DeleteTree.delete(fresh);
        Files.createDirectories(fresh);
        try (InputStream packed = HousePostgres.archive();
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(packed, 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, fresh);
            }
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        return target;
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path fresh) throws IOException {
        Path to = fresh.resolve(entry.getName()).normalize();
        if (!to.startsWith(fresh)) {
            throw new IOException("entry outside of its archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, to);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(runs ? "rwx------" : "rw-------"));
        }
    }
}
