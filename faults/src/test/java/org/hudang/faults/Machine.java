package org.hudang.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What these tests ask of the machine beyond a JDK: small disks that may be mounted and cut off. */
final class Machine {
    private Machine() {}

    /** A file system in memory of so many megabytes, or the test is not run and says so. */
    static void mountMemory(Path at, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(at);
        require(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", at.toString()));
    }

    /** A file that holds an ext4 file system, or the test is not run and says so. */
    static void makeDisk(Path file, int megabytes) throws IOException, InterruptedException {
        require(List.of("truncate", "-s", megabytes + "M", file.toString()));
        require(List.of("mkfs.ext4", "-q", "-F", file.toString()));
    }

    /** Mounts it, or the test is not run and says so; the kernel writes nothing for five minutes unless it is forced. */
    static void mountDisk(Path file, Path at) throws IOException, InterruptedException {
        Files.createDirectories(at);
        require(List.of("mount", "-o", "loop,commit=300", file.toString(), at.toString()));
    }

    /**
     * Ends the file system as a power cut does: what was not forced is gone, and every call on it fails.
     *
     * @param after milliseconds from now
     */
    static void cutPower(Path at, int after) throws IOException, InterruptedException {
        String shutdownWithoutLog = "select(undef, undef, undef, $ARGV[1] / 1000); my $how = pack('L', 2);"
                + " open(my $at, '<', $ARGV[0]) or die $!; ioctl($at, 0x8004587D, $how) or die $!;";
        must(List.of("perl", "-e", shutdownWithoutLog, at.toString(), String.valueOf(after)));
    }

    static void unmount(Path at) throws IOException, InterruptedException {
        must(List.of("umount", at.toString()));
    }

    private static void require(List<String> command) throws IOException, InterruptedException {
        Outcome outcome = run(command);
        if (outcome.exit() != 0) {
            String missing = "NOT RUN: this test needs root and a kernel that lets it do: " + String.join(" ", command)
                    + " (" + outcome.said().strip() + ")";
            System.out.println(missing);
            assumeTrue(false, missing);
        }
    }

    private static void must(List<String> command) throws IOException, InterruptedException {
        Outcome outcome = run(command);
        if (outcome.exit() != 0) {
            throw new IllegalStateException(command + " " + outcome.said());
        }
    }

    private record Outcome(int exit, String said) {}

    private static Outcome run(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end");
            }
            return new Outcome(process.exitValue(), said);
        } catch (IOException missing) {
            return new Outcome(127, String.valueOf(missing.getMessage()));
        }
    }
}
