package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hudang.archive.Acting;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Inspections;
import org.hudang.archive.inspection.Judgement;
import org.hudang.archive.inspection.LongKeeping;
import org.hudang.archive.inspection.NoSuchReport;
import org.hudang.archive.inspection.ReportId;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.VolumeId;
import org.hudang.testbed.HandClock;
import org.junit.jupiter.api.Test;

/** Whose turn it is when something cannot be looked at. */
class InspectionRoomTest {
    private static final VolumeId BROKEN = new VolumeId("vol_" + "a".repeat(26));
    private static final VolumeId WHOLE = new VolumeId("vol_" + "b".repeat(26));

    private final List<VolumeId> looked = new ArrayList<>();
    private final Troubles troubles = new Troubles();
    private final HandClock clock = HandClock.at(Instant.parse("2026-09-01T00:00:00Z"));
    private final AlwaysDue keeping = new AlwaysDue();
    private final InspectionRoom room = new InspectionRoom(new Looking(), keeping, clock, troubles);

    @Test
    void a_volume_that_cannot_be_looked_at_is_told_and_rests_for_an_hour_and_keeps_no_other_from_it() {
        attend();
        assertThat(looked).containsExactly(BROKEN, WHOLE);
        looked.clear();

        clock.pass(InspectionRoom.PAUSE);
        attend();
        assertThat(looked).containsExactly(WHOLE);
        looked.clear();

        clock.pass(Duration.ofHours(1));
        attend();
        assertThat(looked).containsExactly(BROKEN, WHOLE);
    }

    @Test
    void a_volume_is_due_before_its_last_look_is_ninety_days_old_and_a_changed_one_after_a_day_of_rest() {
        attend();

        Instant now = clock.instant();
        assertThat(keeping.asked).singleElement().satisfies(rule -> {
            assertThat(rule.before()).isBetween(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(60)));
            assertThat(rule.changedBefore()).isEqualTo(now.minus(Duration.ofDays(1)));
        });
    }

    private void attend() {
        assertThatThrownBy(room::attend).isInstanceOf(VolumeUnknown.class);
        assertThat(troubles.now())
                .containsEntry("inspect-kept", new VolumeUnknown().code())
                .doesNotContainKey("inspections-failed");
    }

    private final class Looking implements Inspections {
        @Override
        public Inspection inspect(VolumeId volume, Stage stage, Acting acting) {
            looked.add(volume);
            if (volume.equals(BROKEN)) {
                throw new VolumeUnknown();
            }
            return new Inspection(
                    stage,
                    volume,
                    "code",
                    1,
                    clock.instant(),
                    acting.user(),
                    0,
                    0,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    OptionalInt.empty());
        }

        @Override
        public Optional<Inspection> newest(VolumeId volume, Stage stage, Acting acting) {
            return Optional.empty();
        }

        @Override
        public Inspection judge(ReportId report, List<Judgement> judgements, Acting acting) {
            throw new NoSuchReport(report.stage());
        }
    }

    /** Two volumes, the one that cannot be looked at first. */
    private static final class AlwaysDue implements LongKeeping {
        private final List<Rule> asked = new ArrayList<>();

        @Override
        public List<VolumeId> due(Rule rule, int most, Acting acting) {
            asked.add(rule);
            return List.of(BROKEN, WHOLE);
        }

        @Override
        public List<Month> months(YearMonth first, Acting acting) {
            return List.of();
        }

        @Override
        public List<Failing> failing(int most, Acting acting) {
            return List.of();
        }
    }
}
