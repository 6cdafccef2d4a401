package org.hudang.casework;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words of the trade as they stand on papers; papers are Chinese whatever language the screens speak. */
public final class Terms {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle(
            "org.hudang.casework.terms",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Terms() {}

    /** The word for this key, with its blanks filled. */
    public static String of(String key, Object... blanks) {
        return blanks.length == 0
                ? WORDS.getString(key)
                : new MessageFormat(WORDS.getString(key), Locale.CHINA).format(blanks);
    }
}
