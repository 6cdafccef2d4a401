package org.hudang.casework.certificate;

import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.BenefitRegister;
import org.hudang.casework.benefit.Programme;
import org.hudang.certificates.Entitlement;

/**
 * What the register of benefits says when a certificate is to be issued. A benefit that was stopped entitles to nothing any
 * more, also on days before its stop: its certificates were withdrawn with it.
 */
public final class RegisteredBenefits implements Entitlement {
    private final BenefitRegister benefits;

    public RegisteredBenefits(BenefitRegister benefits) {
        this.benefits = benefits;
    }

    @Override
    public Entitled inForce(String household, String programme, LocalDate on) {
        Optional<Benefit> found = Programme.ofCode(programme)
                .flatMap(known -> benefits.inForce(household, known, on, Acting.bureau("certificates")))
                .filter(benefit -> benefit.stopped().isEmpty());
        return found.<Entitled>map(RegisteredBenefits::granted)
                .orElseGet(() -> new Entitled.NotInForce(Entitled.NotInForce.NONE));
    }

    private static Entitled.InForce granted(Benefit benefit) {
        return new Entitled.InForce(
                benefit.id().value(),
                benefit.township(),
                benefit.people(),
                level(benefit.level()),
                benefit.nextReview(),
                benefit.until());
    }

    /** Counties that number their classes have the number printed in the code; words stay out of it. */
    private static int level(String level) {
        return level.matches("\\d{1,2}") ? Integer.parseInt(level) : 0;
    }
}
