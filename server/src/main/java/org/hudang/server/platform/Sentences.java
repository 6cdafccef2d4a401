package org.hudang.server.platform;

import java.text.MessageFormat;
import java.util.Locale;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.intake.IntakeException;
import org.hudang.casework.CaseworkException;
import org.hudang.certificates.CertificateException;
import org.hudang.certificates.CertificateMessages;
import org.hudang.forms.FormsException;
import org.hudang.search.SearchException;
import org.hudang.signing.SigningException;
import org.hudang.signing.SigningMessages;

/** Finds the one sentence for any failure, in whichever room it arose. */
public final class Sentences {
    private static final String UNEXPECTED = "SV-900";

    private Sentences() {}

    /**
     * What is said to a person.
     *
     * @param code stable code
     * @param sentence one clear sentence
     * @param expected whether the failure is one that the house foresaw
     */
    public record Spoken(String code, String sentence, boolean expected) {}

    /** The code and sentence of a failure. */
    public static Spoken of(Throwable failure, Locale locale) {
        if (failure instanceof ServerException e) {
            return new Spoken(e.code(), e.sentence(locale), true);
        }
        if (failure instanceof ArchiveException e) {
            return new Spoken(e.code(), e.sentence(locale), true);
        }
        if (failure instanceof CaseworkException e) {
            return new Spoken(e.code(), e.sentence(locale), true);
        }
        if (failure instanceof CertificateException e) {
            return new Spoken(e.code(), CertificateMessages.sentence(e, locale), true);
        }
        if (failure instanceof FormsException e) {
            return spoken(
                    "org.hudang.forms.messages", e.code(), locale, e.facts().toArray());
        }
        if (failure instanceof SearchException e) {
            return spoken("org.hudang.search.messages", e.code(), locale, e.expected(), e.found());
        }
        if (failure instanceof SigningException e) {
            return new Spoken(e.code(), SigningMessages.sentence(e, locale), true);
        }
        if (failure instanceof IntakeException e) {
            String sentence = locale.getLanguage().equals("en")
                    ? e.finding().en()
                    : e.finding().zh();
            return new Spoken(e.code(), sentence, true);
        }
        return new Spoken(
                UNEXPECTED,
                format(
                        "org.hudang.server.messages",
                        UNEXPECTED,
                        locale,
                        failure.getClass().getSimpleName()),
                false);
    }

    private static Spoken spoken(String bundle, String code, Locale locale, Object... facts) {
        return new Spoken(code, format(bundle, code, locale, facts), true);
    }

    private static String format(String bundle, String code, Locale locale, Object... facts) {
        return new MessageFormat(Messages.of(bundle, locale).getString(code), locale).format(facts);
    }
}
