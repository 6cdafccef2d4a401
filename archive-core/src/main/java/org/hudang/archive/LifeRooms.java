package org.hudang.archive;

import java.util.List;
import org.hudang.archive.destruction.Destruction;
import org.hudang.archive.destruction.Remains;
import org.hudang.archive.life.HouseholdLife;
import org.hudang.archive.life.MovesWith;
import org.hudang.archive.life.Origins;
import org.hudang.archive.original.PaperPlaces;
import org.hudang.archive.reception.Receiving;
import org.hudang.archive.request.PersonRequests;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.Retention;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.single.SingleSets;

/**
 * The doors to what becomes of a household's file after papers were filed; made together by {@link
 * ArchiveBuilder#life(Rules)}.
 *
 * @param places where paper originals lie
 * @param requests what people ask about their own data
 * @param retention periods, holds and proposals
 * @param household its move to another township
 * @param destruction of what two people approved
 * @param origins of households that come out of others
 * @param receiving taking households over from others (接收)
 * @param singles for which business the electronic form alone is kept (单套)
 */
public record LifeRooms(
        PaperPlaces places,
        PersonRequests requests,
        Retention retention,
        HouseholdLife household,
        Destruction destruction,
        Origins origins,
        Receiving receiving,
        SingleSets singles) {
    /**
     * What they go by.
     *
     * @param requestDays how many days after its receipt a request must be answered
     * @param policies what periods are counted by
     * @param benefits who knows whether a household receives relief
     * @param rooms that keep something of households beside the archive
     * @param remains rooms that keep something of papers beside the archive
     */
    public record Rules(
            int requestDays,
            RetentionPolicies policies,
            BenefitStops benefits,
            List<MovesWith> rooms,
            Remains remains) {
        public Rules {
            rooms = List.copyOf(rooms);
        }

        /** Rules of an archive that stands alone with its papers. */
        public Rules(int requestDays, RetentionPolicies policies, BenefitStops benefits, List<MovesWith> rooms) {
            this(requestDays, policies, benefits, rooms, Remains.NONE);
        }
    }
}
