package org.hudang.search.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of readings that ICU lacks or has otherwise: {@code readings.txt}. */
final class Readings {

    private final Map<String, List<List<String>>> table = new HashMap<>();

    static Readings load() {
        Readings readings = new Readings();
        try (InputStream in = Readings.class.getResourceAsStream("readings.txt")) {
            if (in == null) {
                throw new IllegalStateException("readings.txt is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                readings.take(line.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return readings;
    }

    private void take(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        List<String> words = Arrays.asList(line.split("\\s+"));
        List<List<String>> readings = new ArrayList<>();
        int characters = words.get(1).codePointCount(0, words.get(1).length());
        for (String reading : words.subList(2, words.size())) {
            List<String> syllables = List.of(reading.split("\\."));
            if (syllables.size() != characters) {
                throw new IllegalStateException("readings.txt: " + line);
            }
            readings.add(syllables);
        }
        if (readings.isEmpty() || table.put(words.get(0) + ' ' + words.get(1), readings) != null) {
            throw new IllegalStateException("readings.txt: " + line);
        }
    }

    /** Readings of a text of one or two characters, each as syllables; empty when the table has none. */
    List<List<String>> of(Kind kind, String text) {
        @Nullable List<List<String>> found = table.get(kind.word + ' ' + text);
        return found == null ? List.of() : found;
    }

    /** Where in a name the characters stand. */
    enum Kind {
        SURNAME("surname"),
        GIVEN("given"),
        PLACE("place");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }
}
