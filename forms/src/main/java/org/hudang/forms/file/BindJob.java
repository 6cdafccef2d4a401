package org.hudang.forms.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A job for {@link BindMain}, docs/formats/bind-job-v1.md. */
public sealed interface BindJob {

    /** Looks at files: how many pages each has, whether it has layers. */
    record Look(List<Path> files) implements BindJob {
        public Look {
            files = List.copyOf(files);
        }
    }

    /** Binds. */
    record Bind(Binding binding) implements BindJob {}

    /** Writes the job to a file that is not there. */
    default void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        if (this instanceof Bind bind) {
            Binding binding = bind.binding();
            lines.addAll(List.of(
                    "bind",
                    line(binding.title()),
                    line(binding.numbers().toString()),
                    line(binding.target().toString())));
            for (Binding.Part part : binding.parts()) {
                lines.addAll(List.of(
                        String.valueOf(part.level()),
                        line(part.bookmark()),
                        line(part.file().toString())));
            }
        } else if (this instanceof Look look) {
            lines.add("look");
            look.files().forEach(one -> lines.add(line(one.toString())));
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    /** Reads what {@link #write} wrote. */
    static BindJob read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.get(0).equals("look")) {
            return new Look(
                    lines.subList(1, lines.size()).stream().map(Path::of).toList());
        }
        List<Binding.Part> parts = new ArrayList<>();
        for (int at = 4; at < lines.size(); at += 3) {
            parts.add(new Binding.Part(lines.get(at + 1), Integer.parseInt(lines.get(at)), Path.of(lines.get(at + 2))));
        }
        return new Bind(new Binding(lines.get(1), Path.of(lines.get(2)), parts, Path.of(lines.get(3))));
    }

    private static String line(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
