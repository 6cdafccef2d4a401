package org.hudang.casework.benefit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A benefit to be entered.
 *
 * @param household number of the household
 * @param township code of the township that owns the household
 * @param programme what is granted
 * @param level class within the programme, 1 to 40 characters
 * @param people persons who receive it, 1 to 99
 * @param from first day
 * @param until last day, if it is known from the start
 * @param nextReview day of the next review, after {@code from}
 */
public record EnterBenefit(
        String household,
        String township,
        Programme programme,
        String level,
        int people,
        LocalDate from,
        Optional<LocalDate> until,
        LocalDate nextReview) {

    public EnterBenefit {
        if (level.isBlank() || level.length() > 40) {
            throw BenefitRefused.field("level", "1–40");
        }
        if (people < 1 || people > 99) {
            throw BenefitRefused.field("people", "1–99");
        }
        if (!nextReview.isAfter(from)) {
            throw BenefitRefused.field("nextReview", "> " + from);
        }
        if (until.isPresent() && until.get().isBefore(from)) {
            throw BenefitRefused.field("until", "≥ " + from);
        }
    }
}
