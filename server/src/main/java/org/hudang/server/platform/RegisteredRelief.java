package org.hudang.server.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.BenefitRegister;

/**
 * What the register of benefits says about the end of relief (停保). Of a household that the register does not know in a
 * programme nobody can say that it receives nothing: nothing ends.
 */
final class RegisteredRelief implements BenefitStops {
    private final BenefitRegister benefits;
    private final Clock clock;

    RegisteredRelief(BenefitRegister benefits, Clock clock) {
        this.benefits = benefits;
        this.clock = clock;
    }

    @Override
    public Answer of(HouseholdNumber household, String programme, Acting acting) {
        LocalDate today = LocalDate.now(clock);
        List<Optional<LocalDate>> ends = benefits.of(household.value(), acting).stream()
                .filter(benefit -> benefit.programme().code().equals(programme))
                .map(RegisteredRelief::end)
                .toList();
        boolean receives = ends.isEmpty()
                || ends.stream().anyMatch(end -> end.isEmpty() || end.get().isAfter(today));
        return receives
                ? new Answer.InForce()
                : new Answer.Stopped(ends.stream()
                        .flatMap(Optional::stream)
                        .max(LocalDate::compareTo)
                        .orElseThrow());
    }

    /** First day without it. */
    static Optional<LocalDate> end(Benefit benefit) {
        return benefit.stopped().map(Benefit.Stop::on).or(() -> benefit.until().map(last -> last.plusDays(1)));
    }
}
