package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hudang intake check}: what it answers about a file, without database or server. */
class IntakeCheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KEYS =
            List.of("file", "accepted", "quarantined", "type", "code", "zh", "en", "pages", "millis", "peakMb");

    @TempDir
    private Path home;

    private Path good;
    private Path kept;
    private Path wrong;

    @BeforeEach
    void write() throws IOException {
        good = Files.writeString(home.resolve("words.txt"), "最低生活保障申请书");
        kept = Files.write(home.resolve("script.pdf"), pdf("/OpenAction << /S /JavaScript /JS (1) >>"));
        wrong = Files.write(home.resolve("tool.pdf"), new byte[] {'M', 'Z', 0, 1, 2, 3, 4, 5});
    }

    /** A page without anything on it. */
    private static byte[] pdf(String catalogue) {
        String[] objects = {
            "<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
        };
        StringBuilder text = new StringBuilder("%PDF-1.7\n");
        StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append("%010d 00000 n \n".formatted(text.length()));
            text.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int at = text.length();
        text.append(table)
                .append("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n")
                .append(at)
                .append("\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private record Said(int exit, List<JsonNode> lines, String out) {}

    private Said check(Path... files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("intake", "check", "--json"));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        return run(arguments);
    }

    private Said run(List<String> arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                Map.of("HUDANG_HOME", home.resolve("data").toString()));
        int exit = new Dispatch(console).run(arguments.toArray(String[]::new));
        String said = out.toString(StandardCharsets.UTF_8);
        List<JsonNode> lines = new ArrayList<>();
        if (arguments.contains("--json")) {
            for (String line : said.lines().toList()) {
                lines.add(JSON.readTree(line));
            }
        }
        return new Said(exit, lines, said);
    }

    @Test
    void a_file_that_may_be_filed_ends_with_0_and_says_what_it_is() throws IOException {
        Said said = check(good);

        assertThat(said.exit()).isZero();
        assertThat(said.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("accepted").asBoolean()).isTrue();
            assertThat(line.path("quarantined").asBoolean()).isFalse();
            assertThat(line.path("type").asText()).isEqualTo("TXT");
            assertThat(line.path("code").asText()).isEqualTo("IN-000");
            assertThat(line.path("peakMb").asInt()).isPositive();
        });
    }

    @Test
    void a_file_that_is_refused_ends_with_1() throws IOException {
        Said said = check(wrong);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("accepted").asBoolean()).isFalse();
            assertThat(line.path("quarantined").asBoolean()).isFalse();
            assertThat(line.path("type").asText()).isEmpty();
            assertThat(line.path("code").asText()).isNotEqualTo("IN-000");
        });
    }

    @Test
    void a_file_that_may_only_be_kept_as_it_is_ends_with_3() throws IOException {
        Said said = check(kept);

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.lines()).singleElement().satisfies(line -> {
            assertThat(line.path("accepted").asBoolean()).isFalse();
            assertThat(line.path("quarantined").asBoolean()).isTrue();
            assertThat(line.path("type").asText()).isEqualTo("PDF");
        });
    }

    @Test
    void each_file_has_a_line_of_its_own_with_its_name_first_and_the_worst_of_them_ends_the_command()
            throws IOException {
        assertThat(check(good, kept).exit()).isEqualTo(3);
        Said said = check(kept, wrong, good);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.lines())
                .extracting(line -> line.path("file").asText())
                .containsExactly(kept.toString(), wrong.toString(), good.toString());
        assertThat(said.lines()).allSatisfy(line -> {
            List<String> names = new ArrayList<>();
            line.fieldNames().forEachRemaining(names::add);
            assertThat(names).isEqualTo(KEYS);
            assertThat(line.path("zh").asText()).isNotBlank();
            assertThat(line.path("en").asText()).isNotBlank();
        });
    }

    @Test
    void without_json_each_file_is_told_in_one_line_with_its_code() throws IOException {
        Said said = run(List.of("intake", "check", good.toString(), kept.toString()));

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.out().lines()).hasSize(2);
        assertThat(said.out().lines().toList().get(0)).startsWith(good + ": IN-000 ");
    }

    @Test
    void nothing_is_left_of_the_look() throws IOException {
        check(good, kept, wrong);

        assertThat(home.resolve("data")).doesNotExist();
    }
}
