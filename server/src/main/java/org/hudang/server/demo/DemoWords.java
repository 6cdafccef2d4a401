package org.hudang.server.demo;

import java.util.Locale;
import java.util.ResourceBundle;
import org.hudang.server.platform.Messages;

/** Words that the demo puts on invented papers and seals; Chinese, as papers are. */
final class DemoWords {
    private static final ResourceBundle WORDS = Messages.of("org.hudang.server.demo-words", Locale.ROOT);

    private DemoWords() {}

    static String of(String key) {
        return WORDS.getString(key);
    }
}
