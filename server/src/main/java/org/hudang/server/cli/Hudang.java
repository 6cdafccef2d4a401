package org.hudang.server.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.hudang.server.platform.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
        name = "hudang",
        mixinStandardHelpOptions = true,
        version = "户档 Hudang 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
final class Hudang {
    private static final Map<String, Supplier<Object>> COMMANDS = all();

    private Hudang() {}

    private static Map<String, Supplier<Object>> all() {
        Map<String, Supplier<Object>> map = new LinkedHashMap<>();
        map.put("demo", DemoCommand::new);
        map.put("serve", ServeCommand::new);
        map.put("test", TestCommand::new);
        map.put("verify", VerifyCommand::new);
        map.put("certificate", CertificateCommand::new);
        map.put("search", SearchCommand::new);
        map.put("intake", IntakeCommand::new);
        map.put("archive", ArchiveCommand::new);
        map.put("doctor", DoctorCommand::new);
        map.put("volume", VolumeCommand::new);
        map.put("retention", RetentionCommand::new);
        map.put("single-sets", SingleCommand::new);
        map.put("destroy", DestroyCommand::new);
        map.put("seal", SealCommand::new);
        map.put("keys", KeysCommand::new);
        map.put("keep", KeepCommand::new);
        map.put("register", RegisterCommand::new);
        map.put("benefits", BenefitsCommand::new);
        map.put("account", AccountCommand::new);
        map.put("config", ConfigCommand::new);
        return map;
    }

    /** The command line for these arguments. A known command alone is built; only help needs them all. */
    static CommandLine line(Locale locale, String... arguments) {
        CommandLine line = new CommandLine(new Hudang());
        Supplier<Object> asked = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (asked != null) {
            line.addSubcommand(arguments[0], asked.get());
        } else {
            COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.get()));
        }
        return line.setResourceBundle(Messages.of("org.hudang.server.cli", locale))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    /** Names of the commands, in the order of the help. */
    static List<String> commands() {
        return List.copyOf(COMMANDS.keySet());
    }
}
