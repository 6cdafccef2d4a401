package org.hudang.signing.verify.ofd;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * The archive around an OFD document, read from its central directory: no double names, no ways out, no overlaps, no
 * encryption, and no DOCTYPE in any XML.
 */
public final class OfdPackage {
    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int MOST_ENTRIES = 2000;
    private static final int LONGEST_COMMENT = 65_535;

    private final byte[] bytes;
    private final Budget budget;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private int directory;

    private OfdPackage(byte[] bytes, Budget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    /** @param described whether sizes and check sum stand behind the data (a data descriptor) instead of before it */
    private record Entry(
            String name, int method, int compressed, int size, long crc, int header, int data, boolean described) {}

    public static OfdPackage read(byte[] bytes, Budget budget) {
        OfdPackage all = new OfdPackage(bytes, budget);
        List<Entry> entries = all.entries();
        entries.sort(Comparator.comparingInt(Entry::header));
        int free = 0;
        for (Entry entry : entries) {
            // bytes between entries, or before the first, are entries to a reader that reads from the front
            if (entry.header() != free) {
                throw hostile(entry.name());
            }
            free = all.end(entry);
            if (entry.name().endsWith("/")) {
                continue;
            }
            byte[] content = all.inflate(entry);
            CRC32 crc = new CRC32();
            crc.update(content);
            if (crc.getValue() != entry.crc()) {
                throw broken(entry.name());
            }
            if (declaresDoctype(content)) {
                throw hostile("DOCTYPE");
            }
            if (all.files.put(entry.name(), content) != null) {
                throw hostile(entry.name());
            }
        }
        if (free != all.directory) {
            throw hostile("central directory");
        }
        return all;
    }

    /** Where an entry ends, its data descriptor included. */
    private int end(Entry entry) {
        int at = entry.data() + entry.compressed();
        if (!entry.described()) {
            return at;
        }
        int values = u32(at) == DESCRIPTOR ? at + 4 : at;
        if (u32(values) != entry.crc() || u32(values + 4) != entry.compressed() || u32(values + 8) != entry.size()) {
            throw hostile(entry.name());
        }
        return values + 12;
    }

    /** Names of all files, without a leading slash. */
    public Set<String> names() {
        return files.keySet();
    }

    public Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    // ---- directory

    private List<Entry> entries() {
        int end = findEnd();
        int count = u16(end + 10);
        long offset = u32(end + 16);
        if (count > MOST_ENTRIES || u16(end + 8) != count || offset > end) {
            throw broken("central directory");
        }
        List<Entry> entries = new ArrayList<>();
        directory = (int) offset;
        int at = directory;
        for (int i = 0; i < count; i++) {
            budget.step();
            if (at + 46 > end || u32(at) != CENTRAL) {
                throw broken("central directory");
            }
            int next = at + 46 + u16(at + 28) + u16(at + 30) + u16(at + 32);
            if (next > end) {
                throw broken("central directory");
            }
            entries.add(entry(at));
            at = next;
        }
        if (at != end) {
            throw hostile("central directory");
        }
        return entries;
    }

    private Entry entry(int at) {
        int flags = u16(at + 8);
        Charset charset = (flags & 0x800) != 0 ? StandardCharsets.UTF_8 : Charset.forName("GBK");
        String name = new String(bytes, at + 46, u16(at + 28), charset).replace('\\', '/');
        if ((flags & 1) != 0 || List.of(name.split("/", -1)).contains("..") || name.contains(":")) {
            throw hostile(name);
        }
        long header = u32(at + 42);
        long compressed = u32(at + 20);
        long size = u32(at + 24);
        if (header + 30 > bytes.length || compressed > bytes.length || size > Integer.MAX_VALUE) {
            throw broken(name);
        }
        int local = (int) header;
        int nameLength = u16(local + 26);
        int data = local + 30 + nameLength + u16(local + 28);
        if (u32(local) != LOCAL || data + compressed > bytes.length || nameLength != u16(at + 28)) {
            throw broken(name);
        }
        for (int i = 0; i < nameLength; i++) {
            if (bytes[local + 30 + i] != bytes[at + 46 + i]) {
                throw hostile(name);
            }
        }
        long crc = u32(at + 16);
        boolean described = (flags & 8) != 0;
        if (u16(local + 6) != flags
                || u16(local + 8) != u16(at + 10)
                || !says(local + 14, crc, described)
                || !says(local + 18, compressed, described)
                || !says(local + 22, size, described)) {
            throw hostile(name);
        }
        String plain = name.startsWith("/") ? name.substring(1) : name;
        return new Entry(plain, u16(at + 10), (int) compressed, (int) size, crc, local, data, described);
    }

    /** Whether a local header says what the directory says, or leaves it to the data descriptor. */
    private boolean says(int at, long expected, boolean described) {
        long found = u32(at);
        return found == expected || (described && found == 0);
    }

    private int findEnd() {
        int lowest = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
        for (int at = bytes.length - 22; at >= lowest; at--) {
            if (u32(at) == END && at + 22 + u16(at + 20) <= bytes.length) {
                return at;
            }
        }
        throw broken("end of central directory");
    }

    private byte[] inflate(Entry entry) {
        budget.inflated(entry.size());
        byte[] out = new byte[entry.size()];
        if (entry.method() == 0) {
            if (entry.compressed() != entry.size()) {
                throw broken(entry.name());
            }
            System.arraycopy(bytes, entry.data(), out, 0, out.length);
            return out;
        }
        if (entry.method() != 8) {
            throw broken(entry.name());
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, entry.data(), entry.compressed());
            int done = 0;
            while (done < out.length) {
                int count = inflater.inflate(out, done, out.length - done);
                if (count == 0) {
                    throw broken(entry.name());
                }
                done += count;
            }
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
                throw broken(entry.name());
            }
            return out;
        } catch (DataFormatException e) {
            throw broken(entry.name());
        } finally {
            inflater.end();
        }
    }

    /** Looks for a document type in any of the encodings an XML reader would try. */
    private static boolean declaresDoctype(byte[] content) {
        for (int step : new int[] {1, 2}) {
            for (int shift = 0; shift < step; shift++) {
                if (contains(content, "<!DOCTYPE", shift, step)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean contains(byte[] content, String word, int shift, int step) {
        int last = content.length - ((word.length() - 1) * step + 1);
        for (int at = shift; at <= last; at++) {
            int i = 0;
            while (i < word.length() && content[at + i * step] == word.charAt(i)) {
                i++;
            }
            if (i == word.length()) {
                return true;
            }
        }
        return false;
    }

    private int u16(int at) {
        return (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
    }

    private long u32(int at) {
        return at < 0 || at + 4 > bytes.length ? -1 : u16(at) | ((long) u16(at + 2) << 16);
    }

    private static Unjudged broken(String what) {
        return new Unjudged(Finding.of(Code.PACKAGE_BROKEN, "file", what));
    }

    private static Unjudged hostile(String what) {
        return new Unjudged(Finding.of(Code.PACKAGE_HOSTILE, "file", what));
    }
}
