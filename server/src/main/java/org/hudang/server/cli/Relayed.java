package org.hudang.server.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hudang.server.platform.House;

/** A command that came from another process and runs in a house that is open already. */
public final class Relayed {
    /** Path under which a running house takes commands. */
    public static final String PATH = "/internal/commands";

    private Relayed() {}

    /** Runs it and returns its exit code. */
    public static int run(House house, List<String> arguments, String language, PrintStream out, PrintStream err) {
        Console console = new Console(out, err, language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH, Map.of());
        return new Dispatch(console, house).run(arguments.toArray(String[]::new));
    }
}
