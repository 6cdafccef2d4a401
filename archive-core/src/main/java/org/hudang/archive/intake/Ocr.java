package org.hudang.archive.intake;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Text recognition (文字识别) with tesseract, a step of its own that the caller chooses; it takes seconds per page and belongs
 * into a queue. It reads only pictures that {@link PageImages} drew, never a file from outside.
 */
public final class Ocr {
    private static final String LANGUAGES = "chi_sim+eng";
    private static final int MAX_BYTES = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String HAN = "[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef]";
    private static final String BETWEEN_HAN = "(?<=" + HAN + ")[ \\t]+(?=" + HAN + ")";

    private final Path workDirectory;
    private final Sandbox sandbox;
    private final Optional<Path> tesseract;

    private Ocr(Path workDirectory, Sandbox sandbox, Optional<Path> tesseract) {
        this.workDirectory = workDirectory;
        this.sandbox = sandbox;
        this.tesseract = tesseract;
    }

    /** What recognition gave. */
    public sealed interface Recognized {
        /**
         * Text, machine-read.
         *
         * @param text without the spaces that tesseract puts between Han characters; may be empty
         */
        record Text(String text) implements Recognized {
            /** Says the length only: this may stand in a log. */
            @Override
            public String toString() {
                return "Text[" + text.length() + " characters]";
            }
        }

        /**
         * No text.
         *
         * @param finding IN-066 when tesseract or its Chinese data is not installed, IN-067 when it failed
         */
        record Without(Finding finding) implements Recognized {}
    }

    /** Looks for tesseract on the {@code PATH} of this process. */
    public static Ocr find(Path workDirectory) {
        return onPath(workDirectory, System.getenv().getOrDefault("PATH", ""));
    }

    /** Looks for tesseract in the folders of this path. */
    public static Ocr onPath(Path workDirectory, String path) {
        Sandbox sandbox = Sandbox.find();
        Optional<Path> found = Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "tesseract").toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
        return new Ocr(workDirectory.toAbsolutePath(), sandbox, found);
    }

    /**
     * Reads one page.
     *
     * @throws ChildUnavailable IN-085
     */
    public Recognized read(PageImage page) {
        if (tesseract.isEmpty()) {
            return new Recognized.Without(Finding.of(IntakeCode.OCR_ABSENT));
        }
        try (WorkFolder folder = WorkFolder.create(workDirectory)) {
            Path image = folder.output().resolve("page");
            Files.write(image, page.bytes());
            return recognize(tesseract.get(), image, folder);
        } catch (IOException failed) {
            return new Recognized.Without(Finding.of(IntakeCode.OCR_FAILED));
        }
    }

    private Recognized recognize(Path program, Path image, WorkFolder folder) throws IOException {
        List<String> command = new ArrayList<>(sandbox.prefix());
        command.addAll(List.of(program.toString(), image.toString(), "stdout", "-l", LANGUAGES));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.temporary().toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> !name.equals("TESSDATA_PREFIX"));
        builder.environment().put("PATH", folder.nothing().toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = builder.start();
        try {
            Optional<byte[]> text = output(process);
            boolean well = text.isPresent() && process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
            return well
                    ? new Recognized.Text(joinHan(new String(text.get(), StandardCharsets.UTF_8)))
                    : new Recognized.Without(Finding.of(IntakeCode.OCR_FAILED));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Recognized.Without(Finding.of(IntakeCode.OCR_FAILED));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<byte[]> output(Process process) throws InterruptedException {
        CompletableFuture<byte[]> bytes = CompletableFuture.supplyAsync(() -> {
            try (InputStream in = process.getInputStream()) {
                return in.readNBytes(MAX_BYTES);
            } catch (IOException broken) {
                return new byte[0];
            }
        });
        try {
            return Optional.of(bytes.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException late) {
            return Optional.empty();
        }
    }

    /** Takes away the spaces between Han characters and Chinese punctuation, and the ends of lines that are empty. */
    static String joinHan(String text) {
        return text.replace("\f", "")
                .replaceAll(BETWEEN_HAN, "")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
