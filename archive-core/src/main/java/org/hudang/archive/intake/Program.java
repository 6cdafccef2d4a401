package org.hudang.archive.intake;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is not ours and reads what came from outside (外部程序): without network where the kernel permits, with bounds
 * for memory, time and bytes, with an empty environment. It is looked for each time, so that one that was installed meanwhile
 * is found.
 */
final class Program {
    private static final List<Path> LIMITERS = List.of(Path.of("/usr/bin/prlimit"), Path.of("/bin/prlimit"));
    private static final List<String> LIMITS = List.of("--as=2147483648", "--fsize=209715200", "--core=0", "--cpu=180");

    private final List<String> prefix;
    private final List<Path> folders;
    private final List<Path> names;

    private Program(List<String> prefix, List<Path> folders, List<Path> names) {
        this.prefix = prefix;
        this.folders = folders;
        this.names = names;
    }

    /**
     * A program in the folders of this path.
     *
     * @param names in the order of preference
     */
    static Program onPath(Sandbox sandbox, String path, String... names) {
        List<String> prefix = new ArrayList<>();
        LIMITERS.stream().filter(Files::isExecutable).findFirst().ifPresent(limiter -> {
            prefix.add(limiter.toString());
            prefix.addAll(LIMITS);
        });
        prefix.addAll(sandbox.prefix());
        List<Path> folders = Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return new Program(
                List.copyOf(prefix), folders, Stream.of(names).map(Path::of).toList());
    }

    /** Where it is; empty when it is not installed. */
    Optional<Path> find() {
        return folders.stream()
                .flatMap(folder -> names.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs a program and waits for its end; what it started ends with it.
     *
     * @param program its file, as found
     * @param folder its temporary files lie there, and it may write there
     * @return the code it ended with; -1 when it was killed after its time
     */
    int run(Path program, List<String> words, WorkFolder folder, Duration limit) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.temporary().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        ChildJvm.bare(builder.environment(), folder);
        builder.environment().put("HOME", folder.temporary().toString());
        Process process = builder.start();
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
