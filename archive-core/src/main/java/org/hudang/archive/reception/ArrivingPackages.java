package org.hudang.archive.reception;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.KeyReused;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.TownshipRefused;
import org.hudang.archive.VisibleText;
import org.hudang.archive.intake.tray.NoRoomForUpload;
import org.hudang.archive.intake.tray.Part;
import org.hudang.archive.intake.tray.PartIncomplete;
import org.hudang.archive.intake.tray.PartMisplaced;
import org.hudang.archive.intake.tray.TrayFolder;
import org.hudang.archive.intake.tray.UploadId;
import org.hudang.archive.intake.tray.UploadIncomplete;
import org.hudang.archive.intake.tray.UploadUnknown;
import org.hudang.archive.store.Steps;
import org.hudang.archive.transfer.Packages;

/**
 * Packages that were brought and that nobody decided about yet (待接收的移交包): docs/formats/arriving-package-v1.md.
 *
 * <p><b>Guarantee.</b> Bytes that {@link Arriving#received} counts are on the disk and have the digests that their sender
 * announced, after a crash at any moment too. Parts follow each other, so that a file of any length passes through with no more
 * than a part of it in memory.
 *
 * <p><b>Warning.</b> Nothing here was looked at: that is {@link Receiving#look}. A package holds names, numbers and papers in
 * clear; who may bring and see one is decided by the caller, of which township is decided here.
 */
