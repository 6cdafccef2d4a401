package org.hudang.archive.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.MalformedId;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.household.HouseholdNumber;

/**
 * Where the records of households lie in the storage root, docs/formats/household-record-v1.md. The caller holds the lock of the
 * household while writing.
 */
public final class RecordFolder {
    static final String EXTENSION = "hudang-household-record";

    /** Stands before the path of every file of a record. */
    public static final String BELOW = "extensions/" + EXTENSION + "/";

    private static final String ROWS = "record.jsonl";
    private static final String JOURNAL = "journal.jsonl";
    /** Two folders of a digest, and the household's. */
    private static final int DEPTH = 3;

    private final Path root;
    private final Path work;
    private final Disk disk;
    private final Trust trust;

    RecordFolder(Path root, Path work, Disk disk, Trust trust) {
        this.root = root;
        this.work = work;
        this.disk = disk;
        this.trust = trust;
    }

    /**
     * Lets the journal's file grow and replaces the rows, durably. A crash at any moment leaves the former rows or the new ones,
     * and a journal that has at least the entries which the rows know.
     *
     * @param kept length of the journal's file that is known to be right; what lies behind it is written over
     * @param more entries that come behind
     * @return length of the journal's file
     * @throws org.hudang.archive.StoreDegraded when this process can no longer be sure of the disk
     */
    public long write(HouseholdNumber household, byte[] rows, long kept, byte[] more) {
        trust.require();
        String unfinished = StorageRoot.workName(household, "record");
        try {
            Path aside = disk.makeFolders(work, List.of(unfinished));
            describe(aside);
            Path folder = disk.folders(root, names(household));
            if (kept == 0) {
                replace(aside.resolve(JOURNAL), more, folder.resolve(JOURNAL));
            } else {
                append(folder.resolve(JOURNAL), kept, more);
            }
            disk.syncFolder(folder);
            replace(aside.resolve(ROWS), rows, folder.resolve(ROWS));
            disk.syncFolder(folder);
            disk.removeTree(work.resolve(unfinished));
            return kept + more.length;
        } catch (IOException e) {
            throw new StoreFailed("record", e);
        }
    }

    private void replace(Path fresh, byte[] bytes, Path file) throws IOException {
        Files.deleteIfExists(fresh);
        disk.write(fresh, bytes);
        disk.sync(fresh);
        disk.replaceFile(fresh, file);
    }

    private void append(Path journal, long kept, byte[] more) throws IOException {
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            if (channel.size() < kept) {
                throw new IOException("the journal's file is shorter than it was");
            }
            channel.truncate(kept);
            channel.position(kept);
            ByteBuffer buffer = ByteBuffer.wrap(more);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        disk.sync(journal);
    }

    /** The folder says what it is, for people who find it without this software. */
    private void describe(Path aside) throws IOException {
        Path folder = root.resolve("extensions").resolve(EXTENSION);
        Path page = folder.resolve("README.md");
        if (Files.exists(page)) {
            return;
        }
        disk.folders(root, List.of("extensions", EXTENSION));
        try (InputStream text = Objects.requireNonNull(
                RecordFolder.class.getResourceAsStream(EXTENSION + ".md"), "page of the records")) {
            replace(aside.resolve("README.md"), text.readAllBytes(), page);
        }
        disk.syncFolder(folder);
    }

