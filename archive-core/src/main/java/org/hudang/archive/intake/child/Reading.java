package org.hudang.archive.intake.child;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Fate;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;
import org.hudang.archive.intake.gate.Limits;

/** Gathers the text of one file within the limits of length and time, and the warnings. */
final class Reading {
    private final List<String> pages = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final long deadline;
    private int left = Limits.TEXT;

    Reading(int millis) {
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** How many more characters may be read. */
    int left() {
        return left;
    }

    /** Whether there is still time and room for text. */
    boolean goesOn() {
        if (left <= 0 || System.nanoTime() - deadline > 0) {
            warn(Finding.of(IntakeCode.TEXT_CUT, Limits.TEXT - left));
            return false;
        }
        return true;
    }

    /** Adds a page's text, without characters that XML and databases cannot hold. */
    void add(String text) {
        String clean = clean(text);
        if (clean.length() > left) {
            clean = clean.substring(0, left);
            warn(Finding.of(IntakeCode.TEXT_CUT, Limits.TEXT));
        }
        left -= clean.length();
        pages.add(clean);
    }

    void warn(Finding warning) {
        if (warnings.stream().noneMatch(known -> known.code() == warning.code())) {
            warnings.add(warning);
        }
    }

    void warn(IntakeCode code) {
        warn(Finding.of(code));
    }

    /** The reply for a file that should have text. */
    Reply withText(Size size) {
        if (pages.stream().allMatch(String::isBlank)) {
            warn(IntakeCode.NO_TEXT);
        }
        return new Reply(Fate.DONE, Finding.of(IntakeCode.ACCEPTED), size, "", warnings, pages);
    }

    /** The reply for a picture. */
    Reply withoutText(Size size) {
        return new Reply(Fate.DONE, Finding.of(IntakeCode.ACCEPTED), size, "", warnings, List.of());
    }

    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            boolean control = c < 32 && c != '\t' && c != '\n' && c != '\r';
            if (!lone && !control && c != 0xfffe && c != 0xffff) {
                out.appendCodePoint(c);
            }
        });
        return out.toString().strip();
    }
}
