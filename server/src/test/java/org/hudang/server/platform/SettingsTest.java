package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
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
                "HUDANG_SEARCH     | elastic                     | lucene"
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
    void a_misspelt_key_is_refused_and_not_passed_over() {
        assertThatThrownBy(() -> Settings.from(Map.of("HUDANG_PUBLICURL", "https://hudang.example")))
                .isInstanceOfSatisfying(
                        SettingRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("SV-002"));
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
