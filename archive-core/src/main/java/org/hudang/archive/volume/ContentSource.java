package org.hudang.archive.volume;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where bytes to file come from; opened once per try. */
@FunctionalInterface
public interface ContentSource {
    /** A fresh stream from the first byte; closed by the archive. */
    InputStream open() throws IOException;

    /** Bytes in memory. */
    static ContentSource of(byte[] bytes) {
        byte[] kept = bytes.clone();
        return () -> new ByteArrayInputStream(kept);
    }

    /** A file, which must stay until the filing is answered. */
    static ContentSource of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
