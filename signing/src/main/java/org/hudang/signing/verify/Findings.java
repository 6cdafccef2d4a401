package org.hudang.signing.verify;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Makes reasons from codes and the sentences of the bundle. */
final class Findings {
    private static final String BUNDLE = "org.hudang.signing.verify.messages";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle ZH = ResourceBundle.getBundle(BUNDLE, Locale.ROOT, NO_FALLBACK);
    private static final ResourceBundle EN = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH, NO_FALLBACK);

    private Findings() {}

    static Reason reason(Code code, String where, Object... arguments) {
        return new Reason(code.text(), sentence(ZH, code, arguments), sentence(EN, code, arguments), where);
    }

    private static String sentence(ResourceBundle bundle, Code code, Object... arguments) {
        return new MessageFormat(bundle.getString(code.text()), Locale.ROOT).format(arguments);
    }
}
