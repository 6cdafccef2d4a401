package org.hudang.certificates.register;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.certificates.Acting;
import org.hudang.certificates.AdoptedList;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateState;
import org.hudang.certificates.LastLists;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.register.CertificateTable.Row;
import org.hudang.certificates.register.StatusTables.ListState;
import org.hudang.certificates.status.StatusValue;

/**
 * Brings a register that was set back up to what was published: what is withdrawn there is withdrawn here, and the list takes
 * no more certificates, for nobody knows which of its places were given meanwhile.
 */
final class ListAdoption {
    private static final String DETAIL = "published as withdrawn before the register was set back";

    private final Shelves shelves;
    private final StateChanges changes;
    private final StatusFloor floor;
    private final LastLists lists;
    private final Clock clock;

    ListAdoption(Shelves shelves, StateChanges changes, StatusFloor floor, LastLists lists, Clock clock) {
        this.shelves = shelves;
        this.changes = changes;
        this.floor = floor;
        this.lists = lists;
        this.clock = clock;
    }

    /** Adopts each list whose last published token the register does not have. */
    List<AdoptedList> adopt(Acting acting) {
        List<AdoptedList> adopted = new ArrayList<>();
        for (int list : lists.numbers()) {
            if (isForeign(list)) {
                adopted.add(adopt(list, acting));
            }
        }
        return adopted;
    }

    private boolean isForeign(int list) {
        return shelves.sight()
                .bureau(() -> shelves.status().state(list))
                .flatMap(ListState::made)
                .filter(made -> floor.isPublished(list, made.token()))
                .isEmpty();
    }

    private AdoptedList adopt(int list, Acting acting) {
        Set<Integer> withdrawn = floor.withdrawn(list);
        int certificates = 0;
        // each by itself: a withdrawal takes its household's line before any list
        for (int place : withdrawn) {
            Optional<CertificateRecord> standing = shelves.sight()
                    .bureau(() -> shelves.certificates().at(new StatusPlace(list, place)))
                    .map(Row::record)
                    .filter(record -> !record.standing().state().isFinal());
            if (standing.isPresent()) {
                changes.change(standing.get().id(), CertificateState.REVOKED, DETAIL, acting);
                certificates++;
            }
        }
        int raised = certificates;
        return shelves.sight().bureau(() -> new AdoptedList(list, raised, raise(list, withdrawn)));
    }

    private int raise(int list, Set<Integer> withdrawn) {
        Instant now = clock.instant();
        shelves.status().holdPlaces();
        shelves.status().close(list, now);
        Map<Integer, Integer> values = shelves.status().values(list);
        int raised = 0;
        for (int place : withdrawn) {
            if (values.getOrDefault(place, 0) != StatusValue.REVOKED.number()) {
                shelves.status().withdraw(new StatusPlace(list, place));
                raised++;
            }
        }
        return raised;
    }
}
