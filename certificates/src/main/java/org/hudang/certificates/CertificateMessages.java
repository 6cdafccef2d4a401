package org.hudang.certificates;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this module for people, by code; Chinese unless the locale says English. */
public final class CertificateMessages {
    private static final String BUNDLE = "org.hudang.certificates.messages";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private CertificateMessages() {}

    /** The sentence of a refusal. */
    public static String sentence(CertificateException refused, Locale locale) {
        return sentence(refused.code(), locale, refused.details().toArray());
    }

    /**
     * The sentence under a code; instants are told to the minute in the time of China.
     *
     * @throws java.util.MissingResourceException when the code has no sentence, which the tests rule out
     */
    public static String sentence(String code, Locale locale, Object... details) {
        Locale language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] shown = Arrays.stream(details)
                .map(detail -> detail instanceof Instant instant ? MINUTE.format(instant) : detail.toString())
                .toArray();
        return new MessageFormat(bundle.getString(code), language).format(shown);
    }
}
