package org.hudang.archive.intake.gate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hudang.archive.intake.IntakeCode;

/**
 * Scans the central directory of a ZIP (APPNOTE 6.3.10) and compares it with the local headers, before a byte of any entry
 * is unpacked: count, sizes, ratio, names, links, overlaps, repetitions, encryption.
 */
public final class ZipDirectory {
    private static final long END_MARK = 0x06054b50L;
    private static final long CENTRAL_MARK = 0x02014b50L;
    private static final long LOCAL_MARK = 0x04034b50L;
    private static final int END_SIZE = 22;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final long UNKNOWN = 0xffffffffL;
    private static final int MAX_NAME = 512;
    private static final Pattern UNSAFE =
            Pattern.compile("^[/\\\\]|^[A-Za-z]:|\\\\|(^|/)\\.{1,2}(/|$)|//|[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

    private final Bytes bytes;

    private ZipDirectory(Bytes bytes) {
        this.bytes = bytes;
    }

    /**
     * One entry.
     *
     * @param name   as decoded: UTF-8, else GB18030
     * @param size   bytes unpacked, as claimed by the directory
     * @param packed bytes packed
     * @param folder whether it is a folder
     * @param start  where its local header starts
     * @param data   where its packed bytes start
     * @param method 0 stored, 8 deflated
     * @param crc    CRC-32 of the unpacked bytes, as claimed by the directory
     */
    public record Entry(
            String name, long size, long packed, boolean folder, long start, long data, int method, long crc) {}

    /**
     * How much there may be.
     *
     * @param entries at most
     * @param unpacked bytes of all of them together, unpacked
     */
    public record Caps(int entries, long unpacked) {}

    /**
     * Reads and checks the directory.
     *
     * @return the entries in the order of the directory
     * @throws Stop MALFORMED, TRAILING_DATA, ENCRYPTED, DECOMPRESSION_LIMIT, ENTRY_LIMIT, ENTRY_NAME, ENTRY_STRUCTURE
     */
    public static List<Entry> read(Path file) throws IOException {
        return read(file, new Caps(Limits.ENTRIES, Limits.UNPACKED));
    }

    /** The same under other limits. */
    public static List<Entry> read(Path file, Caps caps) throws IOException {
        try (Bytes bytes = new Bytes(file)) {
            List<Entry> entries = new ZipDirectory(bytes).entries(caps);
            checkTogether(entries, caps);
            return entries;
        } catch (EOFException cut) {
            throw Stop.malformed();
        }
    }

    private List<Entry> entries(Caps caps) throws IOException {
        long end = end();
        int count = bytes.u16le(end + 10);
        long size = bytes.u32le(end + 12);
        long start = bytes.u32le(end + 16);
        if (bytes.u16le(end + 4) != 0 || bytes.u16le(end + 6) != 0 || bytes.u16le(end + 8) != count) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
        if (count > caps.entries()) {
            throw Stop.refuse(IntakeCode.ENTRY_LIMIT, caps.entries());
        }
        if (count == 0 || start + size > end) {
            throw Stop.malformed();
        }
        List<Entry> entries = new ArrayList<>();
        long at = start;
        for (int i = 0; i < count; i++) {
            entries.add(entry(at, start));
            at += CENTRAL_SIZE + bytes.u16le(at + 28) + bytes.u16le(at + 30) + bytes.u16le(at + 32);
        }
        if (at != start + size) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
        return entries;
    }

    /** The end record must close the file exactly: a comment that does not reach the end may hide a second file. */
    private long end() throws IOException {
        long lowest = Math.max(0, bytes.length() - END_SIZE - 0xffff);
        boolean seen = false;
        for (long at = bytes.length() - END_SIZE; at >= lowest; at--) {
            if (bytes.u32le(at) == END_MARK) {
                seen = true;
                if (at + END_SIZE + bytes.u16le(at + 20) == bytes.length()) {
                    return at;
                }
            }
        }
        throw seen ? Stop.refuse(IntakeCode.TRAILING_DATA) : Stop.malformed();
    }

    private Entry entry(long at, long directory) throws IOException {
        if (bytes.u32le(at) != CENTRAL_MARK) {
            throw Stop.malformed();
        }
        int flags = bytes.u16le(at + 8);
        int method = bytes.u16le(at + 10);
        if ((flags & 0x2041) != 0) {
            throw Stop.refuse(IntakeCode.ENCRYPTED);
        }
        if (method != 0 && method != 8) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
        int nameLength = bytes.u16le(at + 28);
        byte[] rawName = bytes.read(at + CENTRAL_SIZE, nameLength);
        String name = name(rawName);
        checkKind(bytes.u8(at + 5), bytes.u32le(at + 38) >>> 16);
        Wide wide = wide(at, nameLength);
        long data = checkLocal(wide, rawName, flags, method);
        if (data + wide.packed > directory || (method == 0 && wide.size != wide.packed)) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
        return new Entry(
                name, wide.size, wide.packed, name.endsWith("/"), wide.start, data, method, bytes.u32le(at + 16));
    }

    /** Sizes and offset, from the ZIP64 extra field (0x0001) where the plain field is full. */
    private Wide wide(long at, int nameLength) throws IOException {
        long packed = bytes.u32le(at + 20);
        long size = bytes.u32le(at + 24);
        long start = bytes.u32le(at + 42);
        long extra = at + CENTRAL_SIZE + nameLength;
        long extraEnd = extra + bytes.u16le(at + 30);
        while (extra + 4 <= extraEnd) {
            long value = extra + 4;
            if (bytes.u16le(extra) == 1) {
                if (size == UNKNOWN) {
                    size = bytes.u64le(value);
                    value += 8;
                }
                if (packed == UNKNOWN) {
                    packed = bytes.u64le(value);
                    value += 8;
                }
                if (start == UNKNOWN) {
                    start = bytes.u64le(value);
                }
            }
            extra += 4L + bytes.u16le(extra + 2);
        }
        if (size < 0 || packed < 0 || start < 0 || packed > bytes.length() || start > bytes.length()) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
        return new Wide(size, packed, start);
    }

    private long checkLocal(Wide wide, byte[] name, int flags, int method) throws IOException {
        long at = wide.start;
        boolean same = bytes.u32le(at) == LOCAL_MARK
                && (bytes.u16le(at + 6) & 0x2849) == (flags & 0x2849)
                && bytes.u16le(at + 8) == method
                && bytes.u16le(at + 26) == name.length
                && Arrays.equals(bytes.read(at + LOCAL_SIZE, name.length), name);
        if (!same) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
        long localPacked = bytes.u32le(at + 18);
        long localSize = bytes.u32le(at + 22);
        boolean later = (flags & 8) != 0;
        if (!later && (differs(localPacked, wide.packed) || differs(localSize, wide.size))) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
        return at + LOCAL_SIZE + name.length + bytes.u16le(at + 28);
    }

    private static boolean differs(long local, long central) {
        return local != central && local != UNKNOWN;
    }

    /** Symbolic links, devices and pipes (Unix mode in the upper half of the external attributes). */
    private static void checkKind(int madeBy, long mode) {
        long kind = mode & 0xf000;
        boolean plain = kind == 0 || kind == 0x8000 || kind == 0x4000;
        if ((madeBy == 3 || madeBy == 19) && !plain) {
            throw Stop.refuse(IntakeCode.ENTRY_NAME);
        }
    }

    private static String name(byte[] raw) {
        String name = decode(raw);
        if (name.isEmpty() || name.length() > MAX_NAME || UNSAFE.matcher(name).find()) {
            throw Stop.refuse(IntakeCode.ENTRY_NAME);
        }
        return name;
    }

    private static String decode(byte[] raw) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            Optional<String> name = decode(raw, charset);
            if (name.isPresent()) {
                return name.get();
            }
        }
        throw Stop.refuse(IntakeCode.ENTRY_NAME);
    }

    private static Optional<String> decode(byte[] raw, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static void checkTogether(List<Entry> entries, Caps caps) {
        long total = 0;
        Set<String> names = new HashSet<>();
        for (Entry entry : entries) {
            total += entry.size();
            boolean bomb = entry.size() > Limits.RATIO_FREE && entry.size() / Limits.RATIO > entry.packed();
            if (bomb || entry.size() > caps.unpacked() || total > caps.unpacked()) {
                throw Limits.tooLarge(caps.unpacked());
            }
            if (!names.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
            }
        }
        List<Entry> byPlace = new ArrayList<>(entries);
        byPlace.sort(Comparator.comparingLong(Entry::start));
        long free = 0;
        for (Entry entry : byPlace) {
            if (entry.start() < free) {
                throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
            }
            free = entry.data() + entry.packed();
        }
        if (byPlace.get(0).start() != 0) {
            throw Stop.refuse(IntakeCode.ENTRY_STRUCTURE);
        }
    }

    private record Wide(long size, long packed, long start) {}
}
