package org.hudang.conformance.judges;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hudang.conformance.Product;

/**
 * What the module {@code exhibits} makes, made anew for every run of these tests, by a process with the product's libraries,
 * which do not get on with those of the judges.
 */
final class Papers {
    private Papers() {}

    /** The matrix of papers. */
    static List<Paper> all() {
        return Made.PAPERS;
    }

    /** The papers that the main job signed, which are as their users get them. */
    static List<Paper> ofTheMainJob(String expected) {
        return Product.papers().stream()
                .filter(paper -> paper.path("expect").asText().equals(expected))
                .map(paper -> new Paper(
                        Path.of(paper.path("path").asText()),
                        "b-t",
                        "both",
                        Paper.MAIN_JOB,
                        paper.path("ecdsa").asInt(),
                        paper.path("sm2").asInt()))
                .toList();
    }

    /** The rows about our signatures behind those of others; none where the corpora are not there. */
    static List<String[]> added() {
        return Made.ADDED;
    }

    static Path folder() {
        return Made.FOLDER;
    }

    /** The root of the international certificates; the other one is of SM2. */
    static Path internationalRoot() {
        return Made.FOLDER.resolve("root-1.pem");
    }

    /** The roots of the exhibits. */
    static List<Path> roots() {
        return List.of(internationalRoot(), Made.FOLDER.resolve("root-2.pem"));
    }

    /** The roots of the main job. */
    static List<Path> rootsOfTheMainJob() throws IOException {
        return files(Product.home().resolve("authority").resolve("trust"), "demo-root-");
    }

    static List<Path> lists() throws IOException {
        return files(Made.FOLDER, "crl-");
    }

    private static List<Path> files(Path folder, String beginning) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .sorted()
                    .toList();
        }
    }

    /** Made when it is first asked for anything. */
    private static final class Made {
        static final Path FOLDER = made(Product.place("exhibits"));
        static final List<Paper> PAPERS = rows("papers.tsv").stream()
                .map(row -> Paper.of(FOLDER.resolve("papers"), row))
                .toList();
        static final List<String[]> ADDED = Files.exists(FOLDER.resolve("added.tsv"))
                ? rows("added.tsv").stream().map(row -> row.split("\t", -1)).toList()
                : List.of();

        private static Path made(Path folder) {
            try {
                make(folder);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static List<String> rows(String name) {
            try {
                return Files.readAllLines(FOLDER.resolve(name)).stream().skip(1).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void make(Path folder) throws IOException, InterruptedException {
            empty(folder);
            Path module = Product.root().resolve("exhibits").resolve("target");
            Path classes = module.resolve("class-path");
            if (!Files.exists(classes)) {
                throw new IllegalStateException("the papers for the judges cannot be made, their maker is not built:"
                        + " build the module exhibits before conformance (mvn -pl exhibits,conformance -am …)");
            }
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Djava.awt.headless=true",
                    "-cp",
                    module.resolve("classes")
                            + File.pathSeparator
                            + Files.readString(classes, StandardCharsets.UTF_8).strip(),
                    "org.hudang.exhibits.Exhibits",
                    folder.toString()));
            if (Files.isDirectory(Product.corpora())) {
                command.add(Product.corpora().toString());
            }
            Path err = folder.resolve("maker.err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(err.toFile());
            builder.environment()
                    .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
            Process process = builder.start();
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the papers for the judges were not made within 300 s");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("the papers for the judges were not made:\n" + Files.readString(err));
            }
        }

        private static void empty(Path folder) throws IOException {
            if (Files.exists(folder)) {
                try (Stream<Path> old = Files.walk(folder)) {
                    for (Path one : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(one);
                    }
                }
            }
            Files.createDirectories(folder);
        }
    }
}
