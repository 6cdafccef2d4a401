package org.hudang.archive.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hudang.archive.volume.ContentSource;

/**
 * Writes a bag (BagIt 1.0, RFC 8493) as one ZIP of stored entries: the same files in the same order give the same bytes, on
 * any day and in any time zone. Every source is opened twice, for its digests and for its bytes.
 */
public final class BagWriter {
    static final String DECLARATION = "bagit.txt";
    static final String INFO = "bag-info.txt";
    static final String MANIFEST = "manifest-sha512.txt";
    static final String TAG_MANIFEST = "tagmanifest-sha512.txt";
    static final String SM3_LIST = "metadata/sm3.txt";
    static final String PAYLOAD = "data/";
    static final String DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    private final StoredZip zip;
    private final String base;
    private final SortedMap<String, String> sha512 = new TreeMap<>();
    private final SortedMap<String, String> sm3 = new TreeMap<>();
    private final SortedMap<String, String> tags = new TreeMap<>();
    private long bytes;

    /**
     * Begins a bag.
     *
     * @param out closed by the caller
     * @param base name of its folder
     */
    public BagWriter(OutputStream out, String base) throws IOException {
        this.zip = new StoredZip(out);
        this.base = base;
        tag(DECLARATION, DECLARED.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a file to the payload.
     *
     * @param path below {@code data/}
     */
    public void payload(String path, ContentSource content) throws IOException {
        Sums sums;
        try (InputStream in = content.open()) {
            sums = Sums.of(in, List.of(Sums.SHA512, Sums.SM3));
        }
        String name = PAYLOAD + path;
        write(name, sums, content);
        sha512.put(name, sums.by(Sums.SHA512));
        sm3.put(name, sums.by(Sums.SM3));
        bytes += sums.bytes();
    }

    /**
     * Adds a file that is not payload.
     *
     * @param path below the folder of the bag
     */
    public void tag(String path, byte[] content) throws IOException {
        Sums sums = Sums.of(new ByteArrayInputStream(content), List.of(Sums.SHA512));
        write(path, sums, ContentSource.of(content));
        tags.put(path, sums.by(Sums.SHA512));
    }

    /** Files of the payload so far. */
    public int files() {
        return sha512.size();
    }

    /** Their bytes. */
    public long bytes() {
        return bytes;
    }

    /** Writes the lists and ends the ZIP; the labels of {@code bag-info.txt} stand in this order. */
    public void finish(List<Map.Entry<String, String>> labels) throws IOException {
        tag(SM3_LIST, lines(sm3));
        StringBuilder info = new StringBuilder();
        labels.forEach(label -> info.append(label.getKey())
                .append(": ")
                .append(label.getValue().replaceAll("\\s+", " "))
                .append('\n'));
        info.append("Payload-Oxum: ")
                .append(bytes)
                .append('.')
                .append(sha512.size())
                .append('\n');
        tag(INFO, info.toString().getBytes(StandardCharsets.UTF_8));
        tag(MANIFEST, lines(sha512));
        byte[] all = lines(tags);
        write(TAG_MANIFEST, Sums.of(new ByteArrayInputStream(all), List.of()), ContentSource.of(all));
        zip.finish();
    }

    private void write(String name, Sums sums, ContentSource content) throws IOException {
        zip.put(base + "/" + name, sums, content);
    }

    private static byte[] lines(SortedMap<String, String> digests) {
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (path, digest) -> lines.append(digest).append("  ").append(path).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
