package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hudang.server.HudangWeb;
import org.hudang.server.internal.CommandDoor;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.PortRefused;
import org.hudang.server.platform.RunningFile;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Commands beside a house that is open, or that only seems to be. */
class RunningHouseTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    /** What a command said and how it ended. */
    private record Said(int exit, String out, String err) {}

    @Test
    void a_house_that_is_open_does_commands_for_others_but_opens_no_second_web() throws Exception {
        environment.put("HUDANG_BIND", "127.0.0.2");
        Settings settings = settings();
        try (House house = House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
                ConfigurableApplicationContext web = HudangWeb.start(house, 0)) {
            int port = Objects.requireNonNull(((ServletWebServerApplicationContext) web).getWebServer())
                    .getPort();
            RunningFile.write(house.directory(), web.getBean(CommandDoor.class).address(port), house.commandToken());

            Said checked = run("archive", "check");
            Said recovered = run("archive", "recover");
            Said second = run("serve", "--port", "0");

            assertThat(checked.out()).startsWith("The archive is whole");
            assertThat(recovered.exit()).isZero();
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).startsWith("SV-012");

            // not even when the command is brought to it
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int exit = Relayed.run(
                    house,
                    List.of("serve", "--port", "0"),
                    "en",
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            assertThat(exit).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("SV-012");
        }
    }

    @Test
    void where_nobody_listens_the_directory_is_in_use_and_nothing_unforeseen_happened() throws IOException {
        DataDirectory directory = DataDirectory.open(settings().home(), Settings.Kind.DEMO);
        try (DataDirectory.Hold hold = directory.hold()) {
            assertThat(hold).isNotNull();
            RunningFile.write(directory, "127.0.0.1:" + unused(), "token");

            Said said = run("search", "样例");

            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).startsWith("SV-012");
        }
    }

    @Test
    void what_is_refused_anyway_leaves_no_directory_behind() {
        environment.put("HUDANG_KIND", "production");
        environment.put("HUDANG_PUBLIC_URL", "https://hudang.invalid");

        Said said = run("serve");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("SV-003").contains("HUDANG_KIND");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_port_that_another_program_has_is_refused_in_one_sentence() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal("127.0.0.1", other.getLocalPort()))
                    .startsWith("SV-017")
                    .contains(String.valueOf(other.getLocalPort()), "HUDANG_PORT");
        }
        assertThat(refusal("192.0.2.1", 0)).startsWith("SV-001").contains("HUDANG_BIND", "192.0.2.1");
    }

    @Test
    void commands_come_over_loopback_wherever_the_web_listens() {
        assertThat(CommandDoor.beside("127.0.0.1").address(8080)).isEqualTo("127.0.0.1:8080");
        assertThat(CommandDoor.beside("127.0.0.2").address(8080)).isEqualTo("127.0.0.2:8080");
        assertThat(CommandDoor.beside("0.0.0.0").address(8080)).isEqualTo("127.0.0.1:8080");
        assertThat(CommandDoor.beside("::").address(8080)).isEqualTo("[::1]:8080");

        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
        CommandDoor.beside("192.0.2.1").customize(factory);

        assertThat(factory.getAdditionalConnectors())
                .singleElement()
                .satisfies(ear -> assertThat(ear.getProperty("address")).isEqualTo(InetAddress.getLoopbackAddress()));
    }

    @Test
    void what_nobody_foresaw_is_kept_for_the_owner_of_the_data() throws IOException {
        DataDirectory directory = DataDirectory.open(settings().home(), Settings.Kind.DEMO);
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exit = Failure.report(new IllegalStateException("a cause"), console(new ByteArrayOutputStream(), err));

        Path kept = directory.root().resolve("unexpected.log");
        assertThat(exit).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("SV-900")
                .contains(kept.toString())
                .doesNotContain("\tat ");
        assertThat(kept).content().contains("IllegalStateException: a cause", "\tat ");
        assertThat(Files.getPosixFilePermissions(kept))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    private String refusal(String address, int port) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            PortRefused.unlessFree(address, port);
        } catch (RuntimeException refused) {
            Failure.report(refused, console(new ByteArrayOutputStream(), err));
        }
        return err.toString(StandardCharsets.UTF_8);
    }

    private static int unused() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Settings settings() {
        return Settings.from(home());
    }

    private Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new Dispatch(console(out, err)).run(arguments);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Map<String, String> home() {
        environment.putIfAbsent("HUDANG_HOME", folder.resolve("data").toString());
        return environment;
    }

    private Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                home());
    }
}
