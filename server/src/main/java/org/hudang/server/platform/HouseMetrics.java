package org.hudang.server.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hudang.archive.replica.Replication.Lag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of the house for whoever collects figures; docs/reference/metrics.md. No figure names a household. */
@Component
final class HouseMetrics implements MeterBinder {
    /** One collection asks for all of them one after the other. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final House house;
    private @Nullable Figures last;

    HouseMetrics(House house) {
        this.house = house;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "hudang.archive.volumes", now -> now.rounds().volumes());
        gauge(registry, "hudang.archive.bytes", now -> now.rounds().bytes());
        gauge(registry, "hudang.archive.volumes.never.read", now -> now.rounds().never());
        gauge(registry, "hudang.archive.oldest.reading.seconds", now -> seconds(now.oldestReading()));
        gauge(registry, "hudang.archive.damages.open", now -> now.rounds().damages());
        gauge(registry, "hudang.archive.damages.healed", now -> now.rounds().healed());
        gauge(registry, "hudang.replica.lacking.versions", now -> count(now.lag(), Lag::versions));
        gauge(registry, "hudang.replica.lacking.records", now -> count(now.lag(), Lag::records));
        gauge(registry, "hudang.replica.removals.waiting", now -> count(now.lag(), Lag::removals));
        gauge(registry, "hudang.replica.behind.seconds", now -> seconds(now.behind()));
        gauge(registry, "hudang.troubles", Figures::troubles);
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, this, metrics -> figure.applyAsDouble(metrics.now()))
                .register(registry);
    }

    private static double seconds(Optional<Duration> duration) {
        return duration.map(one -> (double) one.toSeconds()).orElse(Double.NaN);
    }

    private static double count(Optional<Lag> lag, ToDoubleFunction<Lag> figure) {
        return lag.map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private synchronized Figures now() {
        Figures known = last;
        if (known == null || !house.clock().instant().isBefore(known.at().plus(KEPT))) {
            known = Figures.of(house);
            last = known;
        }
        return known;
    }
}
