package org.hudang.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The JDK of this test under a tracer that kills the product at its n-th call of the kernel: in front of a rename, of a
 * sync, of the next message to the database, where a clock would hardly ever hit.
 */
final class DyingJdk {
    private static final String SCRIPT = """
            #!/bin/sh
            exec strace -f -b execve -qq -o /dev/null -e trace="$CALLS" -e inject="$CALLS:signal=KILL:when=$NTH" %s "$@"
            """;

    private final Path folder;

    private DyingJdk(Path folder) {
        this.folder = folder;
    }

    /** Makes it in a folder. */
    static DyingJdk in(Path folder) throws IOException {
        Path real = Path.of(System.getProperty("java.home"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("release"), real.resolve("release"));
        Files.createSymbolicLink(bin.resolve("javac"), real.resolve("bin/javac"));
        Path java = Files.writeString(bin.resolve("java"), SCRIPT.formatted(real.resolve("bin/java")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new DyingJdk(folder);
    }

    /** The main job, which dies in front of the n-th of these calls; with fewer of them it comes to its end. */
    ProcessBuilder demo(Path home, String calls, int nth) {
        ProcessBuilder demo = Product.command(home, "demo");
        demo.environment().put("JAVA_HOME", folder.toString());
        demo.environment().put("CALLS", calls);
        demo.environment().put("NTH", String.valueOf(nth));
        return demo;
    }
}
