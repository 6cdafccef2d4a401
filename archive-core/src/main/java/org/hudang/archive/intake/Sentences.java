package org.hudang.archive.intake;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the intake bundle. */
final class Sentences {
    private static final String BUNDLE = "org.hudang.archive.intake.messages";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Sentences() {}

    static String zh(String code, List<String> facts) {
        return sentence(Locale.ROOT, code, facts);
    }

    static String en(String code, List<String> facts) {
        return sentence(Locale.ENGLISH, code, facts);
    }

    private static String sentence(Locale locale, String code, List<String> facts) {
        String pattern = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(code);
        return new MessageFormat(pattern, Locale.ROOT).format(facts.toArray());
    }
}
