package org.hudang.forms;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a relief certificate shows of its holder, already masked.
 *
 * @param maskedName for example 张*例; must be masked
 * @param maskedNumber for example 999***********0013; at most eight characters may be seen
 * @param programme kind of relief (救助类别)
 * @param householdSize persons in the household
 * @param entitled persons who receive relief, at most {@code householdSize}
 * @param since month from which relief is granted (保障起始)
 * @param validFrom first day of validity
 * @param validTo last day of validity
 * @param place where the household lives, to community level
 * @param issuer office that issues
 * @param issuedOn day of issue
 */
public record CertificateFace(
        String maskedName,
        String maskedNumber,
        String programme,
        int householdSize,
        int entitled,
        YearMonth since,
        LocalDate validFrom,
        LocalDate validTo,
        String place,
        String issuer,
        LocalDate issuedOn) {
    public CertificateFace {
        Given.line("certificate.maskedName", maskedName, 40);
        Given.matches("certificate.maskedNumber", maskedNumber, "[0-9A-Z*-]{4,24}");
        if (maskedName.indexOf('*') < 0) {
            throw new PaperDataRefused("certificate.maskedName", "a masked name", "a name without *");
        }
        if (maskedNumber.indexOf('*') < 0 || maskedNumber.replace("*", "").length() > 8) {
            throw new PaperDataRefused("certificate.maskedNumber", "at most 8 characters to be seen", "more");
        }
        Given.line("certificate.programme", programme, 20);
        if (householdSize < 1 || householdSize > 99 || entitled < 0 || entitled > householdSize) {
            throw new PaperDataRefused(
                    "certificate.householdSize", "1 to 99, entitled among them", householdSize + ", " + entitled);
        }
        if (validTo.isBefore(validFrom)) {
            throw new PaperDataRefused("certificate.validTo", "not before " + validFrom, validTo.toString());
        }
        Given.line("certificate.place", place, 40);
        Given.line("certificate.issuer", issuer, 40);
    }
}
