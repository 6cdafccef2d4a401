package org.hudang.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hudang.server.internal.CommandDoor;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.core.StreamReadFeature;

/** The web over an open house. */
@SpringBootApplication(proxyBeanMethods = false)
public class HudangWeb {

    /** Starts the web; the house stays the caller's and outlives it. */
    public static ConfigurableApplicationContext start(House house, int port) {
        SpringApplication application = new SpringApplication(HudangWeb.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(properties(house, port));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(House.class, () -> house, definition -> definition.setDestroyMethodName(""));
            CommandDoor commands = CommandDoor.beside(house.settings().bind());
            beans.registerBean(CommandDoor.class, () -> commands);
            beans.registerBean(DataSource.class, house::dataSource, definition -> definition.setDestroyMethodName(""));
        });
        return application.run();
    }

    /** A program that says something twice in one object means only one of them: refused rather than guessed. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    /** What a request says of who asks is believed when it comes from a trusted proxy, and passed over when it does not. */
    private static void forwarded(List<InetAddress> proxies, Map<String, Object> map) {
        map.put("server.forward-headers-strategy", proxies.isEmpty() ? "none" : "native");
        if (!proxies.isEmpty()) {
            map.put(
                    "server.tomcat.remoteip.internal-proxies",
                    proxies.stream()
                            .map(proxy -> Pattern.quote(proxy.getHostAddress()))
                            .collect(Collectors.joining("|")));
            map.put("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
            map.put("server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto");
        }
    }

    private static Map<String, Object> properties(House house, int port) {
        Settings settings = house.settings();
        Map<String, Object> map = new HashMap<>();
        map.put("server.address", settings.bind());
        map.put("server.port", port);
        map.put("server.shutdown", "graceful");
        forwarded(settings.trustedProxies(), map);
        map.put("server.tomcat.max-http-form-post-size", "64KB");
        map.put("server.tomcat.threads.max", 40);
        map.put(
                "server.tomcat.basedir",
                house.directory().temporary().resolve("web").toString());
        map.put("server.servlet.session.timeout", "30m");
        map.put("server.servlet.session.cookie.http-only", true);
        map.put("server.servlet.session.cookie.same-site", "lax");
        boolean secure = settings.kind() == Settings.Kind.PRODUCTION;
        map.put("server.servlet.session.cookie.name", secure ? "__Host-hudang" : "hudang");
        map.put("server.servlet.session.cookie.secure", secure);
        map.put("server.servlet.session.cookie.path", "/");
        map.put("spring.session.jdbc.table-name", "platform.spring_session");
        map.put("spring.session.jdbc.initialize-schema", "never");
        map.put("spring.servlet.multipart.max-file-size", "20MB");
        map.put("spring.servlet.multipart.max-request-size", "21MB");
        // else a form that is too large would fail once more on the way to the page that says so
        map.put("spring.servlet.multipart.resolve-lazily", true);
        map.put("spring.jackson.deserialization.fail-on-unknown-properties", true);
        map.put("spring.jackson.deserialization.fail-on-null-for-primitives", true);
        map.put("spring.jackson.deserialization.accept-float-as-int", false);
        map.put("spring.jackson.mapper.allow-coercion-of-scalars", false);
        map.put("spring.web.resources.cache.cachecontrol.max-age", "1h");
        // files of the house only: an answer that mixes secrets with what was asked would tell by its length
        map.put("server.compression.enabled", true);
        map.put("server.compression.mime-types", "text/javascript,text/css,image/svg+xml,application/wasm");
        map.put(
                "spring.messages.basename",
                "org.hudang.server.pages,org.hudang.server.handover,org.hudang.server.single,"
                        + "org.hudang.server.history,org.hudang.server.inspections,org.hudang.server.checking,org.hudang.server.certificates,"
                        + "org.hudang.server.cards");
        map.put("spring.messages.fallback-to-system-locale", false);
        map.put("spring.jmx.enabled", false);
        map.put("management.endpoints.web.exposure.include", "health,prometheus");
        map.put("management.endpoint.health.probes.enabled", true);
        map.put("management.endpoint.health.show-details", "when-authorized");
        map.put("management.endpoint.health.roles", "SYSTEM_ADMINISTRATOR");
        map.put("logging.config", "classpath:org/hudang/server/logback-serve.xml");
        return map;
    }
}
