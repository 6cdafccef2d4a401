package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of the main job that is followed line by line and may be killed with SIGKILL at any moment. */
final class MortalRun {
    private static final int GOOD = 0;
    private static final int KILLED = 128 + 9;

    private final Path home;
    private final Process process;
    private final BufferedReader lines;
    private final List<String> said = new ArrayList<>();
    private final Path err;

    /** Who dies. */
    enum Victims {
        /** The process that was started; its children and its database are orphans. */
        PROCESS,
        /** The process and its children; its database lives on. */
        FAMILY,
        /** Whatever works in the data directory, as when the power fails. */
        EVERYTHING
    }

    private MortalRun(Path home, Process process, Path err) {
        this.home = home;
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        this.err = err;
    }

    /** Starts the main job. */
    static MortalRun start(Path home, ProcessBuilder demo) {
        try {
            Path err = home.resolveSibling(home.getFileName() + ".err");
            return new MortalRun(home, demo.redirectError(err.toFile()).start(), err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next lines; says whether they came, or else the run has ended. */
    boolean says(int count) {
        try {
            for (int i = 0; i < count; i++) {
                String line = lines.readLine();
                if (line == null) {
                    return false;
                }
                said.add(line);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits so long at most; says whether the run is still alive then. */
    boolean outlives(long millis) throws InterruptedException {
        return !process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Reads all that is still said; a run that nobody killed must end well. */
    void mustEndWell() throws IOException, InterruptedException {
        endsWith(GOOD);
    }

    /** The same where a tracer may kill the run; says whether it did. */
    boolean mustEndWellOrByTheTracer() throws IOException, InterruptedException {
        return endsWith(GOOD, KILLED) == KILLED;
    }

    private int endsWith(Integer... allowed) throws IOException, InterruptedException {
        lines.lines().forEach(said::add);
        int exit = process.waitFor();
        assertThat(exit)
                .as("%s%n%s", String.join("\n", said), Files.readString(err))
                .isIn((Object[]) allowed);
        return exit;
    }

    /** Kills; with everything, nothing that works in the data directory is left when this returns. */
    void kill(Victims victims) throws InterruptedException {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly().waitFor();
        if (victims != Victims.PROCESS) {
            family.forEach(MortalRun::kill);
        }
        if (victims == Victims.EVERYTHING) {
            end(home);
        }
    }

    /** Kills what works in a data directory until nothing does. */
    static void end(Path home) {
        List<ProcessHandle> left = Product.at(home);
        while (!left.isEmpty()) {
            left.forEach(MortalRun::kill);
            left = Product.at(home);
        }
    }

    private static void kill(ProcessHandle victim) {
        victim.destroyForcibly();
        victim.onExit().join();
    }

    int lines() {
        return said.size();
    }
}
