package org.hudang.server.cli;

import java.util.Locale;
import java.util.Map;
import org.hudang.server.platform.Settings;
import picocli.CommandLine.Command;

/** Shows what is in force, and where each value came from. */
@Command(name = "config", mixinStandardHelpOptions = true, subcommands = ConfigCommand.Show.class)
final class ConfigCommand {

    @Command(name = "show", mixinStandardHelpOptions = true)
    static final class Show implements Dispatch.NeedsConsole {
        @Override
        public int run(Console console) {
            Settings settings = Settings.from(console.environment());
            Map<String, Settings.Origin> origins = settings.origins();
            for (String key : Settings.keys()) {
                Settings.Origin origin = origins.getOrDefault(key, new Settings.Origin("", "default"));
                console.tell(String.format(Locale.ROOT, "%-30s %-11s %s", key, origin.from(), origin.value()));
            }
            return Dispatch.GOOD;
        }
    }
}
