package org.hudang.forms.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Main class of the process that looks at parts and binds them, docs/formats/bind-job-v1.md. What it has done stands in the
 * answer line by line, so that whoever finds it dead knows over which part it died.
 */
public final class BindMain {
    private static final int FAILED = 1;

    private BindMain() {}

    /**
     * Does one job.
     *
     * @param args the job and the answer: a file that is there, and one that is not
     */
    public static void main(String[] args) throws IOException {
        dieWithParent();
        BindJob job = BindJob.read(Path.of(args[0]));
        int code;
        try (BufferedWriter answer = Files.newBufferedWriter(Path.of(args[1]), StandardCharsets.UTF_8)) {
            code = job instanceof BindJob.Bind bind
                    ? bind(bind.binding(), answer)
                    : look(((BindJob.Look) job).files(), answer);
        }
        Runtime.getRuntime().halt(code);
    }

    /** Nobody is left to take the answer. */
    private static void dieWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(4));
        });
    }

    private static int look(List<Path> files, BufferedWriter answer) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            say(answer, "part " + i);
            try {
                Binder.Look look = Binder.look(files.get(i));
                say(answer, "pages " + look.pages() + (look.layered() ? " layers" : ""));
            } catch (IOException | RuntimeException damaged) {
                say(answer, "unreadable");
            }
        }
        say(answer, "done");
        return 0;
    }

    private static int bind(Binding binding, BufferedWriter answer) throws IOException {
        try {
            Binder.bind(binding, part -> {
                try {
                    say(answer, "part " + part);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | RuntimeException damaged) {
            return FAILED;
        }
        say(answer, "done");
        return 0;
    }

    private static void say(BufferedWriter answer, String line) throws IOException {
        answer.write(line);
        answer.newLine();
        answer.flush();
    }
}
