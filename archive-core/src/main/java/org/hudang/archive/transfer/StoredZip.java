package org.hudang.archive.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hudang.archive.volume.ContentSource;

/** A ZIP of stored entries that carry nothing but name and bytes: the same files in the same order give the same bytes. */
final class StoredZip {
    /** Later than the first moment a ZIP can name, which some writers take for none. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    /** @param out closed by the caller */
    StoredZip(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Adds a file; its source is opened twice. */
    void put(String name, ContentSource content) throws IOException {
        try (InputStream in = content.open()) {
            put(name, Sums.of(in, List.of()), content);
        }
    }

    /** Adds a file whose length and CRC are known. */
    void put(String name, Sums sums, ContentSource content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(sums.bytes());
        entry.setCompressedSize(sums.bytes());
        entry.setCrc(sums.crc());
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        try (InputStream in = content.open()) {
            in.transferTo(zip);
        }
        zip.closeEntry();
    }

    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
