package org.hudang.archive.pages;

import java.io.IOException;
import java.io.InputStream;

/**
 * The picture of a page, checked and ready to be read once.
 *
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param bytes its length
 * @param mark the same for the same picture; tells nothing of the paper
 * @param content to be read and closed
 */
public record Picture(String mediaType, long bytes, String mark, InputStream content) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        content.close();
    }
}