    /**
     * Whether a copy of a storage root is that of another archive: it has records of households, and none of them is here. A
     * record outlives everything of its household, so that a copy from years ago is still known. Looks no further than the first
     * one that both have.
     */
    public static boolean isOfOthers(Path copy, Path archive) throws IOException {
        Path records = copy.resolve("extensions").resolve(EXTENSION);
        if (!Files.isDirectory(records)) {
            return false;
        }
        boolean any = false;
        try (Stream<Path> found =
                Files.find(records, DEPTH, (path, attributes) -> attributes.isDirectory() && isHousehold(path))) {
            for (Path one : (Iterable<Path>) found::iterator) {
                if (Files.isDirectory(archive.resolve(copy.relativize(one)))) {
                    return false;
                }
                any = true;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return any;
    }

    private static boolean isHousehold(Path folder) {
        try {
            return !new HouseholdNumber(String.valueOf(folder.getFileName()))
                    .value()
                    .isEmpty();
        } catch (MalformedId e) {
            return false;
        }
    }

    /** The rows as they lie there; empty when there is no record. */
    public Optional<byte[]> rows(HouseholdNumber household) {
        return read(household, ROWS);
    }

    /** The history as it lies there; empty when there is none. */
    public Optional<byte[]> journal(HouseholdNumber household) {
        return read(household, JOURNAL);
    }

    private Optional<byte[]> read(HouseholdNumber household, String name) {
        Path file = root;
        for (String part : names(household)) {
            file = file.resolve(part);
        }
        try {
            return Optional.of(Files.readAllBytes(file.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreFailed("record", e);
        }
    }

    /** Where a file of a record lies, below the storage root. */
    private static String path(HouseholdNumber household, String name) {
        return String.join("/", names(household)) + "/" + name;
    }

    /**
     * A record that was looked at.
     *
     * @param files both, in the order in which another copy can take them at any crash; none unless they have the bytes with which
     *     they were written
     * @param findings what has not, by its path below the storage root; none also for a record of an earlier form, which does not
     *     say what its history has to be and is to be written anew
     * @param bytes that were read
     */
    public record Looked(List<StoredFile> files, List<Finding> findings, long bytes) {
        public Looked {
            files = List.copyOf(files);
            findings = List.copyOf(findings);
        }

        /** Whether both files are as they were written. */
        public boolean isWhole() {
            return !files.isEmpty();
        }
    }

    /**
     * Compares a record with what was written: the rows with the digest that the catalogue has, and the history with the one that
     * the rows have. The caller holds the lock of the household, or looks again with it before he believes a finding.
     *
     * @param sha256 of the rows' file
     */
    public Looked look(HouseholdNumber household, String sha256) {
        List<Finding> findings = new ArrayList<>();
        Optional<byte[]> rows = taken(household, ROWS, sha256, findings);
        if (rows.isEmpty()) {
            return new Looked(List.of(), findings, 0);
        }
        String found = Digests.sha256(rows.get());
        if (!found.equals(sha256)) {
            findings.add(new Finding(Kind.FILE_ALTERED, path(household, ROWS), sha256, found));
            return new Looked(List.of(), findings, rows.get().length);
        }
        Optional<RecordHead> head = RecordHead.of(rows.get());
        if (head.isEmpty()) {
            return new Looked(List.of(), findings, rows.get().length);
        }
        Optional<byte[]> journal = taken(household, JOURNAL, head.get().sha256(), findings);
        long bytes = (long) rows.get().length + journal.map(file -> file.length).orElse(0);
        Optional<byte[]> known = journal.flatMap(head.get()::known);
        if (known.isEmpty()) {
            journal.ifPresent(file -> findings.add(new Finding(
                    Kind.FILE_ALTERED,
                    path(household, JOURNAL),
                    head.get().sha256(),
                    Digests.sha256(Arrays.copyOf(
                            file, (int) Math.min(file.length, head.get().bytes()))))));
            return new Looked(List.of(), findings, bytes);
        }
        return new Looked(
                List.of(
                        StoredFile.of(path(household, JOURNAL), 0, known.get()),
                        StoredFile.of(path(household, ROWS), 0, rows.get())),
                findings,
                bytes);
    }

    private Optional<byte[]> taken(HouseholdNumber household, String name, String sha256, List<Finding> findings) {
        try {
            Optional<byte[]> bytes = read(household, name);
            if (bytes.isEmpty()) {
                findings.add(new Finding(Kind.FILE_MISSING, path(household, name), sha256, ""));
            }
            return bytes;
        } catch (StoreFailed e) {
            findings.add(new Finding(Kind.FILE_UNREADABLE, path(household, name), sha256, ""));
            return Optional.empty();
        }
    }

    /**
     * The history as far as the record knows it; empty unless both files have the bytes with which they were written.
     *
     * @param sha256 of the rows' file
     */
    public Optional<byte[]> written(HouseholdNumber household, String sha256) {
        try {
            return rows(household)
                    .filter(bytes -> Digests.sha256(bytes).equals(sha256))
                    .flatMap(RecordHead::of)
                    .flatMap(head -> journal(household).flatMap(head::known));
        } catch (StoreFailed e) {
            return Optional.empty();
        }
    }

    /** Whether a history lies there, whatever is in it. */
    public boolean hasJournal(HouseholdNumber household) {
        return Files.exists(root.resolve(path(household, JOURNAL)), LinkOption.NOFOLLOW_LINKS);
    }

    /** Households of which there is a record, in the order of their places. */
    public List<HouseholdNumber> households() {
        List<HouseholdNumber> found = new ArrayList<>();
        Path folder = root.resolve("extensions").resolve(EXTENSION);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        for (Path first : folders(folder)) {
            for (Path second : folders(first)) {
                for (Path household : folders(second)) {
                    number(household).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private Optional<HouseholdNumber> number(Path folder) {
        try {
            HouseholdNumber number = new HouseholdNumber(folder.getFileName().toString());
            Path place = root;
            for (String part : names(number)) {
                place = place.resolve(part);
            }
            return place.equals(folder) ? Optional.of(number) : Optional.empty();
        } catch (MalformedId e) {
            return Optional.empty();
        }
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> names = Files.list(folder)) {
            return names.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StoreFailed("record", e);
        }
    }

    private static List<String> names(HouseholdNumber household) {
        List<String> names = new ArrayList<>(List.of("extensions", EXTENSION));
        names.addAll(ObjectName.folderOf(household));
        return names;
    }
}
