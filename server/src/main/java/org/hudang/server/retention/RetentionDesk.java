package org.hudang.server.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.Household;
import org.hudang.archive.retention.Hold;
import org.hudang.archive.retention.HoldId;
import org.hudang.archive.retention.HoldUnknown;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.ProposalId;
import org.hudang.archive.retention.ProposalUnknown;
import org.hudang.archive.retention.Retention;
import org.hudang.archive.retention.Retention.NewHold;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.hudang.server.retention.Views.StandingView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages and programs do alike with periods, holds and proposals. */
@Component
class RetentionDesk {
    private final House house;

    RetentionDesk(House house) {
        this.house = house;
    }

    /** A hold as a form or a program brings it; without a volume it is for the whole household. */
    record Held(
            @Nullable String volume,
            @Nullable String kind,
            @Nullable String reason) {}

    /** Why something is refused or ended. */
    record Why(@Nullable String reason) {}

    private Retention retention() {
        return house.life().retention();
    }

    StandingView standing(VolumeId volume, Staff staff) {
        return StandingView.of(
                volume,
                Fields.found(VolumeUnknown.class, () -> retention().of(volume, staff.acting())),
                LocalDate.now(house.clock()));
    }

    List<Proposal> proposals(Staff staff) {
        return retention().proposals(staff.acting());
    }

    List<Proposal> propose(Staff staff) {
        return retention().propose(staff.acting());
    }

    Proposal approve(String id, Staff staff) {
        ProposalId proposal = Fields.id(ProposalId::new, id);
        return Fields.found(ProposalUnknown.class, () -> retention().approve(proposal, staff.acting()));
    }

    Proposal refuse(String id, Why why, Staff staff) {
        ProposalId proposal = Fields.id(ProposalId::new, id);
        return Fields.found(
                ProposalUnknown.class, () -> retention().refuse(proposal, Fields.text(why.reason()), staff.acting()));
    }

    List<Hold> holds(Household household, Staff staff) {
        return retention().holds(household.number(), staff.acting());
    }

    Hold hold(Household household, String key, Held held, Staff staff) {
        String volume = Fields.text(held.volume());
        NewHold wanted = new NewHold(
                key,
                household.number(),
                volume.isEmpty() ? Optional.empty() : Optional.of(Fields.id(VolumeId::new, "volume", volume)),
                Fields.word(Hold.Kind.class, "kind", held.kind()),
                Fields.text(held.reason()));
        return Fields.found(VolumeUnknown.class, () -> retention().hold(wanted, staff.acting()));
    }

    Hold release(String id, Why why, Staff staff) {
        HoldId hold = Fields.id(HoldId::new, id);
        return Fields.found(
                HoldUnknown.class, () -> retention().release(hold, Fields.text(why.reason()), staff.acting()));
    }
}
