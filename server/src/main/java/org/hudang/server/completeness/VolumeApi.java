package org.hudang.server.completeness;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.archive.MalformedId;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing;
import org.hudang.archive.completeness.Fact;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.FieldRefused;
import org.hudang.server.account.Staff;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/volumes/{id}}: what the case of a volume has and lacks, and its end. */
@RestController
class VolumeApi {
    private static final String KEY = "Idempotency-Key";

    private final House house;

    VolumeApi(House house) {
        this.house = house;
    }

    /**
     * What a case is about.
     *
     * @param business {@code NEW CHANGE END}
     * @param facts those that people declare
     */
    record Case(@Nullable String business, @Nullable List<String> facts) {}

    /**
     * The end of a case.
     *
     * @param outcome {@code CONFIRMED REFUSED NOT_ACCEPTED TERMINATED ABANDONED}
     * @param on day of the decision or of the end
     */
    record End(@Nullable String outcome, @Nullable LocalDate on) {}

    /**
     * Why a case is opened again.
     *
     * @param reason one line
     */
    record Reason(@Nullable String reason) {}

    @GetMapping("/api/v1/volumes/{id}/checklist")
    ChecklistView checklist(@PathVariable String id, @AuthenticationPrincipal Staff staff, Locale locale) {
        return view(found(() -> house.checklists().of(volume(id), staff.acting())), staff, locale);
    }

    @PostMapping("/api/v1/volumes/{id}/case")
    ChecklistView declare(
            @PathVariable String id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody Case wanted,
            @AuthenticationPrincipal Staff staff,
            Locale locale) {
        VolumeId volume = volume(id);
        String request = key(key);
        BusinessType business = word(BusinessType.class, "business", wanted.business());
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        for (String fact : wanted.facts() == null ? List.<String>of() : wanted.facts()) {
            facts.add(word(Fact.class, "facts", fact));
        }
        Set<Fact> declared = facts;
        return view(
                found(() -> house.checklists().declare(request, volume, business, declared, staff.acting())),
                staff,
                locale);
    }

    /** 409 with the checklist when something is lacking, with the report of the inspection when that found faults. */
    @PostMapping("/api/v1/volumes/{id}/close")
    ResponseEntity<Object> close(
            @PathVariable String id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody End end,
            @AuthenticationPrincipal Staff staff,
            Locale locale) {
        VolumeId volume = volume(id);
        Outcome outcome = word(Outcome.class, "outcome", end.outcome());
        LocalDate on = end.on();
        if (on == null) {
            throw new FieldRefused("on", "yyyy-MM-dd");
        }
        Close command = new Close(key(key), volume, outcome, on);
        Closing closing = found(() -> house.checklists().close(command, staff.acting()));
        if (closing instanceof Closing.Incomplete lacks) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(view(lacks.lacks(), staff, locale));
        }
        if (closing instanceof Closing.Faulty faulty) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(InspectionReport.json(faulty.inspection()));
        }
        return ResponseEntity.ok(view(house.checklists().of(volume, staff.acting()), staff, locale));
    }

    @PostMapping("/api/v1/volumes/{id}/inspections/{stage}")
    ResponseEntity<String> inspect(
            @PathVariable String id, @PathVariable String stage, @AuthenticationPrincipal Staff staff) {
        VolumeId volume = volume(id);
        Stage when = Stages.of(stage);
        return report(found(() -> house.inspections().inspect(volume, when, staff.acting())));
    }

    @GetMapping("/api/v1/volumes/{id}/inspections/{stage}")
    ResponseEntity<String> inspection(
            @PathVariable String id, @PathVariable String stage, @AuthenticationPrincipal Staff staff) {
        VolumeId volume = volume(id);
        Stage when = Stages.of(stage);
        return report(found(() -> house.inspections().newest(volume, when, staff.acting()))
                .orElseThrow(NotFound::new));
    }

    private static ResponseEntity<String> report(Inspection inspection) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(InspectionReport.json(inspection));
    }

    @PostMapping("/api/v1/volumes/{id}/reopen")
    ChecklistView reopen(
            @PathVariable String id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody Reason why,
            @AuthenticationPrincipal Staff staff,
            Locale locale) {
        VolumeId volume = volume(id);
        String request = key(key);
        String reason = why.reason() == null ? "" : why.reason();
        return view(found(() -> house.checklists().reopen(request, volume, reason, staff.acting())), staff, locale);
    }

    private ChecklistView view(Checklist checklist, Staff staff, Locale locale) {
        Household household = house.archive()
                .household(checklist.volume().household(), staff.acting())
                .orElseThrow(NotFound::new);
        return ChecklistView.of(
                checklist,
                household,
                house.life().singles().toPlace(checklist.volume().id(), staff.acting()),
                locale);
    }

    private interface Asked<T> {
        T ask();
    }

    /** Another township's volume is not found. */
    private static <T> T found(Asked<T> asked) {
        try {
            return asked.ask();
        } catch (VolumeUnknown e) {
            throw new NotFound();
        }
    }

    private static VolumeId volume(String id) {
        try {
            return new VolumeId(id);
        } catch (MalformedId e) {
            throw new NotFound();
        }
    }

    private static String key(@Nullable String key) {
        if (key == null) {
            throw new FieldRefused(KEY, "1–200");
        }
        return key;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String field, @Nullable String word) {
        return Stream.of(type.getEnumConstants())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new FieldRefused(
                        field,
                        Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" | "))));
    }
}
