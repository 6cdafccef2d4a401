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
    /** Line and paragraph separators, and the marks that turn the direction of text. */
    private static final String TURNING =
            "\u2028\u2029\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    static Console of(PrintStream out, PrintStream err, Map<String, String> environment) {
        return new Console(out, err, language(environment), environment);
    }

    /** Says a line to people on {@code out}. */
    void tell(String line) {
        out.println(plain(line));
    }

    /** Says a line to people on {@code err}. */
    void warn(String line) {
        err.println(plain(line));
    }

    /**
     * A line as it may be shown on a terminal. Names of files and of signers come from strangers: what would move the
     * cursor, begin a line or turn the direction of the text is written out.
     */
    private static String plain(String line) {
        StringBuilder plain = new StringBuilder();
        line.codePoints().forEach(point -> {
            if (Character.isISOControl(point) || TURNING.indexOf(point) >= 0) {
                plain.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
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
