package org.hudang.archive.intake;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * PDF/A-2b copies of Word and Excel files by LibreOffice, where it is installed (Office 文件转换): without network, with bounds
 * for memory, time and bytes, a profile of its own that goes with the job, one at a time. It gets only files that passed the
 * gate, which lets nothing through that fetches or runs.
 */
final class Office {
    private static final Map<DocumentType, String> FILTERS =
            Map.of(DocumentType.DOCX, "writer_pdf_Export", DocumentType.XLSX, "calc_pdf_Export");

    private static final String PDFA_2B = "{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}}";
    private static final List<Path> LIMITERS = List.of(Path.of("/usr/bin/prlimit"), Path.of("/bin/prlimit"));
    private static final List<String> LIMITS = List.of("--as=2147483648", "--fsize=209715200", "--core=0");
    private static final long SECONDS = 40;

    /** What it ends with once its new profile is made; it has to be started again then. */
    private static final int AGAIN = 81;

    private final Path workDirectory;
    private final List<String> prefix;
    private final Optional<Path> program;
    private final ReentrantLock turn = new ReentrantLock();

    private Office(Path workDirectory, List<String> prefix, Optional<Path> program) {
        this.workDirectory = workDirectory;
        this.prefix = prefix;
        this.program = program;
    }

    /** Looks for LibreOffice in the folders of this path. */
    static Office onPath(Path workDirectory, Sandbox sandbox, String path) {
        Optional<Path> found = Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .flatMap(started -> program(started).stream())
                .findFirst();
        List<String> prefix = new ArrayList<>();
        LIMITERS.stream().filter(Files::isExecutable).findFirst().ifPresent(limiter -> {
            prefix.add(limiter.toString());
            prefix.addAll(LIMITS);
        });
        prefix.addAll(sandbox.prefix());
        return new Office(workDirectory, prefix, found);
    }

    /** The program itself, beside the script that starts it. */
    private static Optional<Path> program(Path started) {
        try {
            return Optional.of(started.toRealPath().resolveSibling("soffice.bin"))
                    .filter(Files::isExecutable);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static boolean takes(DocumentType type) {
        return FILTERS.containsKey(type);
    }

    /** What becomes of the copy while it is there. */
    interface Taker {
        int take(Path pdf) throws IOException;
    }

    /**
     * Makes the copy.
     *
     * @param file that passed the gate and hides nothing
     * @param taker looks at it and takes it away; how many pages it has
     * @throws PageNotRendered  IN-071 when LibreOffice is not installed, IN-073 when it failed
     * @throws ChildUnavailable IN-085
     */
    int copy(Path file, DocumentType type, Taker taker) {
        Path office = program.orElseThrow(() -> new PageNotRendered(Finding.of(IntakeCode.OFFICE_ABSENT)));
        turn.lock();
        try (WorkFolder folder = WorkFolder.create(workDirectory)) {
            Path given = folder.output().resolve("paper." + type.name().toLowerCase(Locale.ROOT));
            Files.copy(file, given);
            List<String> command = new ArrayList<>(prefix);
            command.addAll(List.of(
                    office.toString(),
                    "-env:UserInstallation="
                            + folder.output().resolve("profile").toUri(),
                    "--headless",
                    "--norestore",
                    "--nolockcheck",
                    "--nodefault",
                    "--convert-to",
                    "pdf:" + FILTERS.get(type) + ":" + PDFA_2B,
                    "--outdir",
                    folder.output().toString(),
                    given.toString()));
            Path made = folder.output().resolve("paper.pdf");
            if (!run(command, folder) || !Files.isRegularFile(made, LinkOption.NOFOLLOW_LINKS)) {
                throw failed();
            }
            return taker.take(made);
        } catch (IOException e) {
            throw failed();
        } finally {
            turn.unlock();
        }
    }

    private static boolean run(List<String> command, WorkFolder folder) throws IOException {
        int code = once(command, folder);
        return (code == AGAIN ? once(command, folder) : code) == 0;
    }

    /** The code it ended with; -1 when it was killed after its time. */
    private static int once(List<String> command, WorkFolder folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.temporary().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        ChildJvm.bare(builder.environment(), folder);
        builder.environment().put("HOME", folder.temporary().toString());
        Process process = builder.start();
        try {
            return process.waitFor(SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    static PageNotRendered failed() {
        return new PageNotRendered(Finding.of(IntakeCode.OFFICE_FAILED));
    }
}
