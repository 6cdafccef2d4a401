package org.hudang.server.completeness;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.MalformedId;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Checklist;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing;
import org.hudang.archive.completeness.Fact;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.FieldRefused;
import org.hudang.server.TypedDay;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.household.MaskedText;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The case of a volume for people: what it has and lacks, its facts, its end, and its being opened again. */
@Controller
class CasePage {
    private final House house;

    CasePage(House house) {
        this.house = house;
    }

    /**
     * What one of the forms of the page sent; what it does not have is empty.
     *
     * @param key of the act: a form sent twice acts once
     */
    record Form(String key, String business, List<String> fact, String outcome, String on, String reason) {
        Form {
            key = given(key);
            business = given(business);
            fact = fact == null ? List.of() : List.copyOf(fact);
            outcome = given(outcome);
            on = given(on);
            reason = given(reason);
        }

        private static String given(@Nullable String field) {
            return field == null ? "" : field;
        }
    }

    @GetMapping("/volumes/{id}/case")
    ModelAndView page(
            @PathVariable String id, @AuthenticationPrincipal Staff staff, HttpServletRequest request, Model model) {
        return show(checklist(id, staff), new Asked(staff, request), model);
    }

    @PostMapping("/volumes/{id}/case")
    ModelAndView declare(
            @PathVariable String id,
            Form form,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(id, new Asked(staff, request), model, volume -> {
            EnumSet<Fact> declared = EnumSet.noneOf(Fact.class);
            for (String fact : form.fact()) {
                declared.add(word(Fact.class, "fact", fact));
            }
            house.checklists()
                    .declare(
                            form.key(),
                            volume,
                            word(BusinessType.class, "business", form.business()),
                            declared,
                            staff.acting());
            return Optional.empty();
        });
    }

    @PostMapping("/volumes/{id}/case/close")
    ModelAndView close(
            @PathVariable String id,
            Form form,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(id, new Asked(staff, request), model, volume -> {
            Outcome end = word(Outcome.class, "outcome", form.outcome());
            return Optional.of(house.checklists()
                    .close(new Close(form.key(), volume, end, TypedDay.of("on", form.on())), staff.acting()));
        });
    }

    @PostMapping("/volumes/{id}/case/reopen")
    ModelAndView reopen(
            @PathVariable String id,
            Form form,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        return act(id, new Asked(staff, request), model, volume -> {
            house.checklists().reopen(form.key(), volume, form.reason(), staff.acting());
            return Optional.empty();
        });
    }

    private interface Act {
        Optional<Closing> on(VolumeId volume);
    }

    /** Who asked, and how. */
    private record Asked(Staff staff, HttpServletRequest request) {
        Locale locale() {
            return RequestContextUtils.getLocale(request);
        }

        boolean is(Role... roles) {
            return Arrays.stream(roles).anyMatch(role -> request.isUserInRole(role.name()));
        }
    }

    private ModelAndView act(String id, Asked asked, Model model, Act act) {
        Checklist before = checklist(id, asked.staff());
        try {
            Optional<Closing> closing = act.on(before.volume().id());
            if (closing.orElse(null) instanceof Closing.Incomplete lacks) {
                model.addAttribute("incomplete", true);
                return refused(lacks.lacks(), asked, model);
            }
            if (closing.orElse(null) instanceof Closing.Faulty faulty) {
                model.addAttribute(
                        "faults",
                        faulty.inspection().failed().stream()
                                .map(line -> fault(line, asked.locale()))
                                .toList());
                return refused(faulty.complete(), asked, model);
            }
        } catch (ArchiveException | ServerException e) {
            model.addAttribute(
                    "refused",
                    e instanceof ArchiveException archive
                            ? archive.sentence(asked.locale())
                            : ((ServerException) e).sentence(asked.locale()));
            return refused(before, asked, model);
        }
        return new ModelAndView("redirect:/volumes/" + before.volume().id() + "/case");
    }

    private ModelAndView refused(Checklist checklist, Asked asked, Model model) {
        ModelAndView page = show(checklist, asked, model);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static String fault(Inspection.Line line, Locale locale) {
        return line.number() + " " + InspectionReport.title(line.number(), locale);
    }

    private ModelAndView show(Checklist checklist, Asked asked, Model model) {
        Staff staff = asked.staff();
        Household household = house.archive()
                .household(checklist.volume().household(), staff.acting())
                .orElseThrow(NotFound::new);
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", Masking.name(household.head().name()));
        model.addAttribute("volume", MaskedText.of(checklist.volume().title(), household));
        model.addAttribute(
                "list",
                ChecklistView.of(
                        checklist,
                        household,
                        house.life().singles().toPlace(checklist.volume().id(), staff.acting()),
                        asked.locale()));
        model.addAttribute(
                "facts", askedFacts(checklist).stream().map(Enum::name).toList());
        model.addAttribute("daily", checklist.volume().kind() == VolumeKind.DAILY);
        model.addAttribute("businesses", BusinessType.values());
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("today", TypedDay.typed(LocalDate.now(house.clock())));
        model.addAttribute(
                "key",
                "page/" + checklist.volume().id() + "/" + checklist.volume().version());
        model.addAttribute("mayReopen", asked.is(Role.ARCHIVIST));
        return new ModelAndView("case");
    }

    /** Facts on which something in such volumes depends, and what was declared already. */
    private Set<Fact> askedFacts(Checklist checklist) {
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        facts.addAll(house.checklists().materials().declared(checklist.volume().kind()));
        facts.addAll(checklist.matter().facts());
        return facts;
    }

    private Checklist checklist(String id, Staff staff) {
        try {
            return house.checklists().of(new VolumeId(id), staff.acting());
        } catch (MalformedId | VolumeUnknown e) {
            throw new NotFound();
        }
    }

    private static <E extends Enum<E>> E word(Class<E> type, String field, String word) {
        Set<String> known = Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
        if (!known.contains(word)) {
            throw new FieldRefused(field, String.join(" | ", known));
        }
        return Enum.valueOf(type, word);
    }
}
