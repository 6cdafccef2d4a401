package org.hudang.archive.intake.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Fate;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Request;
import org.hudang.archive.intake.gate.Stop;

/**
 * The main class of the child process: says hello, then answers one job after another until its input ends.
 *
 * <p>A job that throws anything but a {@link Stop} is answered as damage; an error of the machine (stack, memory) ends the
 * process, and the parent draws its conclusion.
 */
public final class ChildMain {
    private static final long WATCH = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(70);

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Work work;
    private volatile long busySince;

    private ChildMain(DataInputStream in, DataOutputStream out, Work work) {
        this.in = in;
        this.out = out;
        this.work = work;
    }

    /**
     * Runs the child.
     *
     * @param args font files in the order of preference
     */
    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        dieWithParent();
        System.setOut(System.err); // a library that prints must not reach the frames
        LogManager.getLogManager().reset();
        List<Path> fonts = Arrays.stream(args).map(Path::of).toList();
        FontMappers.set(new HouseFonts(fonts));
        out.writeInt(Wire.HELLO);
        out.flush();
        new ChildMain(in, out, new Work()).serve();
    }

    /** A child in the middle of a job does not read its input, so it would outlive a parent that was killed. */
    private static void dieWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(4));
        });
    }

    /** Ends a child whose parent forgot it: no job may last longer than any setting allows. */
    private void watch() {
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        LockSupport.parkNanos(WATCH);
                        long since = busySince;
                        if (since != 0 && System.nanoTime() - since > LONGEST) {
                            Runtime.getRuntime().halt(4);
                        }
                    }
                },
                "watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() throws IOException {
        watch();
        while (true) {
            Request request;
            try {
                request = Request.read(in);
            } catch (EOFException parentIsDone) {
                return;
            }
            forgetPeak();
            busySince = System.nanoTime() | 1;
            answer(request).write(out);
            busySince = 0;
            giveBack();
        }
    }

    /** A child that waits for its next job holds neither the files of the last one, which it had mapped, nor its heap. */
    private static void giveBack() {
        System.gc();
    }

    private Reply answer(Request request) {
        try {
            return work.run(request);
        } catch (Stop stop) {
            boolean kept = stop.fate() == Stop.Fate.QUARANTINED;
            return Reply.of(kept ? Fate.QUARANTINED : Fate.REFUSED, stop.finding());
        } catch (IOException | RuntimeException damaged) {
            boolean drawing = request.task() != Wire.Task.EXAMINE;
            return Reply.of(Fate.REFUSED, Finding.of(drawing ? IntakeCode.RENDER_FAILED : IntakeCode.MALFORMED));
        }
    }

    /** Lets the kernel count the peak of resident memory anew (proc(5), clear_refs). Elsewhere the peak is of all jobs. */
    private static void forgetPeak() {
        try {
            Files.writeString(Path.of("/proc/self/clear_refs"), "5", StandardCharsets.US_ASCII);
        } catch (IOException | SecurityException notLinux) {
            return;
        }
    }
}
