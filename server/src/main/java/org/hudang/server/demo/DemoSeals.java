package org.hudang.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.forms.PaperKind;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Office;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
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
import org.hudang.signing.seal.StandingApprovalView;
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
                List.of(PaperKind.AUTHORIZATION_LETTER, PaperKind.CERTIFICATE));
    }

    Ready township(String code) {
        Office.Township township = house.office().township(code).orElseThrow();
        return ready(
                new Wanted("township-" + code, township.name(), DemoWords.of("seal.township"), code),
                List.of(PaperKind.AUTHORIZATION_LETTER));
    }

    private record Wanted(String key, String owner, String business, String township) {}

    private Ready ready(Wanted wanted, List<PaperKind> papers) {
        Officer asking = new Officer("demo-custodian", wanted.township(), "demo");
        Officer approving = new Officer("demo-approver", Officer.BUREAU, "demo");
        SealRegistry registry = house.signing().registry();
        Optional<Seal> there = registry.all(asking).stream()
                .filter(seal -> seal.owner().name().equals(wanted.owner()))
                .filter(seal -> seal.state() != SealState.CANCELLED)
                .findFirst();
        boolean made = there.map(seal -> seal.state() != SealState.ACTIVE).orElse(true);
        Seal seal = there.orElseGet(() -> registry.draft(draft(wanted), asking));
        SealId id = seal.id();
        if (seal.state() == SealState.DRAFT) {
            seal = registry.approve(id, approving);
        }
        if (seal.state() == SealState.APPROVED) {
            seal = registry.make(id, keys(wanted, seal), asking);
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

    private List<SealKey> keys(Wanted wanted, Seal seal) {
        return List.of(key(wanted, seal, KeyAlgorithm.SM2), key(wanted, seal, KeyAlgorithm.EC_P256));
    }

    private SealKey key(Wanted wanted, Seal seal, KeyAlgorithm algorithm) {
        String name = "seal-" + seal.id().value().replace('_', '-') + "-"
                + algorithm.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return SealKey.in(
                house.signing().vault(),
                name,
                algorithm,
                key -> house.signing()
                        .authority()
                        .certify(new CertificateRequest(
                                CertificatePurpose.SEAL,
                                algorithm,
                                key,
                                CertificateSubject.seal(
                                        wanted.owner() + wanted.business(),
                                        wanted.owner(),
                                        seal.id().value()),
                                LIFE.plusDays(30),
                                Optional.empty())));
    }

    /** Approves every template of a paper in advance; what an interrupted run has proposed is only approved. */
    private void standing(SealId seal, PaperKind paper, Officer asking, Officer approving) {
        SealUse seals = house.signing().seals();
        List<StandingApprovalView> there = seals.standing(seal, asking);
        Instant now = house.clock().instant();
        house.forms().templates(paper).forEach(template -> {
            String code = template.code().value();
            Optional<StandingApprovalView> found = there.stream()
                    .filter(one -> one.approval().template().equals(code))
                    .findFirst();
            if (found.isPresent() && found.get().approver().isPresent()) {
                return;
            }
            StandingApprovalId id = found.map(StandingApprovalView::id)
                    .orElseGet(() -> seals.proposeStanding(
                            new StandingApproval(
                                    seal, code, DemoWords.of("seal.rule"), new Validity(now, now.plus(LIFE))),
                            asking));
            seals.approveStanding(id, approving);
        });
    }
}
