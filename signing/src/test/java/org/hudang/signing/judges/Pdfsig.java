package org.hudang.signing.judges;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** poppler's pdfsig, the judge inside many desktop viewers. It knows no SM2. */
public final class Pdfsig {
    private Pdfsig() {}

    /**
     * One signature as pdfsig sees it.
     *
     * @param field name of its field
     * @param type the SubFilter
     * @param valid whether it says “Signature is Valid.”
     * @param whole whether it says that the total document is signed
     */
    public record Seen(String field, String type, boolean valid, boolean whole) {}

    /** All signatures; skips the test loudly when pdfsig is not installed. */
    public static List<Seen> judge(byte[] pdf) {
        try {
            Path file = Files.createTempFile("judged", ".pdf");
            try {
                Files.write(file, pdf);
                return read(run(List.of("pdfsig", "-nocert", file.toString())));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Seen> read(String said) {
        List<Seen> all = new ArrayList<>();
        for (String part : said.split("Signature #\\d+:\n", -1)) {
            if (part.contains("Signature Field Name:")) {
                all.add(new Seen(
                        after(part, "Signature Field Name:"),
                        after(part, "Signature Type:"),
                        part.contains("Signature is Valid."),
                        part.contains("Total document signed")));
            }
        }
        return all;
    }

    private static String after(String part, String label) {
        int at = part.indexOf(label);
        return at < 0
                ? ""
                : part.substring(at + label.length())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .strip();
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("pdfsig did not end");
            }
            return said;
        } catch (IOException notInstalled) {
            assumeTrue(false, "SKIPPED: pdfsig (poppler-utils) is not installed and was not asked");
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
