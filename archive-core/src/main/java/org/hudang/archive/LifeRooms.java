package org.hudang.archive;

import java.util.List;
import org.hudang.archive.life.HouseholdLife;
import org.hudang.archive.life.MovesWith;
import org.hudang.archive.original.PaperPlaces;
import org.hudang.archive.reception.Receiving;
import org.hudang.archive.request.PersonRequests;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.Retention;
import org.hudang.archive.retention.RetentionPolicies;

/**
 * The doors to what becomes of a household's file after papers were filed; made together by {@link
 * ArchiveBuilder#life(Rules)}.
 *
 * @param places where paper originals lie
 * @param requests what people ask about their own data
 * @param retention periods, holds and proposals
 * @param household its move to another township
 * @param receiving taking households over from others (接收)
 */
public record LifeRooms(
        PaperPlaces places,
        PersonRequests requests,
        Retention retention,
        HouseholdLife household,
        Receiving receiving) {
    /**
     * What they go by.
     *
     * @param requestDays how many days after its receipt a request must be answered
     * @param policies what periods are counted by
     * @param benefits who knows whether a household receives relief
     * @param rooms that keep something of households beside the archive
     */
    public record Rules(int requestDays, RetentionPolicies policies, BenefitStops benefits, List<MovesWith> rooms) {
        public Rules {
            rooms = List.copyOf(rooms);
        }
    }
}
