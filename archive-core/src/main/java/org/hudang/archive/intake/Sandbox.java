package org.hudang.archive.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is put before a command to take its network away: {@code unshare -n}, with a user namespace when we are not root, or
 * nothing where the kernel does not permit it.
 *
 * @param prefix the words before the command
 */
record Sandbox(List<String> prefix) {
    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/unshare"), Path.of("/bin/unshare"));

    /** Tries what is permitted here. */
    static Sandbox find() {
        for (Path unshare : PLACES) {
            if (Files.isExecutable(unshare)) {
                for (List<String> options : List.of(List.of("-n"), List.of("-r", "-n"))) {
                    List<String> prefix = new ArrayList<>(List.of(unshare.toString()));
                    prefix.addAll(options);
                    if (works(prefix)) {
                        return new Sandbox(List.copyOf(prefix));
                    }
                }
            }
        }
        return new Sandbox(List.of());
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("/bin/true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException notPermitted) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
