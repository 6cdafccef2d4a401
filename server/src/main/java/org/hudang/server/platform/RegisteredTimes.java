package org.hudang.server.platform;

import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.ReliefTimes;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.casework.benefit.BenefitRegister;

/** When a household received relief, as the register of benefits says. */
final class RegisteredTimes implements ReliefTimes {
    private final BenefitRegister benefits;

    RegisteredTimes(BenefitRegister benefits) {
        this.benefits = benefits;
    }

    @Override
    public List<Relief> of(HouseholdNumber household, Acting acting) {
        return benefits.of(household.value(), acting).stream()
                .map(benefit -> new Relief(benefit.programme().code(), benefit.from(), RegisteredRelief.end(benefit)))
                .toList();
    }
}
