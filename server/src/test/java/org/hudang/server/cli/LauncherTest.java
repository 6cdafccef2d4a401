package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself, around a jar and a java of the test: what it unpacks, keeps and removes. */
class LauncherTest {
    /** Unpacks as the real one would; else says how it was called and lives until its input ends. */
    private static final String JAVA = """
            #!/bin/sh
            case "$*" in
            *jarmode=tools*)
              while [ "$1" != --destination ]; do shift; done
              mkdir -p "$2/lib"
              echo classes >"$2/hudang.jar" ;;
            *)
              echo "$*"
              exec cat ;;
            esac
            """;

    @TempDir
    private Path house;

    private Instant built = Instant.parse("2030-01-01T00:00:00Z");

    @BeforeEach
    void launcher() throws IOException {
        Files.copy(Path.of("..", "hudang"), house.resolve("hudang"));
        Files.writeString(house.resolve("pom.xml"), "<project/>");
        Files.createDirectories(house.resolve("server/target"));
        Path bin = Files.createDirectories(house.resolve("jdk/bin"));
        Files.writeString(house.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        for (Path program : new Path[] {bin.resolve("java"), bin.resolve("javac"), house.resolve("hudang")}) {
            if (!Files.exists(program)) {
                Files.writeString(program, JAVA);
            }
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void the_classes_of_a_running_process_stay_until_it_has_ended() throws Exception {
        build("first");
        Process serve = start("serve");
        Path classes = classes(serve);
        assertThat(classes.resolve("hudang.jar")).exists();

        build("second");
        Path later = classes(ended(start("config", "show")));

        assertThat(later).isNotEqualTo(classes);
        assertThat(classes.resolve("hudang.jar"))
                .as("what the running server starts its children from")
                .exists();

        ended(serve);
        build("third");
        ended(start("config", "show"));

        assertThat(classes).doesNotExist();
        assertThat(later).doesNotExist();
    }

    @Test
    void many_at_once_unpack_one_after_the_other() throws Exception {
        build("first");
        Process[] all = new Process[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = start("config", "show");
        }
        for (Process one : all) {
            assertThat(classes(ended(one)).resolve("hudang.jar")).exists();
        }
        try (Stream<Path> unpacked = Files.list(house.resolve("server/target/app"))) {
            assertThat(unpacked.filter(Files::isDirectory)).hasSize(1);
        }
    }

    private void build(String content) throws IOException {
        built = built.plusSeconds(60);
        Path jar = Files.writeString(house.resolve("server/target/hudang.jar"), content);
        Files.setLastModifiedTime(jar, FileTime.from(built));
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder().redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.command().add(house.resolve("hudang").toString());
        builder.command().addAll(java.util.List.of(arguments));
        builder.environment().put("JAVA_HOME", house.resolve("jdk").toString());
        return builder.start();
    }

    private static Process ended(Process process) throws Exception {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return process;
    }

    /** The folder of classes, from the class path that the process was started with. */
    private static Path classes(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = String.valueOf(said.readLine());
        assertThat(line).contains("-cp ").contains("/hudang.jar:");
        return Path.of(line.substring(line.indexOf("-cp ") + 4, line.indexOf("/hudang.jar:")));
    }
}
