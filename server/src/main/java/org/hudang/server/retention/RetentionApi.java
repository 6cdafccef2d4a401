package org.hudang.server.retention;

import java.util.List;
import org.hudang.archive.household.Household;
import org.hudang.archive.retention.Hold;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.platform.House;
import org.hudang.server.retention.RetentionDesk.Held;
import org.hudang.server.retention.RetentionDesk.Why;
import org.hudang.server.retention.Views.HoldView;
import org.hudang.server.retention.Views.ProposalView;
import org.hudang.server.retention.Views.StandingView;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Periods, holds and proposals, for programs. */
@RestController
class RetentionApi {
    private final House house;
    private final RetentionDesk desk;

    RetentionApi(House house, RetentionDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    @GetMapping("/api/v1/volumes/{id}/retention")
    StandingView standing(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return desk.standing(Fields.id(VolumeId::new, id), staff);
    }

    /** Proposals that are not refused. */
    @GetMapping("/api/v1/retention")
    List<ProposalView> proposals(@AuthenticationPrincipal Staff staff) {
        return views(desk.proposals(staff), staff);
    }

    /** Proposes what is over now; the house does so by itself each day. */
    @PostMapping("/api/v1/retention")
    List<ProposalView> propose(@AuthenticationPrincipal Staff staff) {
        return views(desk.propose(staff), staff);
    }

    @PostMapping("/api/v1/retention/{id}/approve")
    ProposalView approve(@PathVariable String id, @AuthenticationPrincipal Staff staff) {
        return view(desk.approve(id, staff), staff);
    }

    @PostMapping("/api/v1/retention/{id}/refuse")
    ProposalView refuse(@PathVariable String id, @RequestBody Why why, @AuthenticationPrincipal Staff staff) {
        return view(desk.refuse(id, why, staff), staff);
    }

    @GetMapping("/api/v1/households/{number}/holds")
    List<HoldView> holds(@PathVariable String number, @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        return desk.holds(household, staff).stream()
                .map(hold -> HoldView.of(hold, household))
                .toList();
    }

    @PostMapping("/api/v1/households/{number}/holds")
    HoldView hold(
            @PathVariable String number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Held held,
            @AuthenticationPrincipal Staff staff) {
        Household household = Households.require(house, number, staff);
        return HoldView.of(desk.hold(household, Fields.key(key), held, staff), household);
    }

    @PostMapping("/api/v1/holds/{id}/release")
    HoldView release(@PathVariable String id, @RequestBody Why why, @AuthenticationPrincipal Staff staff) {
        Hold hold = desk.release(id, why, staff);
        return HoldView.of(hold, Households.require(house, hold.household().value(), staff));
    }

    private List<ProposalView> views(List<Proposal> proposals, Staff staff) {
        return proposals.stream().map(proposal -> view(proposal, staff)).toList();
    }

    private ProposalView view(Proposal proposal, Staff staff) {
        return ProposalView.of(
                proposal, Households.require(house, proposal.household().value(), staff));
    }
}
