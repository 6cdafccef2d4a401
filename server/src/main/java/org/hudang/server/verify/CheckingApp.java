package org.hudang.server.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.hudang.server.platform.House;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the public page needs to judge in the browser: where the parts lie that the build made, and what they rely on. The
 * address of a part has the version of all of them in it, so a page never meets parts of another version, and a browser may
 * keep them for ever. The worker alone has a fixed address and is asked for each time.
 */
@Component
public class CheckingApp implements WebMvcConfigurer {
    private static final String BUILT = "/org/hudang/server/checking-app.properties";

    private final House house;
    private final String version;

    CheckingApp(House house) {
        this.house = house;
        this.version = built();
    }

    private static String built() {
        Properties built = new Properties();
        try (InputStream file = Objects.requireNonNull(CheckingApp.class.getResourceAsStream(BUILT), BUILT)) {
            built.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(built.getProperty("version"), "version");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/verify/*/*")
                .addResourceLocations("classpath:/static/verify/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/verify-worker.js")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache());
    }

    /** Where the parts lie, without a slash at the end. */
    public String address() {
        return "/verify/" + version;
    }

    /** Host whose codes are ours. */
    public String host() {
        return house.settings().publicUrl().getHost();
    }

    /** Address of this house as its status lists name it. */
    public String url() {
        return house.settings().publicUrl().toString();
    }

    /** The roots, one a line. */
    public String roots() {
        return house.trustRoots().text();
    }

    /** Zone of the days that are shown. */
    public String zone() {
        return house.settings().zone().getId();
    }
}
