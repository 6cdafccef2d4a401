package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.retention.BenefitStops.Answer;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the register of benefits says about the end of relief. */
@ExtendWith(InOpenHouse.class)
class RegisteredReliefTest {
    private static final Acting CLERK = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;
    private final Household household;
    private final LocalDate today;
    private final RegisteredRelief relief;

    RegisteredReliefTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("沈样例");
        this.today = LocalDate.now(house.house().clock());
        this.relief =
                new RegisteredRelief(house.house().benefits(), house.house().clock());
    }

    @Test
    void of_a_household_without_an_entry_nobody_can_say_that_relief_ended() {
        assertThat(asked("DB")).isEqualTo(new Answer.InForce());
    }

    @Test
    void it_ends_with_the_stop_and_begins_again_with_the_next_entry() {
        Benefit first = entered(Programme.SUBSISTENCE, today.minusDays(90), Optional.empty());
        assertThat(asked("DB")).isEqualTo(new Answer.InForce());

        Benefit unused = house.house().benefits().stop(first.id(), new Benefit.Stop(today.minusDays(10), "样例"), CLERK);
        assertThat(asked("DB")).isEqualTo(new Answer.Stopped(today.minusDays(10)));
        assertThat(asked("LS")).isEqualTo(new Answer.InForce());

        Benefit again = entered(Programme.SUBSISTENCE, today.minusDays(5), Optional.empty());
        assertThat(again.stopped()).isEmpty();
        assertThat(asked("DB")).isEqualTo(new Answer.InForce());
    }

    @Test
    void it_ends_with_the_last_day_that_was_set() {
        Benefit once = entered(Programme.TEMPORARY, today.minusDays(40), Optional.of(today.minusDays(20)));

        assertThat(once.until()).isPresent();
        assertThat(asked("LS")).isEqualTo(new Answer.Stopped(today.minusDays(19)));
    }

    private Answer asked(String programme) {
        return relief.of(household.number(), programme, CLERK);
    }

    private Benefit entered(Programme programme, LocalDate from, Optional<LocalDate> until) {
        return house.house()
                .benefits()
                .enter(
                        new EnterBenefit(
                                household.number().value(),
                                OpenHouse.OURS,
                                programme,
                                "A",
                                1,
                                from,
                                until,
                                today.plusDays(200)),
                        CLERK);
    }
}
