package org.hudang.archive.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hudang.archive.intake.child.ChildMain;
import org.hudang.archive.intake.child.Wire;

/** One child process and its folder, which answers one job after another. */
final class ChildProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final long LOOK = 50;
    private static final int HEAP_MEGABYTES = 256;

    private final Process process;
    private final WorkFolder folder;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int jobs;
    private int peakMb;

    /** How a job ended. */
    sealed interface End {
        /** With a reply. */
        record Replied(Wire.Reply reply) implements End {}

        /** Killed after the time limit. */
        record TooSlow() implements End {}

        /** The process died or spoke nonsense. */
        record Died() implements End {}
    }

    private ChildProcess(Process process, WorkFolder folder) {
        this.process = process;
        this.folder = folder;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /**
     * Starts a child and waits for its hello.
     *
     * @throws ChildUnavailable IN-083, IN-085
     */
    static ChildProcess start(IntakeSettings settings, Sandbox sandbox) {
        WorkFolder folder = WorkFolder.create(settings.workDirectory());
        try {
            ProcessBuilder builder = new ProcessBuilder(command(settings, sandbox, folder));
            builder.directory(folder.temporary().toFile());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            ChildJvm.bare(builder.environment(), folder);
            ChildProcess child = new ChildProcess(builder.start(), folder);
            child.awaitHello();
            return child;
        } catch (IOException e) {
            folder.close();
            throw new ChildUnavailable(Finding.of(IntakeCode.CHILD_UNAVAILABLE), e);
        }
    }

    private void awaitHello() throws IOException {
        boolean ready =
                await(() -> in.readInt() == Wire.HELLO, START) instanceof Answer.Got<Boolean> got && got.value();
        if (!ready) {
            close();
            throw new IOException("the child did not start");
        }
    }

    private static List<String> command(IntakeSettings settings, Sandbox sandbox, WorkFolder folder) {
        List<String> command = new ArrayList<>(ChildJvm.command(sandbox, folder, HEAP_MEGABYTES, ChildMain.class));
        settings.fonts().forEach(font -> command.add(font.toAbsolutePath().toString()));
        return command;
    }

    /** Runs one job. After anything but {@link End.Replied} the process is gone. */
    End run(Wire.Request request, Duration limit) {
        jobs++;
        Answer<Wire.Reply> answer = await(
                () -> {
                    request.write(out);
                    return Wire.Reply.read(in);
                },
                limit);
        if (answer instanceof Answer.Got<Wire.Reply> got) {
            folder.wipe();
            return new End.Replied(got.value());
        }
        close();
        return answer instanceof Answer.Late ? new End.TooSlow() : new End.Died();
    }

    /** How many jobs this child was given. */
    int jobs() {
        return jobs;
    }

    /** The largest resident memory during the last job, MB. */
    int peakMb() {
        return peakMb;
    }

    /** Where the child may put its results. */
    Path output() {
        return folder.output();
    }

    private interface Talk<T> {
        T call() throws IOException;
    }

    private sealed interface Answer<T> {
        record Got<T>(T value) implements Answer<T> {}

        record Late<T>() implements Answer<T> {}

        record Broken<T>() implements Answer<T> {}
    }

    private <T> Answer<T> await(Talk<T> talk, Duration limit) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        future.complete(talk.call());
                    } catch (IOException | RuntimeException broken) {
                        future.completeExceptionally(broken);
                    }
                },
                "intake-child-" + process.pid());
        thread.setDaemon(true);
        thread.start();
        long deadline = System.nanoTime() + limit.toNanos();
        peakMb = 0;
        startPeakAnew();
        while (true) {
            try {
                T value = future.get(LOOK, TimeUnit.MILLISECONDS);
                look();
                return new Answer.Got<>(value);
            } catch (TimeoutException notYet) {
                look();
                if (System.nanoTime() - deadline > 0) {
                    return new Answer.Late<>();
                }
            } catch (ExecutionException broken) {
                return new Answer.Broken<>();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return new Answer.Broken<>();
            }
        }
    }

    /** A warm child has had other jobs before: its peak is to be that of this one (proc(5), clear_refs, 5). */
    private void startPeakAnew() {
        try {
            Files.writeString(Path.of("/proc", Long.toString(process.pid()), "clear_refs"), "5");
        } catch (IOException notHere) {
            // where the kernel does not let us, the figure is that of the child since its start
        }
    }

    /** Reads the peak of resident memory that the kernel keeps (proc(5), VmHWM). */
    private void look() {
        try {
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("VmHWM:")) {
                    int kilobytes = Integer.parseInt(line.replaceAll("\\D", ""));
                    peakMb = Math.max(peakMb, (kilobytes + 1023) / 1024);
                }
            }
        } catch (IOException | NumberFormatException goneOrNotLinux) {
            // the last figure stands
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = false;
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            interrupted = true;
        }
        folder.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
