package org.hudang.signing.verify;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Spot;

/** Tells findings to people, with the sentences of the bundle. */
final class Findings {
    private static final String SENTENCES = "org.hudang.signing.verify.messages";
    private static final String PLACES = "org.hudang.signing.verify.places";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Words ZH = Words.in(Locale.ROOT);
    private static final Words EN = Words.in(Locale.ENGLISH);

    private Findings() {}

    /** What one language has. */
    private record Words(ResourceBundle sentences, ResourceBundle places) {
        static Words in(Locale locale) {
            return new Words(
                    ResourceBundle.getBundle(SENTENCES, locale, NO_FALLBACK),
                    ResourceBundle.getBundle(PLACES, locale, NO_FALLBACK));
        }
    }

    static Reason reason(Finding finding) {
        return reason(finding, finding.where());
    }

    static Reason reason(Finding finding, String where) {
        Object[] arguments = finding.arguments().toArray();
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

    private static String sentence(Words words, Code code, Object... arguments) {
        String plain = words.sentences().getString(code.text());
        if (plain.indexOf('{') < 0 && plain.indexOf('\'') < 0) {
            return plain;
        }
        Object[] told = Arrays.stream(arguments)
                .map(argument -> told(words.places(), argument))
                .toArray();
        return new MessageFormat(plain, Locale.ROOT).format(told);
    }

    /** A place in the words of a language, {@link Locale#ENGLISH} or Chinese. */
    static String place(Spot spot, Locale locale) {
        return told((locale.equals(Locale.ENGLISH) ? EN : ZH).places(), spot);
    }

    /** A place in the words of the language; a kind of place that has none is told as it is written. */
    private static String told(ResourceBundle places, Object argument) {
        if (!(argument instanceof Spot spot)) {
            return String.valueOf(argument);
        }
        String key = spot.kind() + (spot.which().isEmpty() ? "" : ".one");
        return places.containsKey(key)
                ? new MessageFormat(places.getString(key), Locale.ROOT).format(new Object[] {spot.which()})
                : spot.where();
    }
}
