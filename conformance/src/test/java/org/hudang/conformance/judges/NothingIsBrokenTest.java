package org.hudang.conformance.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.hudang.conformance.Product;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No signature that is there is ever broken: whatever a judge calls intact in a file of others, it still calls intact after ours
 * came behind it, whether visible or not, with whichever key, with validation data and timestamps or without. Or our engine has
 * refused, with a code. A table is left in {@code target/nothing-broken.md}.
 */
class NothingIsBrokenTest {
    /** Of the files that others signed, so many at least take a signature of ours in some round. */
    private static final int FLOOR = 10;

    /**
     * A row about one addition.
     *
     * @param file of others
     * @param what was to be added
     * @param outcome {@code signed} or a code
     * @param result our file
     */
    private record Row(Path file, String what, String outcome, Path result) {
        static Row of(String[] cells) {
            return new Row(
                    Product.corpora().resolve(cells[0]),
                    cells[2],
                    cells[3],
                    Papers.folder().resolve("added").resolve(cells[4]));
        }

        boolean signed() {
            return outcome.equals("signed");
        }
    }

    private static List<Row> rows() {
        return Papers.added().stream().map(Row::of).toList();
    }

    @BeforeAll
    static void there_are_files_of_others() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeFalse(
                    Papers.added().isEmpty(),
                    "SKIPPED: no corpora at " + Product.corpora() + "; HUDANG_CORPORA names another place");
        }
    }

    @Test
    void enough_files_were_really_signed_and_every_refusal_has_a_code() {
        assertThat(rows()).allMatch(row -> row.signed() || row.outcome().matches("SG-\\d{3}"));
        assertThat(rows().stream().filter(Row::signed).map(Row::file).distinct())
                .hasSizeGreaterThanOrEqualTo(FLOOR);
    }

    @Test
    void what_was_intact_for_a_judge_stays_intact() throws Exception {
        List<Row> signed = rows().stream().filter(Row::signed).toList();
        List<Path> files = Stream.concat(
                        signed.stream().map(Row::file).distinct(),
                        signed.stream().map(Row::result))
                .toList();
        List<Eyes> judges = List.of(
                Hudang.overFiles(files),
                new Dss(Papers.internationalRoot()),
                new IText(),
                new ITextRevisions(),
                new Pdfsig());

        List<String> broken = new ArrayList<>();
        StringBuilder table = new StringBuilder("| judge | intact before | intact after |\n|---|---|---|\n");
        for (Eyes judge : judges) {
            Map<Path, Map<String, Seen>> seen = looked(judge, files);
            int before = 0;
            int after = 0;
            for (Row row : signed) {
                Map<String, Seen> now = seen.getOrDefault(row.result(), Map.of());
                for (Map.Entry<String, Seen> one :
                        seen.getOrDefault(row.file(), Map.of()).entrySet()) {
                    if (one.getValue() == Seen.INTACT) {
                        before++;
                        if (now.get(one.getKey()) == Seen.INTACT) {
                            after++;
                        } else {
                            broken.add(judge.name() + ": " + row.file().getFileName() + " " + one.getKey() + " is "
                                    + now.get(one.getKey()) + " after " + row.what());
                        }
                    }
                }
            }
            assertThat(before).as(judge.name() + " judges something").isPositive();
            table.append("| %s | %d | %d |%n".formatted(judge.name(), before, after));
        }
        leave(table.toString());
        assertThat(broken).isEmpty();
    }

    private static void leave(String table) throws IOException {
        StringBuilder all = new StringBuilder(table).append("\n| file | added | outcome |\n|---|---|---|\n");
        for (Row row : rows()) {
            all.append("| %s | %s | %s |%n".formatted(row.file().getFileName(), row.what(), row.outcome()));
        }
        Files.writeString(Path.of("target", "nothing-broken.md"), all);
        System.out.println(table);
    }

    /** One that does not get through a file within its time says nothing about it. */
    private static Map<Path, Map<String, Seen>> looked(Eyes judge, List<Path> files) throws InterruptedException {
        Map<Path, Map<String, Seen>> all = new HashMap<>();
        for (Path file : files) {
            ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
                Thread one = new Thread(work, "judge");
                one.setDaemon(true);
                return one;
            });
            try {
                all.put(file, thread.submit(() -> judge.look(file)).get(30, TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException silent) {
                all.put(file, Map.of());
            } finally {
                thread.shutdownNow();
            }
        }
        return all;
    }
}
