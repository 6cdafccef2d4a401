package org.hudang.archive.single;

import java.util.regex.Pattern;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.completeness.BusinessType;

/**
 * A business of a programme (业务类型, AR-06), for example new applications for 低保.
 *
 * @param programme two characters, for example {@code DB}
 */
public record BusinessLine(String programme, BusinessType business) implements Comparable<BusinessLine> {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9]{2})-(NEW|CHANGE|END)");

    /** @throws CommandRefused when the programme has another form */
    public BusinessLine {
        if (!FORM.matcher(programme + "-" + business).matches()) {
            throw new CommandRefused("programme", "[A-Z0-9]{2}");
        }
    }

    /**
     * Reads a word such as {@code DB-NEW}.
     *
     * @throws CommandRefused when it has another form
     */
    public static BusinessLine parse(String word) {
        var read = FORM.matcher(word);
        if (!read.matches()) {
            throw new CommandRefused("business", FORM.pattern());
        }
        return new BusinessLine(read.group(1), BusinessType.valueOf(read.group(2)));
    }

    /** As it is written, for example {@code DB-NEW}. */
    public String word() {
        return programme + "-" + business;
    }

    @Override
    public int compareTo(BusinessLine other) {
        int first = programme.compareTo(other.programme);
        return first != 0 ? first : business.compareTo(other.business);
    }

    @Override
    public String toString() {
        return word();
    }
}
