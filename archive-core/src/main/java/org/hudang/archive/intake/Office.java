package org.hudang.archive.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * PDF/A-2b copies of Word and Excel files by LibreOffice, where it is installed (Office 文件转换): bound as {@link Program} says,
 * with a profile of its own that goes with the job, one at a time. It gets only files that passed the
 * gate, which lets nothing through that fetches or runs.
 */
final class Office {
    private static final Map<DocumentType, String> FILTERS =
            Map.of(DocumentType.DOCX, "writer_pdf_Export", DocumentType.XLSX, "calc_pdf_Export");

    private static final String PDFA_2B = "{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"}}";
    private static final Duration LIMIT = Duration.ofSeconds(40);

    /** What it ends with once its new profile is made; it has to be started again then. */
    private static final int AGAIN = 81;

    private final Path workDirectory;
    private final Program program;
    private final ReentrantLock turn = new ReentrantLock();

    private Office(Path workDirectory, Program program) {
        this.workDirectory = workDirectory;
        this.program = program;
    }

    /** Looks for LibreOffice in the folders of this path. */
    static Office onPath(Path workDirectory, Sandbox sandbox, String path) {
        return new Office(workDirectory, Program.onPath(sandbox, path, "soffice"));
    }

    /** The program itself, beside the script that starts it. */
    private Optional<Path> installed() {
        try {
            Optional<Path> script = program.find();
            return script.isEmpty()
                    ? script
                    : Optional.of(script.get().toRealPath().resolveSibling("soffice.bin"))
                            .filter(Files::isExecutable);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Whether it is installed now. */
    boolean isThere() {
        return installed().isPresent();
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
        Path office = installed().orElseThrow(() -> new PageNotRendered(Finding.of(IntakeCode.OFFICE_ABSENT)));
        turn.lock();
        try (WorkFolder folder = WorkFolder.create(workDirectory)) {
            Path given = folder.output().resolve("paper." + type.name().toLowerCase(Locale.ROOT));
            Files.copy(file, given);
            List<String> words = List.of(
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
                    given.toString());
            Path made = folder.output().resolve("paper.pdf");
            if (!run(office, words, folder) || !Files.isRegularFile(made, LinkOption.NOFOLLOW_LINKS)) {
                throw failed();
            }
            return taker.take(made);
        } catch (IOException e) {
            throw failed();
        } finally {
            turn.unlock();
        }
    }

    private boolean run(Path office, List<String> words, WorkFolder folder) throws IOException {
        int code = program.run(office, words, folder, LIMIT);
        return (code == AGAIN ? program.run(office, words, folder, LIMIT) : code) == 0;
    }

    static PageNotRendered failed() {
        return new PageNotRendered(Finding.of(IntakeCode.OFFICE_FAILED));
    }
}
