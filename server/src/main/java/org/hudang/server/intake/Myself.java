package org.hudang.server.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** As whom this process owns files. */
final class Myself {
    static final UserPrincipal OWNER = owner();

    private Myself() {}

    private static UserPrincipal owner() {
        try {
            Path made = Files.createTempFile("hudang-", ".owner");
            try {
                return Files.getOwner(made);
            } finally {
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
