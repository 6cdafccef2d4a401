package org.hudang.server.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

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
}
