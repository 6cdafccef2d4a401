package org.hudang.archive.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;

/** Who looked at the small pictures of which paper a short while ago: that stands in the history once. */
final class Looks {
    private static final Duration ONE_LOOK = Duration.ofMinutes(10);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Look, Instant> noted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Look(ItemId item, Acting acting) {}

    Looks(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isNew(ItemView item, Acting acting) {
        Instant before = noted.get(new Look(item.id(), acting));
        return before == null || !before.plus(ONE_LOOK).isAfter(clock.instant());
    }

    synchronized void note(ItemView item, Acting acting) {
        noted.remove(new Look(item.id(), acting));
        noted.put(new Look(item.id(), acting), clock.instant());
    }
}
