package org.hudang.archive.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.secret.FieldCipher;
import org.jspecify.annotations.Nullable;

/**
 * The pictures on the disk, docs/formats/page-pictures-v1.md. Each name carries a mark that only the house can make, over the
 * paper, the page and the bytes.
 */
final class PictureFiles {
    private static final String PURPOSE = "archive.picture";
    private static final Pattern PICTURE = Pattern.compile("(thumb|screen|full)-(\\d{1,9})-([0-9a-f]{32})\\.(png|jpg)");
    private static final Pattern COUNT = Pattern.compile("pages-(\\d{1,9})-([0-9a-f]{32})");
    private static final String UNFINISHED = ".new";
    private static final int PIECE = 1 << 16;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Path folder;
    private final long most;
    private final FieldCipher marks;
    private final Clock clock;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong names = new AtomicLong();

    PictureFiles(Path folder, long most, FieldCipher marks, Clock clock) throws IOException {
        this.folder = folder;
        this.most = most;
        this.marks = marks;
        this.clock = clock;
        makeRoom();
    }

    /** How many pages a paper has, when that is known. */
    OptionalInt pages(String sha256) throws IOException {
        try (DirectoryStream<Path> counts = Files.newDirectoryStream(of(sha256), "pages-*")) {
            for (Path count : counts) {
                Matcher name = COUNT.matcher(name(count));
                if (name.matches() && name.group(2).equals(mark(sha256, "pages", name.group(1)))) {
                    return OptionalInt.of(Integer.parseInt(name.group(1)));
                }
                Files.deleteIfExists(count);
            }
        } catch (NoSuchFileException none) {
            return OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    /** Remembers how many pages it has. */
    void keepPages(String sha256, int pages) throws IOException {
        String count = Integer.toString(pages);
        Path file = of(sha256).resolve("pages-" + count + "-" + mark(sha256, "pages", count));
        Files.createDirectories(of(sha256));
        if (!Files.exists(file)) {
            Files.write(file, new byte[0]);
        }
    }

    /** The pages of which there is a picture of this size. */
    NavigableSet<Integer> there(String sha256, PictureSize size) throws IOException {
        NavigableSet<Integer> there = new TreeSet<>();
        try (DirectoryStream<Path> pictures = Files.newDirectoryStream(of(sha256), size.word() + "-*")) {
            for (Path picture : pictures) {
                Matcher name = PICTURE.matcher(name(picture));
                if (name.matches()) {
                    there.add(Integer.parseInt(name.group(2)));
                }
            }
        } catch (NoSuchFileException none) {
            return there;
        }
        return there;
    }

    /** The picture of a page; one that is not what was drawn is deleted, and there is none. */
    Optional<Picture> find(String sha256, PictureSize size, int page) throws IOException {
        try (DirectoryStream<Path> pictures = Files.newDirectoryStream(of(sha256), size.word() + "-" + page + "-*")) {
            for (Path file : pictures) {
                Optional<Picture> picture = checked(file, sha256, size, page);
                if (picture.isPresent()) {
                    return picture;
                }
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Picture> checked(Path file, String sha256, PictureSize size, int page) throws IOException {
        Matcher name = PICTURE.matcher(name(file));
        if (!name.matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        // checked and shown through one open file: whatever the name means a moment later
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        boolean handedOut = false;
        try {
            String expected = mark(sha256, size.word(), page + "." + name.group(4) + "." + digest(channel));
            if (!expected.equals(name.group(3))) {
                return Optional.empty();
            }
            channel.position(0);
            used(file);
            String mediaType = name.group(4).equals("png") ? "image/png" : "image/jpeg";
            InputStream content = Channels.newInputStream(channel);
            handedOut = true;
            return Optional.of(new Picture(mediaType, channel.size(), expected, content));
        } finally {
            if (!handedOut) {
                channel.close();
            }
        }
    }

    /** The time of a file is when it was last used, to the hour. */
    private void used(Path file) throws IOException {
        Instant now = clock.instant();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(HOUR))) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    /** Copies a picture that was just drawn: whoever drew it may still hold the file open. */
    void keep(String sha256, PictureSize size, int page, Path drawn, String mediaType) throws IOException {
        String kind = mediaType.equals("image/png") ? "png" : "jpg";
        Path home = Files.createDirectories(of(sha256));
        Path unfinished = home.resolve(ProcessHandle.current().pid() + "-" + names.incrementAndGet() + UNFINISHED);
        Files.copy(drawn, unfinished);
        String mark;
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.READ)) {
            mark = mark(sha256, size.word(), page + "." + kind + "." + digest(channel));
        }
        long length = Files.size(unfinished);
        Files.move(
                unfinished,
                home.resolve(size.word() + "-" + page + "-" + mark + "." + kind),
                StandardCopyOption.ATOMIC_MOVE);
        if (bytes.addAndGet(length) > most) {
            makeRoom();
        }
    }

    /** Removes everything of a paper. */
    void forget(String sha256) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(of(sha256))) {
            for (Path one : all) {
                Files.deleteIfExists(one);
            }
        } catch (NoSuchFileException none) {
            return;
        }
        Files.deleteIfExists(of(sha256));
    }

    private record Kept(Path file, long bytes, Instant used) {}

    /** Counts what is there, and removes what was not used for longest until a tenth of the room is free. */
    private synchronized void makeRoom() throws IOException {
        List<Kept> all = kept();
        long sum = all.stream().mapToLong(Kept::bytes).sum();
        if (sum > most) {
            all.sort(Comparator.comparing(Kept::used));
            for (Kept one : all) {
                if (sum <= most - most / 10) {
                    break;
                }
                Files.deleteIfExists(one.file());
                sum -= one.bytes();
            }
        }
        bytes.set(sum);
    }

    /** Every file here; what a killed process left unfinished an hour ago goes. */
    private List<Kept> kept() throws IOException {
        List<Kept> all = new ArrayList<>();
        Instant old = clock.instant().minus(HOUR);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Instant used = attributes.lastModifiedTime().toInstant();
                if (name(file).endsWith(UNFINISHED) && used.isBefore(old)) {
                    Files.deleteIfExists(file);
                } else if (PICTURE.matcher(name(file)).matches()) {
                    all.add(new Kept(file, attributes.size(), used));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return all;
    }

    private Path of(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private String mark(String sha256, String what, String rest) {
        return HexFormat.of().formatHex(marks.index(PURPOSE, "1/" + sha256 + "/" + what + "/" + rest));
    }

    private static String digest(FileChannel channel) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (channel.read(piece) >= 0) {
                piece.flip();
                digest.update(piece);
                piece.clear();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
