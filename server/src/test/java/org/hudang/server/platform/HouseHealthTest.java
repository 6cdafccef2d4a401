package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.hudang.archive.StoreDegraded;
import org.hudang.server.HudangWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HouseHealthTest {
    @TempDir
    private Path folder;

    @Test
    void a_trouble_is_told_to_administrators_and_does_not_take_the_service_down() throws Exception {
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        try (House house = House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
                ConfigurableApplicationContext web = HudangWeb.start(house, 0)) {
            HouseHealth health = web.getBean(HouseHealth.class);
            assertThat(health.health().getDetails()).isEmpty();

            JdbcClient owner = JdbcClient.create(owner(house, settings.home()));
            owner.sql("revoke all on signing.seal_request from hudang_app").update();
            assertThatThrownBy(house.upkeep()::finishInterrupted).isInstanceOf(RuntimeException.class);

            assertThat(health.health().getStatus().getCode()).isEqualTo("TROUBLED");
            assertThat(health.health().getDetails()).containsOnlyKeys("unfinished-sealings");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(web) + "/actuator/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"UP\"").doesNotContain("sealings");

            owner.sql("revoke all on certificate.trust_list from hudang_app").update();
            assertThatThrownBy(house.upkeep()::refreshLists).isInstanceOf(RuntimeException.class);
            assertThat(house.upkeep().troubles()).containsKeys("lists", "unfinished-sealings");
            owner.sql("grant select, insert on certificate.trust_list to hudang_app")
                    .update();
            house.upkeep().refreshLists();
            assertThat(house.upkeep().troubles()).doesNotContainKey("lists");
        }
    }

    @Test
    void a_disk_that_is_not_believed_takes_the_service_down_so_that_it_is_started_anew() throws Exception {
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        try (House house = House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
                ConfigurableApplicationContext web = HudangWeb.start(house, 0)) {
            house.upkeep().degraded(new StoreDegraded("sync folder"));
            house.upkeep().finishInterrupted();

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(web) + "/actuator/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"DOWN\"").doesNotContain("AR-018");
            assertThat(house.upkeep().troubles()).containsEntry("storage", "AR-018");
        }
    }

    private static int port(ConfigurableApplicationContext web) {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) web).getWebServer())
                .getPort();
    }

    private static DriverManagerDataSource owner(House house, Path home) throws Exception {
        String password = Files.readString(home.resolve("postgres/password-owner"));
        return new DriverManagerDataSource(
                String.valueOf(house.dataSource().getJdbcUrl()), HousePostgres.OWNER, password.strip());
    }
}
