package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole process: opened, asked, stopped. */
class ServeTest {
    private static final Pattern READY = Pattern.compile("http://localhost:(\\d+)");

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void a_house_that_is_stopped_leaves_nothing_running() throws Exception {
        Process serve = start("serve", "--port", "0");
        long postgres;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(serve.getInputStream(), StandardCharsets.UTF_8))) {
            int port = port(said);
            postgres = Long.parseLong(Files.readAllLines(folder.resolve("data/postgres/data/postmaster.pid"))
                    .get(0));

            assertThat(status(port, "/v")).isEqualTo(200);
            assertThat(end(start("account", "reset", "nobody"))).isEqualTo(1);
            assertThat(end(start("serve", "--port", "0"))).isEqualTo(1);

            serve.toHandle().destroy();
            assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            serve.destroyForcibly();
        }
        assertThat(Files.exists(folder.resolve("data/running"))).isFalse();
        assertThat(ProcessHandle.of(postgres).map(ProcessHandle::onExit).stream())
                .allSatisfy(exit -> assertThat(exit).succeedsWithin(Duration.ofSeconds(10)));
    }

    private static int port(BufferedReader said) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new AssertionError("never ready: " + String.join("\n", lines));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.hudang.server.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("HUDANG_"));
        builder.environment().put("HUDANG_HOME", folder.resolve("data").toString());
        return builder.start();
    }

    private static int end(Process process) throws Exception {
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private static int status(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