public final class ArrivingPackages {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final Pattern NAME = Pattern.compile("[^/\\\\]{1,200}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    /** Beside what is expected: the copy that is judged and taken, and what filing it writes. */
    private static final int COPIES = 2;

    private static final long MARGIN = 80L << 20;

    private final Path root;
    private final TrayFolder folder;
    private final LongSupplier room;
    private final Clock clock;
    private final SecureRandom random;

    private ArrivingPackages(Path root, LongSupplier room, Clock clock, SecureRandom random) {
        this.root = root;
        this.folder = new TrayFolder(root, Steps.SILENT);
        this.room = room;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Packages in a folder, which is made when there is none.
     *
     * @param root on a local or shared disk that all processes see
     * @param room bytes that are free on that disk
     */
    public static ArrivingPackages in(Path root, LongSupplier room, Clock clock, SecureRandom random) {
        return new ArrivingPackages(root, room, clock, random);
    }

    /**
     * Announces a package. The same key gives the same package, however far it has come.
     *
     * @throws TownshipRefused when the user may not act for the township
     * @throws CommandRefused when key, name or length are not allowed
     * @throws KeyReused when the key came with another file
     * @throws NoRoomForUpload when the disk cannot hold it; nothing was taken
     */
    public Arriving begin(Arriving.Announced wanted, Acting acting) {
        if (!acting.mayActFor(wanted.township())) {
            throw new TownshipRefused(wanted.township());
        }
        require(KEY.matcher(wanted.key()).matches(), "key", KEY.pattern());
        require(
                NAME.matcher(wanted.name()).matches()
                        && VisibleText.isLine(wanted.name())
                        && !wanted.name().isBlank(),
                "name",
                "1-200");
        require(wanted.bytes() >= 1 && wanted.bytes() <= Packages.MOST_BYTES, "bytes", "1-" + Packages.MOST_BYTES);
        return alone(() -> {
            List<Arriving> all = everything();
            Optional<Arriving> known =
                    all.stream().filter(one -> one.is(wanted)).findFirst();
            if (known.isPresent()) {
                boolean same =
                        known.get().name().equals(wanted.name()) && known.get().bytes() == wanted.bytes();
                if (!same) {
                    throw new KeyReused("package");
                }
                return known.get();
            }
            reserve(all, wanted.bytes());
            Arriving begun = new Arriving(
                    UploadId.next(random),
                    wanted.key(),
                    wanted.township(),
                    wanted.name(),
                    wanted.bytes(),
                    0,
                    acting.user(),
                    clock.instant());
            write(begun);
            return begun;
        });
    }

    private static void require(boolean held, String field, String rule) {
        if (!held) {
            throw new CommandRefused(field, rule);
        }
    }

    private void reserve(List<Arriving> all, long bytes) {
        long expected =
                all.stream().mapToLong(one -> one.bytes() - one.received()).sum();
        long needed = expected + COPIES * bytes + MARGIN;
        long free = room.getAsLong();
        if (needed > free) {
            throw new NoRoomForUpload(needed, free);
        }
    }

    /**
     * Takes the next part. It is durable when this returns; one that is there already is passed over without harm.
     *
     * @param bytes read to the end of the part, not closed
     * @throws UploadUnknown when there is no such package for this township
     * @throws PartMisplaced when the part is longer than allowed or reaches beyond the file
     * @throws PartOutOfTurn when it does not begin where the bytes end that are there
     * @throws PartIncomplete when fewer or more bytes came than announced: nothing was changed
     * @throws org.hudang.archive.ContentDamaged when the part has another digest than announced: nothing was changed
     * @throws StoreFailed when the disk refused: nothing was changed
     */
    public Arriving put(UploadId id, Part part, InputStream bytes, Acting acting) {
        Arriving before = require(id, acting);
        require(SHA256.matcher(part.sha256()).matches(), "sha256", SHA256.pattern());
        boolean fits = part.offset() >= 0
                && part.bytes() >= 1
                && part.bytes() <= Part.LONGEST
                && part.offset() <= before.bytes() - part.bytes();
        if (!fits) {
            throw new PartMisplaced(part.offset(), part.bytes(), before.bytes());
        }
        if (part.end() <= before.received()) {
            passOver(bytes, part);
            return before;
        }
        requireTurn(part, before);
        try (TrayFolder.Arrived arrived = folder.arrive(id, part, bytes)) {
            return alone(() -> {
                Arriving now = require(id, acting);
                if (part.end() <= now.received()) {
                    return now;
                }
                requireTurn(part, now);
                folder.place(id, arrived);
                Arriving more = now.upTo(part.end());
                write(more);
                return more;
            });
        }
    }

    private static void requireTurn(Part part, Arriving arriving) {
        if (part.offset() != arriving.received()) {
            throw new PartOutOfTurn(part.offset(), arriving.received());
        }
    }

    /** Reads what is there already to its end, so that the sender's line stays usable. */
    private static void passOver(InputStream bytes, Part part) {
        try {
            bytes.skipNBytes(part.bytes());
        } catch (IOException e) {
            PartIncomplete incomplete = new PartIncomplete(part.bytes(), 0);
            incomplete.addSuppressed(e);
            throw incomplete;
        }
    }

    /** A package as it stands. */
    public Optional<Arriving> find(UploadId id, Acting acting) {
        return read(id).filter(one -> acting.mayActFor(one.township()));
    }

    /** All packages that this user may decide about, the newest first. */
    public List<Arriving> all(Acting acting) {
        return everything().stream()
                .filter(one -> acting.mayActFor(one.township()))
                .sorted(Comparator.comparing(Arriving::begunAt).reversed())
                .toList();
    }

    /**
     * The file of a package, which does not change any more.
     *
     * @throws UploadUnknown when there is no such package for this township
     * @throws UploadIncomplete when bytes are missing
     */
    public Path file(UploadId id, Acting acting) {
        Arriving whole = require(id, acting);
        if (!whole.isWhole()) {
            throw new UploadIncomplete(whole.bytes(), whole.received());
        }
        return folder.bytes(id);
    }

    /**
     * Takes a package away, with its bytes: it was taken over, or nobody wants it.
     *
     * @throws UploadUnknown when there is no such package for this township
     */
    public void drop(UploadId id, Acting acting) {
        alone(() -> {
            folder.remove(require(id, acting).id());
            return id;
        });
    }

    /** Takes away what has not changed since then; returns how many went. */
    public int sweep(Instant unchangedSince) {
        return alone(() -> {
            List<UploadId> old = folder.unchangedSince(unchangedSince);
            old.forEach(folder::remove);
            return old.size();
        });
    }

    private Arriving require(UploadId id, Acting acting) {
        return find(id, acting).orElseThrow(UploadUnknown::new);
    }

    private List<Arriving> everything() {
        List<Arriving> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "upl_*")) {
            for (Path one : folders) {
                ArrivingSheet.read(one).ifPresent(all::add);
            }
        } catch (IOException e) {
            throw new StoreFailed("arriving", e);
        }
        return all;
    }

    private Optional<Arriving> read(UploadId id) {
        return ArrivingSheet.read(root.resolve(id.value()));
    }

    private void write(Arriving arriving) {
        try {
            Path own = root.resolve(arriving.id().value());
            ArrivingSheet.write(Files.createDirectories(own), arriving);
            try (FileChannel names = FileChannel.open(root, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw new StoreFailed("arriving", e);
        }
    }

    /** One change at a time, whichever process makes it. */
    private synchronized <T> T alone(Supplier<T> change) {
        try (FileChannel channel =
                        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            Objects.requireNonNull(held);
            return change.get();
        } catch (IOException e) {
            throw new StoreFailed("arriving", e);
        }
    }
}
