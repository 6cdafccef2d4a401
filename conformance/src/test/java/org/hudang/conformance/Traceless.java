package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs a command on the data directory of the main job; neither there nor among temporary files may anything be left. */
final class Traceless {
    private Traceless() {}

    /** @param temporary an empty folder: where the command, and every child of it, finds room for temporary files */
    static Product.Run run(Path temporary, int seconds, String... arguments) throws IOException {
        Product.demo();
        SortedMap<String, String> before = snapshot(Product.home());
        ProcessBuilder command = Product.command(Product.home(), arguments);
        in(command, temporary);

        Product.Run run = Product.finish(command, seconds);

        assertThat(snapshot(temporary)).as("temporary files").isEmpty();
        assertThat(snapshot(Product.home())).as("data directory").isEqualTo(before);
        String err = run.err()
                .lines()
                .filter(line -> !line.startsWith("NOTE: Picked up"))
                .reduce("", String::concat);
        assertThat(run.out() + err)
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("\u001b");
        return new Product.Run(run.exit(), run.out(), err);
    }

    /** Has a program, Java or not, put its temporary files into a folder. */
    static void in(ProcessBuilder program, Path temporary) {
        program.environment().put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        program.environment().put("TMPDIR", temporary.toString());
    }

    /** Every file with its size and the time of its last change; one that goes away meanwhile is not there. */
    static SortedMap<String, String> snapshot(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                try {
                    files.put(
                            folder.relativize(file).toString(),
                            Files.size(file) + " " + Files.getLastModifiedTime(file));
                } catch (NoSuchFileException gone) {
                    // what goes away is not left
                }
            }
        }
        return files;
    }
}
