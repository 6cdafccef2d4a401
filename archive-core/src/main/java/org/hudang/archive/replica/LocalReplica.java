package org.hudang.archive.replica;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.MalformedId;
import org.hudang.archive.replica.ReplicaRefused.Rule;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.RecordFolder;
import org.hudang.archive.store.StoredFile;
import org.jspecify.annotations.Nullable;

/** A replica in a folder, on another disk than the archive: below {@code archive/} it is a storage root by itself. */
public final class LocalReplica implements Replica {
    private static final String MARK = "hudang-replica";
    private static final String FORMAT = "hudang-replica-1 ";
    private static final String OF_THE_FILE_SYSTEM = "lost+found";
    private static final String PART = ".part";
    private static final String GONE = ".gone";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path root;
    private final Path work;
    private final ReplicaId id;

    private LocalReplica(Path folder, ReplicaId id) {
        this.folder = folder;
        this.root = folder.resolve("archive");
        this.work = folder.resolve("work");
        this.id = id;
    }

    /** Which disks a replica may lie on. */
    public enum Disks {
        /** Any but that of the archive. */
        OTHER,
        /** Any; what destroys the disk of the archive may destroy both. */
        ANY
    }

    /**
     * Opens the replica in a folder that exists; makes one when the folder is empty.
     *
     * @param storage the storage root that it is a copy of
     * @throws ReplicaRefused when the folder cannot be used
     */
    public static LocalReplica open(Path folder, Path storage, Disks disks, SecureRandom random) {
        try {
            Path real = folder.toRealPath();
            Path archive = storage.toRealPath();
            if (real.startsWith(archive) || archive.startsWith(real)) {
                throw new ReplicaRefused(Rule.INSIDE, folder);
            }
            if (disks == Disks.OTHER
                    && Files.getAttribute(real, "unix:dev").equals(Files.getAttribute(archive, "unix:dev"))) {
                throw new ReplicaRefused(Rule.SAME_DISK, folder);
            }
            LocalReplica replica = new LocalReplica(real, idOf(real, folder, random));
            if (RecordFolder.isOfOthers(replica.root, archive)) {
                throw new ReplicaRefused(Rule.OTHER_ARCHIVE, folder);
            }
            replica.makeFolders(replica.root, new LinkedHashSet<>());
            replica.makeFolders(replica.work, new LinkedHashSet<>());
            force(real);
            return replica;
        } catch (IOException e) {
            ReplicaRefused refused = new ReplicaRefused(Rule.UNREADABLE, folder);
            refused.initCause(e);
            throw refused;
        }
    }

