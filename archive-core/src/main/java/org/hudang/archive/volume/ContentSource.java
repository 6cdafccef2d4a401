package org.hudang.archive.volume;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Where bytes to file come from; opened once per try. */
@FunctionalInterface
public interface ContentSource {
    /** A fresh stream from the first byte; closed by the archive. */
    InputStream open() throws IOException;

    /** How many bytes there will be, when the source knows; room for them is asked for before the first is read. */
    default OptionalLong bytes() throws IOException {
        return OptionalLong.empty();
    }

    /** Bytes in memory. */
    static ContentSource of(byte[] bytes) {
        byte[] kept = bytes.clone();
        return new ContentSource() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(kept);
            }

            @Override
            public OptionalLong bytes() {
                return OptionalLong.of(kept.length);
            }
        };
    }

    /** A file, which must stay until the filing is answered. */
    static ContentSource of(Path file) {
        return new ContentSource() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public OptionalLong bytes() throws IOException {
                return OptionalLong.of(Files.size(file));
            }
        };
    }
}
