package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.replica.s3.BucketPlace;
import org.hudang.archive.replica.s3.BucketPlace.Lock;
import org.hudang.archive.replica.s3.BucketPlace.Mode;
import org.hudang.server.platform.Outside.SecondCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HUDANG_KIND       | prod                        | demo",
                "HUDANG_PORT       | 65536                       | 65535",
                "HUDANG_PORT       | eighty                      | 65535",
                "HUDANG_BIND       | everywhere                  | 127.0.0.1",
                "HUDANG_BIND       | 300.1.1.1                   | 127.0.0.1",
                "HUDANG_BIND       | 1:2:3                       | ::1",
                "HUDANG_TRUSTED_PROXIES | 10.0.0.0/8             | ADDRESS",
                "HUDANG_TRUSTED_PROXIES | proxy.hudang.example   | ADDRESS",
                "HUDANG_TRUSTED_PROXIES | 0.0.0.0                | ADDRESS",
                "HUDANG_PUBLIC_URL | http://hudang.example       | https://HOST",
                "HUDANG_PUBLIC_URL | https://hudang.example/path | https://HOST",
                "HUDANG_PUBLIC_URL | https://a-name-of-more-than-forty-characters.test | 1–40",
                "HUDANG_ZONE       | Asia/Nowhere                | Asia/Shanghai",
                "HUDANG_CIPHER     | des                         | sm4",
                "HUDANG_FONTS      | /no/such/font.ttf           | FILE.ttf",
                "HUDANG_TOKEN_LIBRARY | libsofthsm2.so             | /PATH",
                "HUDANG_TOKEN_SLOT | 3                           | HUDANG_TOKEN_LIBRARY",
                "HUDANG_SIGNING_SERVICE_URL | http://sign.hudang.example/csc/v1 | https://HOST",
                "HUDANG_REPLICA    | second/copy                 | /FOLDER",
                "HUDANG_REPLICA    | s3:http://store.example/copies | s3:https://HOST",
                "HUDANG_REPLICA    | s3:https://store.example    | s3:https://HOST",
                "HUDANG_REPLICA    | s3:https://store.example/copies/../x | s3:https://HOST",
                "HUDANG_REPLICA_LOCK | compliance               | compliance:DAYS",
                "HUDANG_REPLICA_LOCK | compliance:100           | HUDANG_REPLICA",
                "HUDANG_REPLICA_DISK | same                      | other",
                "HUDANG_INTAKE_FOLDER | scanner                 | /FOLDER",
                "HUDANG_METRICS_TOKEN_FILE | /no/such/token      | mode 600",
                "HUDANG_SEARCH     | elastic                     | elasticsearch",
                "HUDANG_DB_URL     | jdbc:mysql://db/hudang      | jdbc:postgresql://HOST",
                "HUDANG_DB_URL     | db.example                  | jdbc:postgresql://HOST"
            })
    void a_wrong_value_is_refused_with_its_key_the_value_and_what_is_allowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> Settings.from(Map.of(key, value)))
                .isInstanceOfSatisfying(SettingRefused.class, refused -> {
                    String sentence = Sentences.of(refused, Locale.ENGLISH).sentence();
                    assertThat(sentence).contains(key).contains(value).contains(allowed);
                });
    }

    @Test
    void a_font_that_cannot_be_set_in_papers_is_refused_and_passed_over_in_a_folder(@TempDir Path folder)
            throws IOException {
        Path font = Files.createFile(folder.resolve("rare.otf"));

        assertThatThrownBy(() -> Settings.from(Map.of("HUDANG_FONTS", font.toString())))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining(font.toString());
        assertThat(IntakeRoom.files(
                        Settings.from(Map.of("HUDANG_FONTS", folder.toString())).fonts()))
                .isEmpty();
    }

    @Test
    void nobody_is_a_trusted_proxy_unless_it_is_said() throws IOException {
        assertThat(Settings.from(Map.of()).trustedProxies()).isEmpty();
        assertThat(Settings.from(Map.of("HUDANG_TRUSTED_PROXIES", "192.0.2.1, 2001:db8::1"))
                        .trustedProxies())
                .containsExactly(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1"));
    }

    @Test
    void a_bucket_for_the_second_copy_is_read_with_its_prefix_its_key_and_its_lock(@TempDir Path folder)
            throws IOException {
        Path key = Files.createFile(
                folder.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Map<String, String> environment = new HashMap<>(Map.of(
                "HUDANG_REPLICA", "s3:https://store.example:8443/copies/county",
                "HUDANG_REPLICA_KEY_FILE", key.toString(),
                "HUDANG_REPLICA_LOCK", "compliance:180"));

        assertThat(Settings.from(environment).outside().replica())
                .contains(new SecondCopy.Bucket(new BucketPlace(
                        URI.create("https://store.example:8443"),
                        "copies",
                        "county/",
                        "us-east-1",
                        key,
                        Optional.of(new Lock(Mode.COMPLIANCE, 180)))));
        environment.remove("HUDANG_REPLICA_KEY_FILE");
        assertThatThrownBy(() -> Settings.from(environment))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("HUDANG_REPLICA_KEY_FILE");
    }

    @Test
    void a_misspelt_key_is_refused_and_not_passed_over() {
        assertThatThrownBy(() -> Settings.from(Map.of("HUDANG_PUBLICURL", "https://hudang.example")))
                .isInstanceOfSatisfying(
                        SettingRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("SV-002"));
    }

    @Test
    void a_secret_that_was_put_into_an_address_is_refused_and_not_shown() {
        for (String url : List.of(
                "jdbc:postgresql://db.example/hudang?user=hudang_app&password=open-sesame",
                "jdbc:postgresql://db.example/hudang?sslmode=require&PASSWORD=open-sesame",
                "jdbc:postgresql://hudang_app:open-sesame@db.example/hudang")) {
            assertThatThrownBy(() -> Settings.from(Map.of("HUDANG_DB_URL", url)))
                    .isInstanceOf(SettingRefused.class)
                    .hasMessageContaining("HUDANG_DB_URL")
                    .hasMessageNotContaining("open-sesame");
        }
        assertThatThrownBy(() -> Settings.from(Map.of(
                        "HUDANG_SEARCH",
                        "elasticsearch",
                        "HUDANG_ELASTICSEARCH_URL",
                        "https://elastic:open-sesame@search.example:9200")))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("HUDANG_ELASTICSEARCH_URL")
                .hasMessageNotContaining("open-sesame");
    }

    @Test
    void a_password_file_that_others_may_read_is_refused(@TempDir Path folder) throws IOException {
        Map<String, String> environment = outside(folder);
        Path file = Path.of(environment.getOrDefault("HUDANG_DB_PASSWORD_FILE", ""));
        assertThat(Settings.from(environment).outside().database()).isPresent();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> Settings.from(environment))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("HUDANG_DB_PASSWORD_FILE")
                .hasMessageContaining("mode 600");
    }

    @Test
    void settings_that_belong_together_are_refused_alone(@TempDir Path folder) throws IOException {
        Map<String, String> all = outside(folder);

        without(all, "HUDANG_DB_URL", "HUDANG_DB_PASSWORD_FILE");
        without(all, "HUDANG_DB_PASSWORD_FILE", "HUDANG_DB_PASSWORD_FILE");
        without(all, "HUDANG_DB_OWNER_PASSWORD_FILE", "HUDANG_DB_OWNER_PASSWORD_FILE");
        without(all, "HUDANG_ELASTICSEARCH_URL", "HUDANG_ELASTICSEARCH_URL");
        without(all, "HUDANG_SEARCH", "HUDANG_ELASTICSEARCH_URL");
        Map<String, String> embedded = new HashMap<>(all);
        embedded.remove("HUDANG_ELASTICSEARCH_URL");
        without(embedded, "HUDANG_SEARCH", "HUDANG_SEARCH");
    }

    @Test
    void a_search_cluster_is_spoken_to_without_tls_on_loopback_only() {
        for (String url :
                List.of("http://search.example:9200", "https://a.example,http://b.example", "search.example", "")) {
            assertThatThrownBy(() ->
                            Settings.from(Map.of("HUDANG_SEARCH", "elasticsearch", "HUDANG_ELASTICSEARCH_URL", url)))
                    .as(url)
                    .isInstanceOf(SettingRefused.class)
                    .hasMessageContaining("HUDANG_ELASTICSEARCH_URL");
        }
        Settings settings = Settings.from(Map.of(
                "HUDANG_SEARCH",
                "elasticsearch",
                "HUDANG_ELASTICSEARCH_URL",
                "https://a.example:9200, https://b.example,http://127.0.0.1:9200"));
        assertThat(settings.outside().search().orElseThrow().nodes()).hasSize(3);
        assertThat(settings.outside().search().orElseThrow().index()).isEqualTo("hudang");
    }

    private static void without(Map<String, String> all, String left, String told) {
        Map<String, String> fewer = new HashMap<>(all);
        fewer.remove(left);
        assertThatThrownBy(() -> Settings.from(fewer))
                .as("without " + left)
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining(told);
    }

    private static Map<String, String> outside(Path folder) throws IOException {
        Path secret = Files.createFile(
                folder.resolve("secret"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Map<String, String> all = new HashMap<>();
        all.put("HUDANG_DB_URL", "jdbc:postgresql://db-1.example:5432,db-2.example/hudang?sslmode=verify-full");
        all.put("HUDANG_DB_PASSWORD_FILE", secret.toString());
        all.put("HUDANG_DB_OWNER_PASSWORD_FILE", secret.toString());
        all.put("HUDANG_SEARCH", "elasticsearch");
        all.put("HUDANG_ELASTICSEARCH_URL", "https://search.example:9200");
        return all;
    }

    @Test
    void a_value_says_where_it_came_from() {
        Settings settings = Settings.from(Map.of("HUDANG_PORT", "8081", "HUDANG_LAUNCHER", "/house"));

        assertThat(settings.port()).isEqualTo(8081);
        assertThat(settings.origins().get("HUDANG_PORT")).isEqualTo(new Settings.Origin("8081", "environment"));
        assertThat(settings.origins().get("HUDANG_ZONE")).isEqualTo(new Settings.Origin("Asia/Shanghai", "default"));
        assertThat(settings.home()).isEqualTo(Path.of("/house/data"));
    }

    @Test
    void production_needs_an_address_of_its_own() {
        assertThatThrownBy(() -> Settings.from(Map.of("HUDANG_KIND", "production")))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("HUDANG_PUBLIC_URL");
    }
}
