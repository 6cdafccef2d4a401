package org.hudang.archive.intake.tray;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.MalformedId;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.store.Steps;
import org.jspecify.annotations.Nullable;

/** What is on its way in, on the disk: a folder for each upload. */
public final class TrayFolder {
    private static final int PIECE = 1 << 16;

    private final Path root;
    private final Steps steps;

    /** A folder of folders; made when there is none. */
    public TrayFolder(Path root, Steps steps) {
        this.root = root.toAbsolutePath().normalize();
        this.steps = steps;
        try {
            Files.createDirectories(this.root);
            sync(this.root.resolve(".."));
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
    }

    /** Where the bytes of an upload lie. */
    public Path bytes(UploadId id) {
        return of(id).resolve("bytes");
    }

    Path text(UploadId id) {
        return of(id).resolve("text");
    }

    Path pdfa(UploadId id) {
        return of(id).resolve("pdfa");
    }

    private Path of(UploadId id) {
        return root.resolve(id.value());
    }

    /** A file that lies there only while its part is on the way. */
    public record Arrived(Path file, Part part) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new StoreFailed("tray part", e);
            }
        }
    }

    /**
     * Takes a part from its sender, beside the file that it belongs to.
     *
     * @throws PartIncomplete when it is shorter or longer than announced
     * @throws ContentDamaged when its digest is another one
     */
    public Arrived arrive(UploadId id, Part part, InputStream in) {
        Path file;
        try {
            file = Files.createTempFile(Files.createDirectories(of(id)), "part-" + part.offset() + "-", "");
        } catch (IOException e) {
            throw new StoreFailed("tray part", e);
        }
        Arrived arrived = new Arrived(file, part);
        try {
            String found = take(file, part, in);
            if (!found.equals(part.sha256())) {
                throw new ContentDamaged("part " + part.offset(), part.sha256(), found);
            }
            return arrived;
        } catch (RuntimeException e) {
            arrived.close();
            throw e;
        }
    }

    private static String take(Path file, Part part, InputStream in) {
        MessageDigest digest = sha256();
        int came = 0;
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (came <= part.bytes()) {
                int most = Math.min(piece.length, part.bytes() + 1 - came);
                int read = most == 0 ? -1 : read(in, piece, most, part, came);
                if (read < 0) {
                    break;
                }
                came += read;
                digest.update(piece, 0, read);
                out.write(piece, 0, read);
            }
        } catch (IOException e) {
            throw new StoreFailed("tray part", e);
        }
        if (came != part.bytes()) {
            throw new PartIncomplete(part.bytes(), came);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What goes wrong with the sender's line is a part that did not come whole, no failure of the disk. */
    private static int read(InputStream in, byte[] piece, int most, Part part, int came) {
        try {
            return in.read(piece, 0, most);
        } catch (IOException cut) {
            PartIncomplete incomplete = new PartIncomplete(part.bytes(), came);
            incomplete.addSuppressed(cut);
            throw incomplete;
        }
    }

    /** Puts a part that came whole to its place, durably. */
    public void place(UploadId id, Arrived arrived) {
        Path file = bytes(id);
        try {
            boolean first = !Files.exists(file);
            steps.reach("tray write");
            try (FileChannel from = FileChannel.open(arrived.file(), StandardOpenOption.READ);
                    FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
                long copied = 0;
                while (copied < arrived.part().bytes()) {
                    to.position(arrived.part().offset() + copied);
                    copied += from.transferTo(copied, arrived.part().bytes() - copied, to);
                }
                steps.reach("tray sync");
                to.force(true);
            }
            if (first) {
                sync(of(id));
                sync(root);
            }
            steps.reach("tray placed");
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
    }

    /** Makes a folder for an upload out of a file that lies on the same disk, durably. */
    void adopt(UploadId id, Path file) {
        try {
            Files.createDirectories(of(id));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(file, bytes(id));
            sync(of(id));
            sync(root);
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
    }

    /** An empty folder for what comes out of a ZIP. */
    Path unpacked(UploadId id) {
        try {
            Path folder = of(id).resolve("unpacked");
            remove(folder);
            return Files.createDirectory(folder);
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
    }

    /** Writes what was made of an upload, anew and durably. */
    void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
        force(file);
    }

    /** Forces a file and its name to the disk. */
    void force(Path file) {
        try {
            sync(file);
            sync(file.resolveSibling("."));
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
    }

    /** Removes parts whose sender, or whose process, is gone. */
    void forgetParts(UploadId id) {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(of(id), "part-*")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException e) {
            // no folder, no parts
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
    }

    /** Removes a file that may be there. */
    void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
    }

    /** Length of a file; -1 when it is not there. */
    long length(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return -1;
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
    }

    /** Digest of a file, as it is on the disk. */
    String digest(Path file) {
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Removes the folder of an upload; what cannot be removed now is swept later. */
    public void remove(UploadId id) {
        try {
            remove(of(id));
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
    }

    /** Uploads whose folder has not changed since then. */
    public List<UploadId> unchangedSince(Instant then) {
        List<UploadId> old = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "upl_*")) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (isOurs(name)
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(then)) {
                    old.add(new UploadId(name));
                }
            }
        } catch (NoSuchFileException e) {
            return old;
        } catch (IOException e) {
            throw new StoreFailed("tray", e);
        }
        return old;
    }

    private static boolean isOurs(String name) {
        try {
            OpaqueId.require("upl", name);
            return true;
        } catch (MalformedId e) {
            return false;
        }
    }

    private static void remove(Path folder) throws IOException {
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

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
