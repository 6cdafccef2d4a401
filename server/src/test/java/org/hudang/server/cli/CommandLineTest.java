package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class CommandLineTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    /** What a command said and how it ended. */
    private record Said(int exit, String out, String err) {}

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void help_describes_every_command_option_and_file_in_both_languages(String language) {
        List<String> bare = new ArrayList<>();

        undescribed(Hudang.line(Locale.forLanguageTag(language)), bare);

        assertThat(bare).isEmpty();
    }

    @Test
    void a_command_asked_by_its_name_answers_as_the_whole_command_line_does() {
        for (String command : Hudang.commands()) {
            Said alone = run(command, "--help");

            assertThat(alone.exit()).as(command).isZero();
            assertThat(alone.out()).as(command).startsWith("Usage: hudang " + command);
        }
    }

    @ParameterizedTest
    @CsvSource({"bogus, bogus", "verify, FILE", "verify --expect-signers many x.pdf, many", "certificate revoke x, --by"
    })
    void wrong_use_is_told_in_two_lines_and_ends_with_2(String arguments, String named) {
        Said said = run(arguments.split(" "));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines()).hasSize(2).first().asString().contains(named);
    }

    @Test
    void what_a_stranger_named_cannot_move_the_cursor_or_begin_a_line() throws IOException {
        Path named = Files.writeString(home.resolve("letter.pdf\n\u001b[31mletter.pdf: valid"), "no letter");

        Said verdict = run("verify", named.toString());
        Said slip = run("verify", "nowhere\r\u202efdp.pdf");

        assertThat(verdict.out().lines().filter(line -> line.contains("letter.pdf")))
                .containsExactly(home.resolve("letter.pdf") + "\\u000a\\u001b[31mletter.pdf: valid: not one of ours");
        assertThat(slip.err()).contains("nowhere\\u000d\\u202efdp.pdf");
    }

    @Test
    void a_file_that_is_not_there_is_wrong_use_and_no_verdict() {
        for (String[] arguments : new String[][] {
            {"verify", "nowhere.pdf"},
            {"certificate", "verify", "nowhere.png"},
            {"certificate", "verify", "--status", "nowhere.cwt", "123"},
            {"intake", "check", "nowhere.pdf"}
        }) {
            Said said = run(arguments);

            assertThat(said.exit()).as(String.join(" ", arguments)).isEqualTo(2);
            assertThat(said.err()).contains("nowhere.");
        }
    }

    @Test
    void an_unknown_setting_is_named_with_those_that_are_known() {
        environment.put("HUDANG_PROT", "8081");

        Said said = run("config", "show");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("SV-002").contains("HUDANG_PROT").contains("HUDANG_PORT");
    }

    @Test
    void a_file_without_signature_is_unsigned_and_several_files_end_with_the_worst_exit_code() throws IOException {
        Path empty = Files.createFile(home.resolve("empty.pdf"));
        Path words = Files.writeString(home.resolve("words.txt"), "no certificate at all");

        Said said = run("verify", "--json", words.toString(), empty.toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("{\"file\":\"" + home));
    }

    @Test
    void digits_of_another_office_are_not_ours_and_nothing_is_written() throws IOException {
        Path absent = home.resolve("absent");
        environment.put("HUDANG_HOME", absent.toString());

        Said said = run("certificate", "verify", "https://shop.example/v#123456");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("not one of ours");
        assertThat(Files.exists(absent)).isFalse();
    }

    @Test
    void trust_data_that_cannot_be_read_says_nothing_about_the_file() throws IOException {
        Path data = DataDirectory.open(home.resolve("data"), Settings.Kind.DEMO).certificates();
        Files.writeString(data.resolve("trust-roots.txt"), "no root");
        Files.writeString(data.resolve("trust-list.cose"), "no list");
        Path words = Files.writeString(home.resolve("words.txt"), "no certificate at all");

        Said said = run("verify", words.toString());

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).startsWith("CE-");
    }

    @Test
    void the_time_to_judge_at_must_be_a_moment() throws IOException {
        Path words = Files.writeString(home.resolve("words.txt"), "1");

        Said said = run("verify", "--at", "yesterday", words.toString());

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("--at");
    }

    private static void undescribed(CommandLine line, List<String> bare) {
        String name = line.getCommandSpec().qualifiedName(" ");
        if (line.getCommandSpec().usageMessage().description().length == 0) {
            bare.add(name);
        }
        for (ArgSpec argument : line.getCommandSpec().args()) {
            if (argument.description().length == 0 || argument.description()[0].isBlank()) {
                bare.add(name + " " + argument);
            }
        }
        line.getSubcommands().values().forEach(sub -> undescribed(sub, bare));
    }

    private Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        environment.putIfAbsent("HUDANG_HOME", home.resolve("data").toString());
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                environment);
        int exit = new Dispatch(console).run(arguments);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
