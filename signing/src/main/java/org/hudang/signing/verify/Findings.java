package org.hudang.signing.verify;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;

/** Tells findings to people, with the sentences of the bundle. */
final class Findings {
    private static final String BUNDLE = "org.hudang.signing.verify.messages";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ResourceBundle ZH = ResourceBundle.getBundle(BUNDLE, Locale.ROOT, NO_FALLBACK);
    private static final ResourceBundle EN = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH, NO_FALLBACK);

    private Findings() {}

    static Reason reason(Finding finding) {
        return reason(finding, finding.where());
    }

    static Reason reason(Finding finding, String where) {
        Object[] arguments = finding.arguments().stream().map(String::valueOf).toArray();
        return new Reason(
                finding.code().text(),
                sentence(ZH, finding.code(), arguments),
                sentence(EN, finding.code(), arguments),
                where);
    }

    static Reason reason(Code code, String where, Object... arguments) {
        return reason(Finding.of(code, where, arguments));
    }

    static List<Reason> reasons(List<Finding> findings) {
        return findings.stream().map(Findings::reason).toList();
    }

    private static String sentence(ResourceBundle bundle, Code code, Object... arguments) {
        return new MessageFormat(bundle.getString(code.text()), Locale.ROOT).format(arguments);
    }
}
