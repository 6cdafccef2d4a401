package org.hudang.server.certificate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hudang.certificates.Revocation;
import org.springframework.context.MessageSource;

/** What the journal of certificates notes in few fixed words, as people read it; whatever else it notes stays as it is. */
final class EventWords {
    private static final List<Told> KNOWN = List.of(
            new Told("witnessed", "witnessed by (idc_[a-z2-7]{26}) (COUNTER|HOME)"),
            new Told("signed", "witnessed by (act_[a-z2-7]{26})"),
            new Told("by", "by (cer_[a-z2-7]{26})"),
            new Told("phone", "phone"),
            new Told("told.both", "([A-Z]+) NAME PEOPLE"),
            new Told("told.name", "([A-Z]+) NAME"),
            new Told("told.people", "([A-Z]+) PEOPLE"),
            new Told("wayIn", "way in"),
            new Told("anotherPhone", "in place of another phone"),
            new Told("asked", "withdrawal asked for, ([A-Z_]+)(?:: (.*))?"),
            new Told("refused", "withdrawal refused: (.*)"),
            new Told("withdrawn", "([A-Z_]+)(?:: (.*?))?; asked for by (.*)"),
            new Told("stopped", "([A-Z_]+)(?:: (.*))?"),
            new Told("copied", "(cpy_[a-z2-7]{26}) until (\\d{4}-\\d\\d-\\d\\d)"),
            new Told("adopted", "published as withdrawn before the register was set back"));

    private final MessageSource words;
    private final Locale locale;

    EventWords(MessageSource words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    /** A known detail and the key of its words. */
    private record Told(String key, Pattern pattern) {
        Told(String key, String pattern) {
            this(key, Pattern.compile(pattern));
        }
    }

    /** The detail in the language of the page. */
    String of(String detail) {
        for (Told told : KNOWN) {
            Matcher matcher = told.pattern().matcher(detail);
            if (matcher.matches()) {
                Object[] facts = IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(group -> matcher.group(group) == null ? "" : word(matcher.group(group)))
                        .toArray();
                return words.getMessage("cert.detail." + told.key(), facts, locale)
                        .strip();
            }
        }
        return detail;
    }

    /** A code of a reason, of a place or of a purpose as its word. */
    private String word(String fact) {
        boolean reason = Arrays.stream(Revocation.Reason.values())
                .anyMatch(one -> one.name().equals(fact));
        String key = reason ? "cert.reason." + fact : "cert.way." + fact;
        String purpose = words.getMessage("check.purpose." + fact, null, fact, locale);
        String word = words.getMessage(key, null, purpose, locale);
        return word == null ? fact : word;
    }
}
