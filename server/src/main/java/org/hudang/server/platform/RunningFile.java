package org.hudang.server.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Says in the data directory, readable by its owner only, where the running house takes commands. */
public final class RunningFile {
    private RunningFile() {}

    /** Writes port and token. */
    public static void write(DataDirectory directory, int port, String token) throws IOException {
        SecretFile.write(
                directory.running(),
                new ObjectMapper()
                        .createObjectNode()
                        .put("port", port)
                        .put("token", token)
                        .toString());
    }
}
