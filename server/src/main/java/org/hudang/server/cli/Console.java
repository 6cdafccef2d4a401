package org.hudang.server.cli;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import org.hudang.server.platform.Messages;

/**
 * Where a command speaks: data on {@code out}, words on {@code err}, in the caller's language.
 *
 * @param out data, and nothing else
 * @param err words for people
 * @param locale Chinese where the environment asks for it, else English
 * @param environment the caller's environment, from which settings are read
 */
record Console(PrintStream out, PrintStream err, Locale locale, Map<String, String> environment) {

    static Console of(PrintStream out, PrintStream err, Map<String, String> environment) {
        return new Console(out, err, language(environment), environment);
    }

    /** A sentence of the application's bundle. */
    String say(String key, Object... facts) {
        return new MessageFormat(
                        Messages.of("org.hudang.server.messages", locale).getString(key), locale)
                .format(facts);
    }

    private static Locale language(Map<String, String> environment) {
        for (String key : new String[] {"HUDANG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(key, "");
            if (!value.isEmpty()) {
                return value.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }
}
