package org.hudang.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hudang.archive.retention.RetentionPolicies;

/** The retention policy of a region: {@code retention.json} in the data directory, else the one in the box. */
final class RetentionFile {
    private static final String NAME = "retention.json";

    private RetentionFile() {}

    /**
     * The policy of this house.
     *
     * @throws org.hudang.archive.retention.PolicyRefused naming what is wrong in the file
     */
    static RetentionPolicies of(DataDirectory directory) {
        Path file = directory.root().resolve(NAME);
        if (!Files.exists(file)) {
            return RetentionPolicies.standard();
        }
        try {
            return RetentionPolicies.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
