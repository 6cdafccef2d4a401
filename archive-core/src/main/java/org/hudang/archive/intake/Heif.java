package org.hudang.archive.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pictures of HEIC files (ISO/IEC 23008-12) as PNG by {@code heif-convert} of libheif, where it is installed (HEIC 解码): bound as
 * {@link Program} says, one at a time. It turns and mirrors them as the file says, so they are upright and nothing has to turn
 * them again; every pixel of what it decodes is kept.
 */
final class Heif {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    /** A photograph is one picture; a file with many is more work than one paper is worth. */
    private static final int MOST = 20;

    private static final String NAME = "picture";
    private static final String ENDING = ".png";

    private final Program program;
    private final ReentrantLock turn = new ReentrantLock();

    private Heif(Program program) {
        this.program = program;
    }

    /** Looks for the decoder in the folders of this path; newer versions call it {@code heif-dec}. */
    static Heif onPath(Sandbox sandbox, String path) {
        return new Heif(Program.onPath(sandbox, path, "heif-convert", "heif-dec"));
    }

    /** Whether it is installed now. */
    boolean isThere() {
        return program.find().isPresent();
    }

    /**
     * Decodes all pictures of a file.
     *
     * @param file that passed the gate
     * @param folder what is decoded lies in its output
     * @return at least one file, in the order of the pictures; nobody has looked at them
     * @throws PageNotRendered IN-074 when no decoder is installed, IN-075 when it failed
     */
    List<Path> decode(Path file, WorkFolder folder) throws IOException {
        Path decoder = program.find().orElseThrow(() -> new PageNotRendered(Finding.of(IntakeCode.HEIF_ABSENT)));
        Path single = folder.output().resolve(NAME + ENDING);
        turn.lock();
        try {
            List<String> words = List.of(file.toAbsolutePath().toString(), single.toString());
            if (program.run(decoder, words, folder, LIMIT) != 0) {
                throw failed();
            }
        } finally {
            turn.unlock();
        }
        List<Path> made = new ArrayList<>();
        Path next = Files.exists(single, LinkOption.NOFOLLOW_LINKS) ? single : numbered(folder, 1);
        while (Files.isRegularFile(next, LinkOption.NOFOLLOW_LINKS)) {
            made.add(next);
            next = numbered(folder, made.size() + 1);
        }
        if (made.isEmpty() || made.size() > MOST) {
            throw failed();
        }
        return made;
    }

    /** Where a file has several pictures, each has its number. */
    private static Path numbered(WorkFolder folder, int number) {
        return folder.output().resolve(NAME + "-" + number + ENDING);
    }

    static PageNotRendered failed() {
        return new PageNotRendered(Finding.of(IntakeCode.HEIF_FAILED));
    }
}
