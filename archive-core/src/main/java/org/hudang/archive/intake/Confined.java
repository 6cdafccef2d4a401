package org.hudang.archive.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a main class of the house in a child process of its own, as intake does with what it examines: for rooms that must
 * parse papers from outside in other ways. One process for each job; its folder goes with it.
 */
public final class Confined {
    private final Path workDirectory;
    private final Sandbox sandbox = Sandbox.find();

    /**
     * Works in this folder; what a killed process left there is swept.
     *
     * @param workDirectory an existing folder that only the house writes to
     * @throws ChildUnavailable IN-085
     */
    public Confined(Path workDirectory) {
        this.workDirectory = workDirectory.toAbsolutePath().normalize();
        WorkFolder.sweep(this.workDirectory);
    }

    /**
     * What is run.
     *
     * @param main class with a main method, on the class path of this process
     * @param words its arguments
     * @param heapMegabytes of its heap; it ends with code 3 when that is not enough
     * @param limit after which it is killed
     */
    public record Job(Class<?> main, List<String> words, int heapMegabytes, Duration limit) {
        public Job {
            words = List.copyOf(words);
        }
    }

    /** How a job ended. */
    public sealed interface End {
        /** By itself, with this code. */
        record Exited(int code) implements End {}

        /** Killed after its time. */
        record TooSlow() implements End {}
    }

    /**
     * Runs a job and waits for its end.
     *
     * @throws ChildUnavailable IN-083, IN-085
     */
    public End run(Job job) {
        try (WorkFolder folder = WorkFolder.create(workDirectory)) {
            List<String> command = new ArrayList<>(ChildJvm.command(sandbox, folder, job.heapMegabytes(), job.main()));
            command.addAll(job.words());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.temporary().toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            ChildJvm.bare(builder.environment(), folder);
            return await(builder.start(), job.limit());
        } catch (IOException e) {
            throw new ChildUnavailable(Finding.of(IntakeCode.CHILD_UNAVAILABLE), e);
        }
    }

    private static End await(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new End.Exited(process.exitValue());
            }
            return new End.TooSlow();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new End.TooSlow();
        } finally {
            process.destroyForcibly();
        }
    }
}
