package org.hudang.forms.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a job came, docs/formats/bind-job-v1.md.
 *
 * @param parts what was found of each part it has looked at or begun; when the job is not done, it ended over the last
 * @param done whether it came to its end
 */
public record BindAnswer(List<Found> parts, boolean done) {
    public BindAnswer {
        parts = List.copyOf(parts);
    }

    /**
     * What was found of a part.
     *
     * @param pages 0 when it cannot be read
     * @param layered whether it has layers that can be shown and hidden
     */
    public record Found(int pages, boolean layered) {
        private static final Found NOTHING = new Found(0, false);
    }

    /** Reads what was written so far. */
    public static BindAnswer read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new BindAnswer(List.of(), false);
        }
        List<Found> parts = new ArrayList<>();
        boolean done = false;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "part" -> parts.add(Found.NOTHING);
                case "pages" -> parts.set(parts.size() - 1, new Found(Integer.parseInt(words[1]), words.length > 2));
                case "done" -> done = true;
                default -> {
                    // unreadable, as was noted when it was begun
                }
            }
        }
        return new BindAnswer(parts, done);
    }
}
