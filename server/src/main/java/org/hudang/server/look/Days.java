package org.hudang.server.look;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a text apart so that a page can keep each day or time in it on one line: at its hyphens a narrow page would break. */
public final class Days {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2})?)?");

    Days() {}

    /**
     * A part of a text.
     *
     * @param text as it stands there
     * @param whole whether it stays on one line
     */
    public record Part(String text, boolean whole) {}

    /** All parts, in order; together they are the text. */
    public List<Part> of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher day = DAY.matcher(text);
        int at = 0;
        while (day.find()) {
            if (at < day.start()) {
                parts.add(new Part(text.substring(at, day.start()), false));
            }
            parts.add(new Part(day.group(), true));
            at = day.end();
        }
        if (at < text.length()) {
            parts.add(new Part(text.substring(at), false));
        }
        return parts;
    }
}
