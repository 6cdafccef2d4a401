package org.hudang.server.completeness;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.VisibleText;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.inspection.NoSuchReport;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.inspection.SealedReports;
import org.hudang.casework.inspection.SealedReports.Standing;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages and programs do alike with the sealed paper of a report (检测报告用印). */
@Component
class ReportSealing {
    private final House house;

    ReportSealing(House house) {
        this.house = house;
    }

    /** The newest report of a stage of a volume, as an address names it. */
    record Place(VolumeId volume, Stage stage) {
        static Place of(String volume, String stage) {
            return new Place(Fields.id(VolumeId::new, volume), Stages.of(stage));
        }
    }

    /**
     * How a report stands, for programs and pages.
     *
     * @param state {@code UNASKED WAITING APPROVED FILED}
     * @param report as printed
     * @param seal that was asked for
     * @param by account that asked
     * @param since when it was asked
     */
    record View(
            String state,
            String report,
            @Nullable String seal,
            @Nullable String by,
            @Nullable Instant since) {
        static View of(Standing standing) {
            String report = standing.report().printed();
            if (standing instanceof Standing.Waiting waiting) {
                return new View("WAITING", report, waiting.seal().value(), waiting.by(), waiting.since());
            }
            if (standing instanceof Standing.Approved approved) {
                return new View("APPROVED", report, approved.seal().value(), null, null);
            }
            return new View(standing instanceof Standing.Filed ? "FILED" : "UNASKED", report, null, null, null);
        }
    }

    /** Which seal, as a form or a program brings it. */
    record Wanted(@Nullable String seal) {}

    /** Why it is refused. */
    record Why(@Nullable String reason) {}

    private SealedReports reports() {
        return house.sealedReports();
    }

    View standing(Place place, Staff staff) {
        return View.of(found(() -> reports().standing(place.volume(), place.stage(), staff.acting())));
    }

    View ask(Place place, Wanted wanted, Staff staff, HttpServletRequest request) {
        SealId seal = seal(wanted);
        return View.of(found(() -> reports().ask(place.volume(), place.stage(), seal, officer(staff, request))));
    }

    View approve(Place place, Staff staff, HttpServletRequest request) {
        return View.of(found(() -> reports().approve(place.volume(), place.stage(), officer(staff, request))));
    }

    View refuse(Place place, Why why, Staff staff, HttpServletRequest request) {
        String reason = Fields.text(why.reason());
        if (reason.isEmpty() || reason.length() > 200 || !VisibleText.isLine(reason)) {
            throw new FieldRefused("reason", "1–200");
        }
        return View.of(found(() -> reports().refuse(place.volume(), place.stage(), reason, officer(staff, request))));
    }

    Optional<byte[]> pdf(Place place, Staff staff) {
        return found(() -> reports().pdf(place.volume(), place.stage(), staff.acting()));
    }

    /** Seals in use that this person may ask for, those of the own office first. */
    List<Seal> seals(Staff staff) {
        return house.signing().registry().all(new Officer(staff.login(), staff.township(), "web")).stream()
                .filter(seal -> seal.state() == SealState.ACTIVE)
                .sorted(Comparator.comparing(seal -> !seal.owner().township().equals(staff.township())))
                .toList();
    }

    /** Name of a seal, whoever may see it: it stands on papers. */
    String name(String seal) {
        return house.signing()
                .registry()
                .find(new SealId(seal), new Officer("archive", Officer.BUREAU, "web"))
                .map(Seal::name)
                .orElse(seal);
    }

    private static SealId seal(Wanted wanted) {
        try {
            return new SealId(Fields.text(wanted.seal()));
        } catch (IllegalArgumentException e) {
            throw new FieldRefused("seal", "sel_…");
        }
    }

    private static Officer officer(Staff staff, HttpServletRequest request) {
        return new Officer(staff.login(), staff.township(), request.getRemoteAddr());
    }

    /** Another township's volume, and a stage that was never inspected, are not found. */
    private static <T> T found(Fields.Asked<T> asked) {
        try {
            return asked.ask();
        } catch (VolumeUnknown | NoSuchReport e) {
            throw new NotFound();
        }
    }
}
