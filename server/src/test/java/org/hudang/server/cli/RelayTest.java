package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hudang.server.account.Role;
import org.hudang.server.platform.RunningFile;
import org.hudang.server.web.Answer;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** While the house is open, a command with the same data directory is answered by the house and not beside it. */
@ExtendWith(InOpenHouse.class)
class RelayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenHouse house;

    @TempDir
    private Path elsewhere;

    RelayTest(OpenHouse house) {
        this.house = house;
    }

    /** What a command said and how it ended. */
    private record Said(int exit, String out, String err) {}

    @BeforeEach
    void tell_where_the_house_listens() throws IOException {
        RunningFile.write(
                house.house().directory(),
                "127.0.0.1:" + house.port(),
                house.house().commandToken());
    }

    @AfterEach
    void say_nothing_any_more() throws IOException {
        Files.deleteIfExists(house.house().directory().running());
    }

    @ParameterizedTest
    @CsvSource({
        "search cyl, 0",
        "search --json cyl, 0",
        "search 没有这样的词语, 1",
        "certificate status {cer}, 0",
        "certificate status cer_aaaaaaaaaaaaaaaaaaaaaaaaaa, 1",
        "certificate status nonsense, 2",
        "account reset nobody, 1",
        "archive check, 0",
        "archive check --json, 0",
        "keep status, 0",
        "keep status --json, 0",
        "keep run --most 0, 2",
        "register signers, 0",
        "register seal --certificate AAAA, 0",
        "register seal --certificate ?, 2",
        "search, 2"
    })
    void it_says_what_the_command_would_have_said_itself(String command, int exit) {
        String[] arguments = command.replace("{cer}", certificate()).split(" ");

        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            Said relayed = outside(language, arguments);
            Said direct = inside(language, arguments);

            assertThat(relayed).isEqualTo(direct);
            assertThat(relayed.exit()).as(relayed.toString()).isEqualTo(exit);
            assertThat(relayed.out().isEmpty() && relayed.err().isEmpty()).isFalse();
        }
    }

    @Test
    void a_paper_whose_last_signature_was_taken_away_is_incomplete_while_the_house_can_be_asked() throws IOException {
        Path letter = letter();
        byte[] whole = Files.readAllBytes(letter);
        Path cut = Files.write(elsewhere.resolve("cut.pdf"), Arrays.copyOf(whole, lastRevisionBegins(whole)));

        Said complete = outside(Locale.ENGLISH, "verify", "--json", letter.toString());
        Said asked = outside(Locale.ENGLISH, "verify", cut.toString());

        assertThat(complete.exit()).as(complete.toString()).isZero();
        assertThat(complete.out()).contains("\"register\":\"asked\"");
        assertThat(asked.exit()).as(asked.toString()).isEqualTo(1);
        assertThat(asked.out()).contains("signatures missing", "SG-401");

        Files.delete(house.house().directory().running());
        Said alone = outside(Locale.ENGLISH, "verify", "--json", cut.toString());

        assertThat(alone.exit()).as("no register is at hand: " + alone).isZero();
        assertThat(alone.out()).contains("\"register\":\"not-asked\"");
    }

    @Test
    void a_house_that_went_away_without_a_word_is_no_register() throws IOException {
        RunningFile.write(house.house().directory(), "127.0.0.1:9", "token");

        Said said = outside(Locale.ENGLISH, "verify", "--json", letter().toString());

        assertThat(said.exit()).as(said.toString()).isZero();
        assertThat(said.out()).contains("\"register\":\"not-asked\"");
    }

    private Path letter() throws IOException {
        try (Stream<Path> results = Files.list(house.house().directory().root().resolve("results"))) {
            return results.filter(file -> file.toString().endsWith("-letter.pdf"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int lastRevisionBegins(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int last = text.lastIndexOf("%%EOF");
        return text.lastIndexOf("%%EOF", last - 1) + "%%EOF\n".length();
    }

    @Test
    void a_command_of_another_process_is_answered_by_the_house() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.hudang.server.cli.Main",
                "search",
                "cyl"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("HUDANG_"));
        builder.environment()
                .put("HUDANG_HOME", house.house().directory().root().toString());
        builder.environment().put("HUDANG_LANG", "zh");

        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo(inside(Locale.CHINESE, "search", "cyl").out());
    }

    @Test
    void a_password_that_was_reset_through_it_opens_the_house() {
        house.newAccount("relayed", OpenHouse.OURS, Role.ARCHIVIST);

        Said said = outside(Locale.ENGLISH, "account", "reset", "relayed");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith("relayed ").hasLineCount(1);
        String password = said.out().strip().substring("relayed ".length());
        assertThat(house.stranger().tryToSignIn("relayed", password).location()).isEqualTo("/find");
        assertThat(String.join("", house.logged())).doesNotContain(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "serve --port 0"})
    void a_second_house_in_the_same_directory_is_refused(String command) {
        for (Said said :
                List.of(outside(Locale.ENGLISH, command.split(" ")), inside(Locale.ENGLISH, command.split(" ")))) {
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).startsWith("SV-012").contains("in use");
        }
        assertThat(relayed(List.of(command.split(" ")), bearer()).body()).contains("SV-012");
    }

    @Test
    void a_directory_that_is_held_by_somebody_who_does_not_say_where_is_refused() throws IOException {
        Files.delete(house.house().directory().running());

        Said said = outside(Locale.ENGLISH, "search", "cyl");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).startsWith("SV-012");
    }

    @Test
    void the_file_that_says_where_is_for_the_owner_only() throws IOException {
        assertThat(Files.getPosixFilePermissions(house.house().directory().running()))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void settings_are_shown_without_asking_the_house() {
        Said said = outside(Locale.ENGLISH, "config", "show");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains(house.house().directory().root().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no token at all",
                "Bearer ",
                "Bearer 00",
                "Bearer {half}",
                "Bearer {token}0",
                "bearer {token}",
                "Basic {token}",
                "{token}"
            })
    void whoever_cannot_read_the_data_directory_finds_nothing_there(String authorization) {
        String token = house.house().commandToken();
        String given =
                authorization.replace("{token}", token).replace("{half}", token.substring(0, token.length() / 2));

        Answer answer = authorization.equals("no token at all")
                ? relayed(List.of("config", "show"))
                : relayed(List.of("config", "show"), "Authorization", given);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.bytes()).isEqualTo(unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 203.0.113.9",
        "X-Forwarded-For, 127.0.0.1",
        "Forwarded, for=203.0.113.9",
        "Via, 1.1 proxy.example",
        "X-Real-IP, 203.0.113.9"
    })
    void what_a_proxy_passes_on_comes_from_elsewhere_even_with_the_token(String header, String value) {
        Answer answer = relayed(List.of("config", "show"), "Authorization", bearer()[1], header, value);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.bytes()).isEqualTo(unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"arguments\":\"search\"}", "{\"arguments\":[]}"})
    void with_the_token_but_without_a_command_nothing_is_done(String body) {
        Answer answer = house.stranger()
                .send(
                        "POST",
                        Relayed.PATH,
                        java.net.http.HttpRequest.BodyPublishers.ofString(body),
                        "Authorization",
                        bearer()[1]);

        assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\"exit\":0");
    }

    @Test
    void it_cannot_be_asked_in_another_way() {
        for (String method : List.of("GET", "PUT", "DELETE")) {
            Answer answer = house.stranger()
                    .send(
                            method,
                            Relayed.PATH,
                            java.net.http.HttpRequest.BodyPublishers.noBody(),
                            "Authorization",
                            bearer()[1]);

            assertThat(answer.status()).as(method).isIn(302, 403);
        }
    }

    private Said outside(Locale language, String... arguments) {
        return said(console -> new Dispatch(console), language, arguments);
    }

    private Said inside(Locale language, String... arguments) {
        return said(console -> new Dispatch(console, house.house()), language, arguments);
    }

    private Said said(java.util.function.Function<Console, Dispatch> dispatch, Locale language, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                language,
                Map.of("HUDANG_HOME", house.house().directory().root().toString()));
        int exit = dispatch.apply(console).run(arguments);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String certificate() {
        return house.house()
                .certificates()
                .ofHousehold(
                        house.anyHousehold().value(),
                        new org.hudang.certificates.Acting("test", org.hudang.certificates.Acting.BUREAU))
                .get(0)
                .id()
                .value();
    }

    private String[] bearer() {
        return new String[] {"Authorization", "Bearer " + house.house().commandToken()};
    }

    private Answer relayed(List<String> arguments, String... headers) {
        try {
            String body = JSON.writeValueAsString(Map.of("arguments", arguments, "language", "en"));
            List<String> all = new ArrayList<>(List.of(headers));
            all.addAll(List.of("Content-Type", "application/json"));
            return house.stranger()
                    .send(
                            "POST",
                            Relayed.PATH,
                            java.net.http.HttpRequest.BodyPublishers.ofString(body),
                            all.toArray(String[]::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The answer that nobody's address gets. */
    private byte[] unknown() {
        return house.stranger().accepting("*/*").get("/status-lists/999").bytes();
    }
}
