package org.hudang.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.forms.PaperKind;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Office;
import org.hudang.server.platform.SealMaking;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.seal.DraftSeal;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.RoundFace;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealKey;
import org.hudang.signing.seal.SealKind;
import org.hudang.signing.seal.SealOwner;
import org.hudang.signing.seal.SealRegistry;
import org.hudang.signing.seal.SealState;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.StandingApproval;
import org.hudang.signing.seal.StandingApprovalId;
import org.hudang.signing.seal.StandingView;
import org.hudang.signing.seal.Validity;

/** The two invented seals of the demo, brought through their whole life by two people each. */
final class DemoSeals {
    private static final Duration LIFE = Duration.ofDays(3 * 365);

    private final House house;

    DemoSeals(House house) {
        this.house = house;
    }

    /**
     * A seal in use, with the officer who works with it.
     *
     * @param seal the seal
     * @param operator works with it
     * @param made whether it was made now
     */
    record Ready(Seal seal, Officer operator, boolean made) {}

    Ready bureau() {
        Office.Bureau bureau = house.office().bureau();
        return ready(
                new Wanted("bureau", bureau.name(), DemoWords.of("seal.bureau"), Officer.BUREAU),
                List.of(
                        PaperKind.AUTHORIZATION_LETTER,
                        PaperKind.CERTIFICATE,
                        PaperKind.ANNOTATED_CERTIFICATE,
                        PaperKind.DESTRUCTION_LIST,
                        PaperKind.INSPECTION_REPORT));
    }

    Ready township(String code) {
        Office.Township township = house.office().township(code).orElseThrow();
        return ready(
                new Wanted("township-" + code, township.name(), DemoWords.of("seal.township"), code),
                List.of(PaperKind.AUTHORIZATION_LETTER));
    }

    private record Wanted(String key, String owner, String business, String township) {}

    private Ready ready(Wanted wanted, List<PaperKind> papers) {
        Officer approving = DemoStaff.sealApprover();
        SealRegistry registry = house.signing().registry();
        Optional<Seal> there = registry.all(DemoStaff.custodian(wanted.township())).stream()
                .filter(seal -> seal.owner().name().equals(wanted.owner()))
                .filter(seal -> seal.state() != SealState.CANCELLED)
                .findFirst();
        Officer asking = there.map(seal -> drafter(seal, wanted.township()))
                .orElseGet(() -> DemoStaff.custodian(wanted.township()));
        boolean made = there.map(seal -> seal.state() != SealState.ACTIVE).orElse(true);
        Seal seal = there.orElseGet(() -> registry.draft(draft(wanted), asking));
        SealId id = seal.id();
        if (seal.state() == SealState.DRAFT) {
            seal = registry.approve(id, approving);
        }
        if (seal.state() == SealState.APPROVED) {
            seal = registry.make(id, keys(seal), asking);
        }
        if (seal.state() == SealState.MADE) {
            seal = registry.file(id, "DEMO-" + id.value().substring(5, 13).toUpperCase(java.util.Locale.ROOT), asking);
        }
        if (seal.state() == SealState.FILED) {
            seal = registry.activate(id, approving);
        }
        papers.forEach(paper -> standing(id, paper, asking, approving));
        return new Ready(seal, asking, made);
    }

    /** Who had the seal made works with it: under another name in a directory that an earlier version made. */
    private Officer drafter(Seal seal, String township) {
        return house.signing()
                .seals()
                .log(seal.id(), DemoStaff.custodian(township))
                .get(0)
                .officer();
    }

    private DraftSeal draft(Wanted wanted) {
        Instant now = house.clock().instant();
        return new DraftSeal(
                "demo/" + wanted.key(),
                wanted.owner() + wanted.business(),
                SealKind.BUSINESS,
                new SealOwner(wanted.owner(), "999001DEM000000000", wanted.township()),
                RoundFace.of(wanted.owner(), wanted.business()),
                new Validity(now, now.plus(LIFE)));
    }

    private List<SealKey> keys(Seal seal) {
        SealMaking making = new SealMaking(house.signing(), house.clock());
        return List.of(making.inVault(seal, KeyAlgorithm.SM2), making.inVault(seal, KeyAlgorithm.EC_P256));
    }

    /** Sees to it that every template of a paper is covered now, whatever an interrupted run had got to. */
    private void standing(SealId seal, PaperKind paper, Officer asking, Officer approving) {
        SealUse use = house.signing().seals();
        Instant now = house.clock().instant();
        Validity validity = new Validity(now, now.plus(LIFE));
        List<StandingView> there = use.standing(seal, asking);
        house.forms().templates(paper).forEach(template -> {
            String code = template.code().value();
            List<StandingView> current = there.stream()
                    .filter(one -> one.approval().template().equals(code))
                    .filter(one -> one.approval().validity().covers(now))
                    .toList();
            if (current.stream().noneMatch(StandingView::approved)) {
                StandingApprovalId id = current.stream()
                        .findFirst()
                        .map(StandingView::id)
                        .orElseGet(() -> use.proposeStanding(
                                new StandingApproval(seal, code, DemoWords.of("seal.rule"), validity), asking));
                use.approveStanding(id, approving);
            }
        });
    }
}
