package org.hudang.server.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.destruction.Destruction;
import org.hudang.archive.life.HouseholdLife;
import org.hudang.archive.life.Origins;
import org.hudang.archive.original.PaperPlaces;
import org.hudang.archive.reception.Receiving;
import org.hudang.archive.request.PersonRequest;
import org.hudang.archive.request.PersonRequests;
import org.hudang.archive.retention.Retention;
import org.hudang.archive.single.SingleSets;
import org.hudang.archive.volume.VolumeId;

/** What becomes of the files of households after papers were filed, with the duties that belong to it. */
public final class LifeRoom {
    private static final String OVERDUE = "requests-overdue";
    private static final String REQUESTS = "look-after-requests";
    private static final String RETENTION = "propose-expired";
    private static final String DESTRUCTIONS = "destructions";
    private static final String UNFINISHED = "unfinished-destructions";
    private static final Acting WATCHER = Acting.bureau("hudang:requests");

    /** An account that nobody can have: what it proposes anybody may approve. */
    private static final Acting PROPOSER = Acting.bureau("hudang:retention");

    private final LifeRooms rooms;
    private final Clock clock;
    private final Troubles troubles;

    LifeRoom(LifeRooms rooms, Clock clock, Troubles troubles) {
        this.rooms = rooms;
        this.clock = clock;
        this.troubles = troubles;
    }

    /** Where paper originals lie. */
    public PaperPlaces places() {
        return rooms.places();
    }

    /** What people ask about their own data. */
    public PersonRequests requests() {
        return rooms.requests();
    }

    /** Periods, holds and proposals. */
    public Retention retention() {
        return rooms.retention();
    }

    /** Moves of households to another township. */
    public HouseholdLife household() {
        return rooms.household();
    }

    /** For which business the electronic form alone is kept. */
    public SingleSets singles() {
        return rooms.singles();
    }

    /** Households that come out of others. */
    public Origins origins() {
        return rooms.origins();
    }

    /** Destruction of what two people approved. */
    public Destruction destruction() {
        return rooms.destruction();
    }

    /** Brings to its end what a killed process was destroying; what is in the way is told. */
    void finishDestructions() {
        troubles.attend(DESTRUCTIONS, () -> {
            Map<VolumeId, String> waiting = destruction().resume().waiting();
            if (waiting.isEmpty()) {
                troubles.clear(UNFINISHED);
            } else {
                troubles.note(
                        UNFINISHED,
                        waiting.size() + " " + waiting.values().iterator().next());
            }
        });
    }

    /** Taking households over from others. */
    public Receiving receiving() {
        return rooms.receiving();
    }

    /** A request whose last day is over without an answer is a trouble: its count and the oldest deadline are told. */
    public void tellOverdue() {
        troubles.attend(REQUESTS, () -> {
            LocalDate today = LocalDate.now(clock);
            List<PersonRequest> overdue = requests().waiting(WATCHER).stream()
                    .filter(request -> request.isOverdueOn(today))
                    .toList();
            if (overdue.isEmpty()) {
                troubles.clear(OVERDUE);
            } else {
                troubles.note(OVERDUE, overdue.size() + " " + overdue.get(0).dueOn());
            }
        });
    }

    /** The duty of proposing what is over. */
    public void proposeExpired() {
        troubles.attend(RETENTION, () -> {
                    var unused = retention().propose(PROPOSER);
                })
                .ifPresent(failure -> {
                    throw failure;
                });
    }
}
