package org.hudang.server.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hudang.archive.Acting;
import org.hudang.archive.inspection.Inspections;
import org.hudang.archive.inspection.LongKeeping;
import org.hudang.archive.inspection.LongKeeping.Failing;
import org.hudang.archive.inspection.LongKeeping.Rule;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.VolumeId;

/** The duty of inspecting again what is kept (长期保存环节), a few volumes at a time. */
public final class InspectionRoom {
    /** Between two runs of an open house. */
    public static final Duration PAUSE = Duration.ofMinutes(10);

    /** Each volume is inspected within 90 days: there is time for those that wait. */
    private static final Duration PERIOD = Duration.ofDays(80);
    /** Files come to a volume one after another: it is looked at when it has rested. */
    private static final Duration REST = Duration.ofDays(1);

    /** A volume that could not be looked at comes again after this, so that others get their turn. */
    private static final Duration REST_OF_A_FAILURE = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 200;
    private static final String DUTY = "inspect-kept";
    private static final String FAILED = "inspections-failed";
    private static final Acting INSPECTOR = Acting.bureau("hudang:inspection");

    private final Inspections inspections;
    private final LongKeeping keeping;
    private final Clock clock;
    private final Troubles troubles;
    private final Map<VolumeId, Failure> failures = new ConcurrentHashMap<>();

    private record Failure(Instant at, RuntimeException cause) {}

    InspectionRoom(Inspections inspections, LongKeeping keeping, Clock clock, Troubles troubles) {
        this.inspections = inspections;
        this.keeping = keeping;
        this.clock = clock;
        this.troubles = troubles;
    }

    /** The course of all inspections. */
    public LongKeeping keeping() {
        return keeping;
    }

    /** One run: a volume that cannot be looked at keeps no other from it, and is told. */
    public void attend() {
        troubles.attend(DUTY, this::run).ifPresent(failure -> {
            throw failure;
        });
    }

    private void run() {
        Instant begun = clock.instant();
        failures.values()
                .removeIf(failure -> !failure.at().plus(REST_OF_A_FAILURE).isAfter(begun));
        Rule rule = new Rule(begun.minus(PERIOD), begun.minus(REST));
        List<VolumeId> due = keeping.due(rule, MOST + failures.size(), INSPECTOR).stream()
                .filter(volume -> !failures.containsKey(volume))
                .toList();
        for (VolumeId volume : due) {
            if (clock.instant().isAfter(begun.plus(LONGEST))) {
                break;
            }
            try {
                var unused = inspections.inspect(volume, Stage.CQ, INSPECTOR);
            } catch (RuntimeException e) {
                failures.put(volume, new Failure(begun, e));
            }
        }
        tell();
        failures.values().stream().map(Failure::cause).findFirst().ifPresent(failure -> {
            throw failure;
        });
    }

    /** A volume that fails is no failure of the duty, but it is told. */
    private void tell() {
        List<Failing> failing = keeping.failing(MOST, INSPECTOR);
        if (failing.isEmpty()) {
            troubles.clear(FAILED);
        } else {
            troubles.note(FAILED, Integer.toString(failing.size()));
        }
    }
}
