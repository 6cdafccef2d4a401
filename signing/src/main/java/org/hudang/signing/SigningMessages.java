package org.hudang.signing;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this module for people, by code; Chinese unless the locale says English. */
public final class SigningMessages {
    private static final String BUNDLE = "org.hudang.signing.messages";

    private SigningMessages() {}

    /**
     * The sentence of a refusal.
     *
     * @param locale English gives English, everything else Chinese
     */
    public static String sentence(SigningException refused, Locale locale) {
        return sentence(refused.code(), locale, refused.arguments().toArray());
    }

    /**
     * The sentence under a code.
     *
     * @throws java.util.MissingResourceException when the code has no sentence, which the tests rule out
     */
    public static String sentence(String code, Locale locale, Object... arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(code), locale).format(arguments);
    }
}
