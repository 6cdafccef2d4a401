package org.hudang.archive.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.StoreFailed;

/** Where destruction lists (销毁清册) lie in the storage root, for ever: docs/formats/destruction-list-v1.md. */
public final class ListFolder {
    static final String EXTENSION = "hudang-destruction-list";

    /** The list itself. */
    public static final String LIST = "list.json";

    /** Its sheet. */
    public static final String SHEET = "list.pdf";

    /** That it was filed; the last one written. */
    public static final String FILED = "filed.json";

    /** Stands before the path of every file of a list. */
    public static final String BELOW = "extensions/" + EXTENSION + "/";

    private static final String PAGE = "README.md";
    private static final String FORMAT = "hudang-destruction-filed-1";

    private final Path root;
    private final Path work;
    private final Disk disk;
    private final Trust trust;

    ListFolder(Path root, Path work, Disk disk, Trust trust) {
        this.root = root;
        this.work = work;
        this.disk = disk;
        this.trust = trust;
    }

    /** The three files of a list. */
    @SuppressWarnings("ArrayRecordComponent") // bytes of files, handed over
    public record Bundle(byte[] list, byte[] sheet, byte[] filed) {}

    /**
     * What the mark of a filed list says.
     *
     * @param sealed whether the sheet carries a seal
     * @param list SHA-256 of the list itself
     * @param sheet SHA-256 of its sheet
     */
    public record Mark(String number, Instant filedAt, String filedBy, boolean sealed, String list, String sheet) {
        /** The same mark is always the same bytes. */
        public byte[] text() {
            return new ObjectMapper()
                    .createObjectNode()
                    .put("format", FORMAT)
                    .put("number", number)
                    .put("filedAt", filedAt.toString())
                    .put("filedBy", filedBy)
                    .put("sealed", sealed)
                    .put("list", list)
                    .put("sheet", sheet)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Where a file of a list lies, below the storage root. */
    public static String path(String name, String file) {
        return BELOW + name + "/" + file;
    }

    /**
     * Writes a list durably, its mark last. Written again after a crash it is the same.
     *
     * @param name of its folder
     * @throws org.hudang.archive.StoreDegraded when this process can no longer be sure of the disk
     */
    public void write(String name, Bundle files) {
        trust.require();
        String unfinished = EXTENSION + "-" + name;
        try {
            disk.removeTree(work.resolve(unfinished));
            Path aside = disk.makeFolders(work, List.of(unfinished));
            Path page = root.resolve("extensions").resolve(EXTENSION).resolve(PAGE);
            Path folder = disk.folders(root, List.of("extensions", EXTENSION, name));
            if (!Files.exists(page)) {
                place(aside.resolve(PAGE), documentation(), page);
                disk.syncFolder(Objects.requireNonNull(page.getParent()));
            }
            place(aside.resolve(LIST), files.list(), folder.resolve(LIST));
            place(aside.resolve(SHEET), files.sheet(), folder.resolve(SHEET));
            disk.syncFolder(folder);
            place(aside.resolve(FILED), files.filed(), folder.resolve(FILED));
            disk.syncFolder(folder);
            disk.removeTree(work.resolve(unfinished));
        } catch (IOException e) {
            throw new StoreFailed("destruction list", e);
        }
    }

    /**
     * Puts one file of a list back, durably.
     *
     * @throws org.hudang.archive.StoreDegraded when this process can no longer be sure of the disk
     */
    public void restore(String name, String file, byte[] bytes) {
        trust.require();
        String unfinished = EXTENSION + "-restore-" + name;
        try {
            disk.removeTree(work.resolve(unfinished));
            Path aside = disk.makeFolders(work, List.of(unfinished));
            Path folder = disk.folders(root, List.of("extensions", EXTENSION, name));
            place(aside.resolve(file), bytes, folder.resolve(file));
            disk.syncFolder(folder);
            disk.removeTree(work.resolve(unfinished));
        } catch (IOException e) {
            throw new StoreFailed("destruction list", e);
        }
    }

    private void place(Path fresh, byte[] bytes, Path file) throws IOException {
        disk.write(fresh, bytes);
        disk.sync(fresh);
        disk.replaceFile(fresh, file);
    }

    private static byte[] documentation() throws IOException {
        try (InputStream page = Objects.requireNonNull(
                ListFolder.class.getResourceAsStream(EXTENSION + ".md"), "page of the destruction lists")) {
            return page.readAllBytes();
        }
    }

    /** A file of a list as it lies there; empty when there is none. */
    public Optional<byte[]> read(String name, String file) {
        try {
            return Optional.of(Files.readAllBytes(
                    root.resolve("extensions").resolve(EXTENSION).resolve(name).resolve(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreFailed("destruction list", e);
        }
    }

    /** Names of the folders of lists that were filed. */
    public List<String> names() {
        return new ArrayList<>(folders(root).keySet());
    }

    private static Map<String, Path> folders(Path root) {
        Map<String, Path> found = new LinkedHashMap<>();
        Path folder = root.resolve("extensions").resolve(EXTENSION);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try (Stream<Path> names = Files.list(folder)) {
            names.filter(path -> Files.isRegularFile(path.resolve(FILED), LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(path -> found.put(path.getFileName().toString(), path));
            return found;
        } catch (IOException e) {
            throw new StoreFailed("destruction list", e);
        }
    }

    /** The files of a list as they lie there, for those who keep another copy; the mark comes last. */
    public List<StoredFile> files(String name) {
        List<StoredFile> files = new ArrayList<>();
        for (String file : List.of(LIST, SHEET, FILED)) {
            read(name, file).ifPresent(bytes -> files.add(StoredFile.of(path(name, file), 0, bytes)));
        }
        return files;
    }
}
