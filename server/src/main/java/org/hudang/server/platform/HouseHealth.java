package org.hudang.server.platform;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What the house cannot do right now, for those who run it. A trouble does not make the whole service unavailable: what is
 * not touched by it goes on. The one exception is a disk that did not keep what was written: only a new start helps against it,
 * and whoever watches over the process shall give it one.
 */
@Component("house")
final class HouseHealth implements HealthIndicator {
    private final House house;

    HouseHealth(House house) {
        this.house = house;
    }

    @Override
    public Health health() {
        Map<String, String> troubles = house.upkeep().troubles();
        if (troubles.containsKey(Upkeep.STORAGE)) {
            return Health.down().withDetails(troubles).build();
        }
        return (troubles.isEmpty() ? Health.up() : Health.status("TROUBLED"))
                .withDetails(troubles)
                .build();
    }
}
