package org.hudang.server.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hudang.server.platform.RunningFile;
import org.hudang.server.web.OpenHouse;

/** Commands beside a house that is open. */
final class Beside implements AutoCloseable {
    private final OpenHouse house;

    /** From now on the house says where it takes commands. */
    Beside(OpenHouse house) {
        this.house = house;
        try {
            RunningFile.write(
                    house.house().directory(),
                    "127.0.0.1:" + house.port(),
                    house.house().commandToken());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command said and how it ended. */
    record Said(int exit, String out, String err) {}

    /** A command that hands itself over to the house. */
    Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                Map.of("HUDANG_HOME", house.house().directory().root().toString()));
        int exit = new Dispatch(console).run(arguments);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The same, in a process of its own that works in another directory. */
    Said runIn(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.hudang.server.cli.Main"));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile("hudang-command", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(key -> key.startsWith("HUDANG_"));
            builder.environment()
                    .put("HUDANG_HOME", house.house().directory().root().toString());
            builder.environment().put("HUDANG_LANG", "en");
            Process process = builder.start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(house.house().directory().running());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