    private static ReplicaId idOf(Path real, Path shown, SecureRandom random) throws IOException {
        Path mark = real.resolve(MARK);
        if (Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)) {
            String text = Files.readString(mark, StandardCharsets.ISO_8859_1).strip();
            try {
                if (text.startsWith(FORMAT)) {
                    return new ReplicaId(text.substring(FORMAT.length()));
                }
            } catch (MalformedId e) {
                // somebody else's file
            }
            throw new ReplicaRefused(Rule.NOT_OURS, shown);
        }
        Path fresh = real.resolve(MARK + ".new");
        try (Stream<Path> names = Files.list(real)) {
            if (names.anyMatch(name -> !name.equals(fresh) && !name.endsWith(OF_THE_FILE_SYSTEM))) {
                throw new ReplicaRefused(Rule.NOT_OURS, shown);
            }
        }
        ReplicaId id = ReplicaId.next(random);
        Files.writeString(fresh, FORMAT + id + "\n", StandardCharsets.US_ASCII);
        force(fresh);
        Files.move(fresh, mark, StandardCopyOption.ATOMIC_MOVE);
        return id;
    }

    @Override
    public ReplicaId id() {
        return id;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public void put(List<StoredFile> files) {
        Set<Path> touched = new LinkedHashSet<>();
        try {
            requireMark();
            for (StoredFile file : files) {
                put(file, touched);
            }
            for (Path one : touched) {
                force(one);
            }
        } catch (IOException e) {
            throw new ReplicaFailed("put", e);
        }
    }

    @Override
    public void requireThere() {
        try {
            requireMark();
        } catch (IOException e) {
            throw new ReplicaFailed("look", e);
        }
    }

    /** A disk that went away leaves an empty folder, which would take files all the same; or another disk lies in its place. */
    private void requireMark() throws IOException {
        Path mark = folder.resolve(MARK);
        if (!Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(MARK);
        }
        if (!Files.readString(mark, StandardCharsets.ISO_8859_1).strip().equals(FORMAT + id)) {
            throw new IOException("this is another replica than it was");
        }
    }

    private void put(StoredFile file, Set<Path> touched) throws IOException {
        Path target = target(file.path());
        Path fresh = work.resolve(HexFormat.of().formatHex(digest("SHA-256").digest(bytes(file.path()))) + PART);
        String found = copy(file, fresh);
        if (!found.equals(file.sha512())) {
            Files.deleteIfExists(fresh);
            throw new ContentDamaged(file.path(), file.sha512(), found);
        }
        Path parent = Objects.requireNonNull(target.getParent());
        makeFolders(parent, touched);
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("a folder lies where a file belongs");
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String copy(StoredFile file, Path fresh) throws IOException {
        MessageDigest digest = digest("SHA-512");
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = given(file, file.content()::open);
                FileChannel out = FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int n = given(file, () -> in.read(buffer)); n >= 0; n = given(file, () -> in.read(buffer))) {
                digest.update(buffer, 0, n);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, n);
                while (chunk.hasRemaining()) {
                    out.write(chunk);
                }
            }
            out.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private interface Giving<T> {
        T give() throws IOException;
    }

    /** What the archive does not give back is its damage, no failure of this place. */
    private static <T> T given(StoredFile file, Giving<T> giving) {
        try {
            return giving.give();
        } catch (IOException e) {
            throw new ContentDamaged(file.path(), file.sha512(), e.getClass().getSimpleName());
        }
    }

    /** Makes what is missing, and remembers every folder on the way: whoever made it may not have forced its name. */
    private void makeFolders(Path wanted, Set<Path> touched) throws IOException {
        Files.createDirectories(wanted);
        for (Path one = wanted; one != null && one.startsWith(folder); one = one.getParent()) {
            touched.add(one);
        }
    }

    @Override
    public Optional<InputStream> open(String path) {
        try {
            Path file = target(path);
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.newInputStream(file))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ReplicaFailed("open", e);
        }
    }

    @Override
    public int remove(ObjectName object) {
        Path gone = work.resolve(object.volume() + GONE);
        try {
            requireMark();
            int files = deleteTree(gone); // a call before this one was cut off
            Path place = target(String.join("/", object.path()));
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(place, gone, StandardCopyOption.ATOMIC_MOVE);
                force(Objects.requireNonNull(place.getParent()));
                force(work);
                files += deleteTree(gone);
            }
            forgetParts();
            force(work);
            forgetEmpty(Objects.requireNonNull(place.getParent()));
            return files;
        } catch (IOException e) {
            throw new ReplicaFailed("remove", e);
        }
    }

    /** Files that were cut off on their way tell nothing of where they belong. Whoever is copying one now begins it again. */
    private void forgetParts() throws IOException {
        List<Path> parts;
        try (Stream<Path> names = Files.list(work)) {
            parts = names.filter(name -> name.toString().endsWith(PART)).toList();
        }
        for (Path part : parts) {
            Files.deleteIfExists(part);
        }
    }

    /** Folders that lost their last name are taken away upwards; the first one that stays is forced. */
    private void forgetEmpty(Path lowest) throws IOException {
        for (Path one = lowest; !one.equals(root); one = Objects.requireNonNull(one.getParent())) {
            try {
                Files.deleteIfExists(one);
            } catch (DirectoryNotEmptyException stays) {
                force(one);
                return;
            }
        }
        force(root);
    }

    /** @return how many files it had */
    private static int deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        AtomicInteger files = new AtomicInteger();
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                files.incrementAndGet();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
        return files.get();
    }

    private Path target(String path) throws IOException {
        Path target = root.resolve(path).normalize();
        if (!target.startsWith(root) || target.equals(root)) {
            throw new IOException("not a path of the storage root");
        }
        return target;
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
