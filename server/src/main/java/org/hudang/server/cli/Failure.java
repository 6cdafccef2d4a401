package org.hudang.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import org.hudang.certificates.trust.TrustListRefused;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.Sentences;
import org.hudang.server.platform.ServerException;
import org.hudang.server.platform.SettingRefused;
import org.hudang.server.platform.Settings;

/**
 * Turns a failure into one sentence with its code; never into a stack trace on the screen. What nobody foresaw is kept in
 * the data directory, for its owner to look at or to send on.
 */
final class Failure {
    static final String KEPT = "unexpected.log";

    private Failure() {}

    static int report(Throwable failure, Console console) {
        Sentences.Spoken spoken = Sentences.of(failure, console.locale());
        console.warn(spoken.code() + " " + spoken.sentence());
        if (!spoken.expected()) {
            keep(failure, console).ifPresent(file -> console.warn(console.say("failure.kept", file)));
            return Dispatch.CANNOT_TELL;
        }
        if (failure instanceof SettingRefused) {
            return Dispatch.WRONG_USE;
        }
        // trust data that cannot be read says nothing about the file that was to be judged
        return failure instanceof TrustListRefused ? Dispatch.CANNOT_TELL : Dispatch.BAD;
    }

    private static Optional<Path> keep(Throwable failure, Console console) {
        try {
            Settings settings = Settings.from(console.environment());
            Path home = settings.home();
            if (DataDirectory.existing(home).isEmpty()) {
                return Optional.empty();
            }
            Path file = home.resolve(KEPT);
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            Files.writeString(file, Clock.system(settings.zone()).instant() + " " + trace, StandardOpenOption.APPEND);
            return Optional.of(file);
        } catch (IOException | ServerException e) {
            return Optional.empty();
        }
    }
}
