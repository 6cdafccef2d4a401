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

/** Finds the one sentence for any failure, in whichever room it arose. */
public final class Sentences {
    private static final String UNEXPECTED = "SV-900";
    private static final String[] SIGNING = {
        "org.hudang.signing.messages", "org.hudang.signing.seal.messages", "org.hudang.signing.personal.messages"
    };

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
            return spoken(e.code(), locale, e.facts().toArray(), "org.hudang.forms.messages");
        }
        if (failure instanceof SearchException e) {
            return spoken(e.code(), locale, new Object[] {e.expected(), e.found()}, "org.hudang.search.messages");
        }
        if (failure instanceof SigningException e) {
            return spoken(e.code(), locale, e.arguments().toArray(), SIGNING);
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

    /** The code and sentence of an HTTP status: what a program is told when nothing more particular is known. */
    public static Spoken of(int status, Locale locale) {
        String code = code(status);
        return new Spoken(code, format("org.hudang.server.messages", code, locale), status < 500);
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "SV-401";
            case 403 -> "SV-403";
            case 404 -> "SV-404";
            case 405 -> "SV-405";
            case 406 -> "SV-406";
            case 413 -> "SV-413";
            case 415 -> "SV-415";
            case 429 -> "SV-429";
            case 503 -> "SV-503";
            default -> status < 500 ? "SV-400" : "SV-500";
        };
    }

    private static Spoken spoken(String code, Locale locale, Object[] facts, String... bundles) {
        for (String bundle : bundles) {
            if (Messages.of(bundle, locale).containsKey(code)) {
                return new Spoken(code, format(bundle, code, locale, facts), true);
            }
        }
        return new Spoken(code, code, true);
    }

    private static String format(String bundle, String code, Locale locale, Object... facts) {
        return new MessageFormat(Messages.of(bundle, locale).getString(code), locale).format(facts);
    }
}
