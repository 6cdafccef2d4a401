package org.hudang.forms;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A place where an office seals.
 *
 * @param role role of the seal, for example {@code township}; comes back as {@link SignaturePlace#signer()}
 * @param agency name of the office, printed under the seal
 * @param widthMm width of the seal's impression, 15 to 45.5
 * @param heightMm height of the impression, 15 to 45.5
 * @param date printed below the name; empty when the day of sealing is not known yet: the paper then says that the seal's
 *     own time counts
 */
public record SealSpot(String role, String agency, double widthMm, double heightMm, Optional<LocalDate> date) {
    public SealSpot {
        Given.key("seal.role", role);
        Given.line("seal.agency", agency, 40);
        side("seal.widthMm", widthMm);
        side("seal.heightMm", heightMm);
    }

    /** A round seal of 42 mm, the usual size of township and bureau seals, sealed on a day that is not known yet. */
    public static SealSpot round(String role, String agency) {
        return new SealSpot(role, agency, 42, 42, Optional.empty());
    }

    /** The same with the date printed. */
    public SealSpot on(LocalDate day) {
        return new SealSpot(role, agency, widthMm, heightMm, Optional.of(day));
    }

    private static void side(String field, double mm) {
        if (!(mm >= 15 && mm <= 45.5)) {
            throw new PaperDataRefused(field, "15 to 45.5", String.valueOf(mm));
        }
    }
}
