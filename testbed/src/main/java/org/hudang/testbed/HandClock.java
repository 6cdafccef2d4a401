package org.hudang.testbed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it; meanwhile others may look at it, in any thread. */
public final class HandClock extends Clock {
    private final AtomicReference<Instant> hands;
    private final ZoneId zone;

    private HandClock(AtomicReference<Instant> hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** A clock in UTC that stands at this instant. */
    public static HandClock at(Instant now) {
        return at(now, ZoneOffset.UTC);
    }

    /** A clock of this zone that stands at this instant. */
    public static HandClock at(Instant now, ZoneId zone) {
        return new HandClock(new AtomicReference<>(now), zone);
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        Instant unused = hands.updateAndGet(before -> before.plus(time));
    }

    /** Moves it to this instant. */
    public void set(Instant to) {
        hands.set(to);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(hands.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands in another zone: whoever moves one moves both. */
    @Override
    public HandClock withZone(ZoneId other) {
        return new HandClock(hands, other);
    }
}
