package org.hudang.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.hudang.server.demo.Demo;
import org.hudang.server.demo.DemoLog;
import org.hudang.server.platform.House;
import org.hudang.server.platform.SettingRefused;
import org.hudang.server.platform.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets everything up and runs the main job on the synthetic households under samples/. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Dispatch.NeedsHouse {
    @Option(names = "--json")
    boolean json;

    @Override
    public int run(House house, Console console) throws IOException {
        DemoLog log = new DemoLog(console.locale(), json ? console::warn : console::tell, house.clock());
        new Demo(house, samples(house.settings()), log).run();
        if (json) {
            console.out().println(log.json());
        }
        return Dispatch.GOOD;
    }

    /** Beside the launcher. */
    private static Path samples(Settings settings) {
        Path samples = settings.launcher().resolve("samples");
        if (!Files.isDirectory(Objects.requireNonNull(samples))) {
            throw SettingRefused.missing("samples", samples);
        }
        return samples;
    }
}
