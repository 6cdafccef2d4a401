package org.hudang.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that is set by hand. */
public final class HandClock extends Clock {
    private final ZoneId zone;
    private Instant now;

    HandClock(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new HandClock(now, other);
    }
}
