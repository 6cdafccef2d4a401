package org.hudang.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table of papers, {@code materials.tsv}. */
final class Materials {

    private static final Pattern TAB = Pattern.compile("\t");

    private Materials() {}

    /** Papers of a household, in the order of its file. */
    static List<Material> of(String folder) {
        try (InputStream in = Materials.class.getResourceAsStream("materials.tsv")) {
            if (in == null) {
                throw new IllegalStateException("materials.tsv is not on the class path");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> TAB.splitAsStream(line).toList())
                    .filter(row -> row.get(0).equals(folder))
                    .map(Materials::material)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Material material(List<String> row) {
        return new Material(
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4),
                Optional.of(row.get(5)).filter(member -> !member.equals("-")),
                row.get(6),
                row.get(7),
                Integer.parseInt(row.get(8)));
    }
}
