package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hudang.archive.intake.gate.Limits;
import org.hudang.archive.intake.gate.ZipContent;
import org.hudang.archive.intake.gate.ZipDirectory;

/**
 * The files of a package by their paths below its folder. Its directory was compared with the local headers before; nothing is
 * unpacked to disk.
 */
final class PackageFile {
    /** What is read as a list at most. */
    static final long MOST_OF_A_LIST = 64L << 20;

    private final Path zip;
    private final String base;
    private final SortedMap<String, ZipDirectory.Entry> files;

    private PackageFile(Path zip, String base, SortedMap<String, ZipDirectory.Entry> files) {
        this.zip = zip;
        this.base = base;
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * Reads the directory.
     *
     * @throws org.hudang.archive.intake.gate.Stop when the ZIP breaks a rule
     */
    static PackageFile open(Path zip) throws IOException {
        List<ZipDirectory.Entry> entries =
                ZipDirectory.read(zip, new ZipDirectory.Caps(Packages.MOST_FILES, Packages.MOST_BYTES));
        String base = base(entries);
        SortedMap<String, ZipDirectory.Entry> files = new TreeMap<>();
        for (ZipDirectory.Entry entry : entries) {
            boolean inside = entry.name().startsWith(base);
            if (!entry.folder() || entry.size() > 0) {
                files.put(inside ? entry.name().substring(base.length()) : "../" + entry.name(), entry);
            }
        }
        return new PackageFile(zip, base, files);
    }

    /** The folder of the declaration of a bag; without one, that of the first entry. */
    private static String base(List<ZipDirectory.Entry> entries) {
        String first = entries.get(0).name();
        return entries.stream()
                .map(ZipDirectory.Entry::name)
                .filter(name ->
                        name.endsWith("/" + BagWriter.DECLARATION) && name.indexOf('/') == name.lastIndexOf('/'))
                .findFirst()
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .orElse(first.substring(0, first.indexOf('/') + 1));
    }

    /** Name of the folder; empty when there is none. */
    String base() {
        return base.isEmpty() ? "" : base.substring(0, base.length() - 1);
    }

    /** Paths of the files; what lies outside of the folder begins with two points. */
    SortedSet<String> paths() {
        return new TreeSet<>(files.keySet());
    }

    /** The same in the order in which they lie in the ZIP. */
    List<String> inOrder() {
        return files.entrySet().stream()
                .sorted(Comparator.comparingLong(file -> file.getValue().start()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** Bytes that belong to no file: a comment of the ZIP. */
    boolean hasComment() throws IOException {
        try (var channel = FileChannel.open(zip, StandardOpenOption.READ)) {
            ByteBuffer end = ByteBuffer.allocate(4);
            channel.read(end, channel.size() - 22);
            return end.order(ByteOrder.LITTLE_ENDIAN).getInt(0) != 0x06054b50;
        }
    }

    /** The bytes of a file, to the end or not at all. */
    InputStream read(String path) throws IOException {
        return ZipContent.open(zip, entry(path));
    }

    /** The bytes of a list; empty when there is no such file. */
    Optional<byte[]> list(String path) throws IOException {
        if (!files.containsKey(path)) {
            return Optional.empty();
        }
        if (entry(path).size() > MOST_OF_A_LIST) {
            throw Limits.tooLarge(MOST_OF_A_LIST);
        }
        try (InputStream in = read(path)) {
            return Optional.of(in.readAllBytes());
        }
    }

    private ZipDirectory.Entry entry(String path) {
        ZipDirectory.Entry entry = files.get(path);
        if (entry == null) {
            throw new IllegalArgumentException("no file of that name");
        }
        return entry;
    }
}
