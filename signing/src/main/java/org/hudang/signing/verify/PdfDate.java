package org.hudang.signing.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of PDF (ISO 32000-2, 7.9.4); without an offset they are taken for UTC. */
final class PdfDate {
    private static final Pattern FORM = Pattern.compile(
            "D:(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2}))?)?)?)?)?(?:Z.*|([+-])(\\d{2})'?(\\d{2})?'?)?");

    private PdfDate() {}

    static Optional<Instant> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            ZoneOffset offset = ZoneOffset.UTC;
            if (matcher.group(7) != null) {
                int sign = matcher.group(7).equals("-") ? -1 : 1;
                offset = ZoneOffset.ofHoursMinutes(sign * number(matcher, 8, 0), sign * number(matcher, 9, 0));
            }
            return Optional.of(OffsetDateTime.of(
                            number(matcher, 1, 0),
                            number(matcher, 2, 1),
                            number(matcher, 3, 1),
                            number(matcher, 4, 0),
                            number(matcher, 5, 0),
                            number(matcher, 6, 0),
                            0,
                            offset)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group, int otherwise) {
        return matcher.group(group) == null ? otherwise : Integer.parseInt(matcher.group(group));
    }
}
