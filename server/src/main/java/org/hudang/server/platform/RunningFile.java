package org.hudang.server.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Says in the data directory, readable by its owner only, where the running house takes commands. */
public final class RunningFile {
    private RunningFile() {}

    /**
     * Writes where, and the token.
     *
     * @param address host and port on loopback
     */
    public static void write(DataDirectory directory, String address, String token) throws IOException {
        SecretFile.write(
                directory.running(),
                new ObjectMapper()
                        .createObjectNode()
                        .put("address", address)
                        .put("token", token)
                        .toString());
    }

    /** Takes it back; also what a killed process said, which would lead to a port that nobody or a stranger answers. */
    public static void remove(DataDirectory directory) {
        try {
            Files.deleteIfExists(directory.running());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
