package org.hudang.server.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.DirectoryRefused;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Understands the arguments, finds who has to do the work, and turns every failure into one sentence and an exit code. */
final class Dispatch {
    /** Exit codes of every command. */
    static final int GOOD = 0;

    static final int BAD = 1;
    static final int WRONG_USE = 2;
    static final int CANNOT_TELL = 3;

    private final Console console;
    private final @Nullable House open;

    /** For a process of its own. */
    Dispatch(Console console) {
        this.console = console;
        this.open = null;
    }

    /** For a command that runs in a house that is open already. */
    Dispatch(Console console, House open) {
        this.console = console;
        this.open = open;
    }

    int run(String... arguments) {
        CommandLine line = Hudang.line(console.locale(), arguments)
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setExecutionStrategy(parsed -> {
                    try {
                        return execute(parsed, List.of(arguments));
                    } catch (ParameterException wrongUse) {
                        throw wrongUse;
                    } catch (Exception failure) {
                        return Failure.report(failure, console);
                    }
                });
        line.setParameterExceptionHandler((wrong, given) -> wrongUse(wrong));
        return line.execute(arguments);
    }

    /** One sentence, and where the help is. */
    private int wrongUse(ParameterException wrong) {
        console.warn(String.valueOf(wrong.getMessage()));
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        console.warn(console.say("use.help", "./" + command));
        return WRONG_USE;
    }

    private int execute(ParseResult parsed, List<String> arguments) throws Exception {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        Object command = leaf.commandSpec().userObject();
        if (command instanceof NeedsHouse needsHouse) {
            return inHouse(needsHouse, arguments);
        }
        if (command instanceof NeedsConsole needsConsole) {
            return needsConsole.run(console);
        }
        if (command instanceof Callable<?> callable) {
            return callable.call() instanceof Integer exit ? exit : GOOD;
        }
        leaf.commandSpec().commandLine().usage(console.err());
        return WRONG_USE;
    }

    /** Runs in the house: here when nobody holds the data directory alone, else in the process that does. */
    private int inHouse(NeedsHouse command, List<String> arguments) throws Exception {
        if (open != null) {
            if (!command.isRelayed()) {
                throw DirectoryRefused.inUse(open.directory().root());
            }
            return command.run(open, console);
        }
        command.refuseWrongUse(console);
        Settings settings = Settings.from(environment());
        House.requireKind(settings);
        DataDirectory directory = DataDirectory.open(settings.home(), settings.kind());
        try (House house = House.open(settings, directory)) {
            return command.run(house, console);
        } catch (DirectoryRefused refused) {
            boolean another = settings.outside().database().isPresent(); // the holder works with another database
            if (!refused.code().equals(DirectoryRefused.IN_USE) || !command.isRelayed() || another) {
                throw refused;
            }
            return relay(directory, refused, command.relayed(arguments));
        }
    }

    private int relay(DataDirectory directory, DirectoryRefused refused, List<String> arguments) throws Exception {
        try {
            return RunningHouse.at(directory).orElseThrow(() -> refused).run(arguments, console);
        } catch (ConnectException nobodyListens) {
            refused.addSuppressed(nobodyListens);
            throw refused;
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private Map<String, String> environment() {
        return console.environment();
    }

    /** A command that works with the database, the archive and the index. */
    interface NeedsHouse {
        int run(House house, Console console) throws Exception;

        /**
         * Looks at the arguments before any house is made for them.
         *
         * @throws ParameterException if one can be nothing good in any house
         */
        default void refuseWrongUse(Console console) {
            // most can only be judged in a house
        }

        /** Whether a house that is open already does it for the caller; what opens a house of its own is refused there. */
        default boolean isRelayed() {
            return true;
        }

        /** The arguments as another process must hear them: names of files in full. */
        default List<String> relayed(List<String> arguments) {
            return arguments;
        }
    }

    /** A command that starts neither database nor web. */
    interface NeedsConsole {
        int run(Console console) throws Exception;
    }
}
