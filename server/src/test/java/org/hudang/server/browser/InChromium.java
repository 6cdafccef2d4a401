package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one browser of this process to every test that asks for it, and closes it before the house. */
final class InChromium implements ParameterResolver {
    static final Path BROWSER = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final Namespace CHROMIUM = Namespace.create(InChromium.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        requireBrowser();
        OpenHouse house = InOpenHouse.house(test);
        return test.getStore(StoreScope.LAUNCHER_SESSION, CHROMIUM)
                .computeIfAbsent(Chromium.class, key -> Chromium.start(house), Chromium.class);
    }

    /** Where the build is judged a missing browser is a failure; on a desk it is said and passed over. */
    private static void requireBrowser() {
        boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        String missing = "no browser: install the Debian packages chromium and chromium-driver";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(there).as(missing).isTrue();
        }
        assumeTrue(there, missing);
    }
}
