package org.hudang.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hudang.conformance.Ledger.Door;

/** What came out at each door in this run, to be printed and left in {@code target/}. */
final class LedgerPage {
    private final SortedMap<String, Map<Door, String>> rows = new TreeMap<>();

    void note(Door door, String file, String answer) {
        rows.computeIfAbsent(file, any -> new EnumMap<>(Door.class)).put(door, answer);
    }

    /** In the form of the ledger, so that it can be compared line by line. */
    void write(String name) throws IOException {
        StringBuilder page = new StringBuilder();
        rows.forEach((file, answers) -> {
            page.append(file);
            answers.forEach(
                    (door, answer) -> page.append('\t').append(door).append('=').append(answer));
            page.append('\n');
        });
        System.out.print(page);
        Files.writeString(Path.of("target", name), page);
    }
}
