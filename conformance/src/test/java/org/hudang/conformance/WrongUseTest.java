package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slips of the pen and of the configuration: one clear sentence, exit code 2, and nothing has been begun. */
class WrongUseTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "bogus,                            'bogus'",
        "verify,                           'FILE'",
        "verify --jsno letter.pdf,         '--jsno'",
        "verify nowhere.pdf,               'nowhere.pdf'",
        "verify --at yesterday pom.xml,    '--at'",
        "serve --port 99999,               '99999'",
        "serve --port eighty,              'eighty'",
        "demo now,                         'now'",
        "search,                           'WORD'",
        "certificate status,               'CERTIFICATE'",
        "account reset,                    'LOGIN'"
    })
    void wrong_arguments(String arguments, String named) {
        Product.Run run = refused(Product.command(home(), arguments.split(" ")));

        assertThat(run.err().lines()).hasSize(2).first().asString().contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "HUDANG_PORT,       abc,           0–65535",
        "HUDANG_PORT,       65536,         0–65535",
        "HUDANG_BIND,       300.1.1.1,     127.0.0.1",
        "HUDANG_KIND,       test,          demo | production",
        "HUDANG_ZONE,       Mars,          Asia/Shanghai",
        "HUDANG_CIPHER,     des,           sm4 | aes",
        "HUDANG_SEARCH,     solr,          lucene | elasticsearch",
        "HUDANG_PUBLIC_URL, http://a.test, https://HOST",
        "HUDANG_FONTS,      /nowhere.ttf,  FILE.ttf"
    })
    void a_wrong_setting_is_told_with_its_key_its_value_and_what_is_allowed(String key, String value, String allowed) {
        ProcessBuilder command = Product.command(home(), "demo");
        command.environment().put(key, value);

        Product.Run run = refused(command);

        assertThat(run.err())
                .startsWith("SV-001 ")
                .contains(key)
                .contains(value)
                .contains(allowed);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void an_unknown_setting_is_told_with_those_that_are_known() {
        ProcessBuilder command = Product.command(home(), "serve");
        command.environment().put("HUDANG_PROT", "8081");

        assertThat(refused(command).err())
                .startsWith("SV-002 ")
                .contains("HUDANG_PROT")
                .contains("HUDANG_PORT");
    }

    @Test
    void a_directory_with_other_files_is_left_alone() throws IOException {
        Files.writeString(Files.createDirectory(home()).resolve("letter.txt"), "not ours");

        Product.Run run = Product.in(home(), "demo");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("SV-014 ").contains(home().toString());
        assertThat(home()).isDirectoryContaining("glob:**letter.txt").isDirectoryNotContaining("glob:**hudang-home*");
    }

    @Test
    void one_house_is_served_once_and_what_a_killed_server_left_misleads_nobody() throws Exception {
        OpenHouse house = OpenHouse.at(home());

        Product.Run second = Product.in(home(), "serve", "--port", "0");
        Product.Run check = Product.in(home(), "archive", "check");

        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.err()).startsWith("SV-012 ").contains(home().toString());
        assertThat(check.exit()).as("the running house does it").isZero();

        house.kill();
        MortalRun demo = MortalRun.start(home(), Product.command(home(), "demo"));
        assertThat(demo.says(1)).isTrue();
        Product.Run search = Product.in(home(), "search", "anything");

        assertThat(search.exit()).isEqualTo(1);
        assertThat(search.err()).startsWith("SV-012 ");
        demo.kill(MortalRun.Victims.EVERYTHING);
    }

    @Test
    void a_port_that_is_taken_is_told_in_one_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Product.demoAt(home());
            Product.Run run = Product.in(home(), "serve", "--port", port);

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).startsWith("SV-017 ").contains(port);
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    /** Runs what must be refused before anything is begun. */
    private Product.Run refused(ProcessBuilder command) {
        Product.Run run = Product.finish(command, 60);

        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(home()).doesNotExist();
        return run;
    }

    private Path home() {
        return folder.resolve("data");
    }
}
