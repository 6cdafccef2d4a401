package org.hudang.server.platform;

import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences for people. Chinese is the first language of every bundle, so no other language may stand in for it. */
public final class Messages {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Messages() {}

    /** The bundle of this name in this language; Chinese where the language has none. */
    public static ResourceBundle of(String bundle, Locale locale) {
        return ResourceBundle.getBundle(bundle, locale, NO_FALLBACK);
    }
}
