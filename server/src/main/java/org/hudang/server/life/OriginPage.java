package org.hudang.server.life;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.Relation;
import org.hudang.archive.life.Origins.Cause;
import org.hudang.server.Fields;
import org.hudang.server.account.Staff;
import org.hudang.server.household.Households;
import org.hudang.server.platform.House;
import org.hudang.server.platform.ServerException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** A household comes out of others (分户、并户). */
@Controller
class OriginPage {
    /** Stands before the number of a member in the names of fields. */
    private static final String RELATION = "relation-";

    private final House house;
    private final OriginDesk desk;

    OriginPage(House house, OriginDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    /** A household with its members as shown. */
    record SourceRow(String number, String head, List<MemberRow> members) {}

    /** A member as shown. */
    record MemberRow(String id, String name, String document, String relation) {}

    @GetMapping("/households/{number}/arise")
    ModelAndView page(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String with,
            @AuthenticationPrincipal Staff staff,
            Model model) {
        Household household = Households.require(house, number, staff);
        return show(household, desk.sources(household, with, staff), staff, model);
    }

    @PostMapping("/households/{number}/arise")
    ModelAndView arise(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> given,
            @AuthenticationPrincipal Staff staff,
            HttpServletRequest request,
            Model model) {
        Map<String, String> fields = given.toSingleValueMap();
        List<String> ends = given.getOrDefault("ends", List.of());
        Household household = Households.require(house, number, staff);
        List<Household> sources = desk.sources(household, fields.get("with"), staff);
        try {
            String key = Fields.key(fields.getOrDefault("key", ""));
            Household made = desk.arise(household, key, wanted(fields, ends, sources), staff);
            return new ModelAndView("redirect:/households/" + made.number());
        } catch (ArchiveException | ServerException refused) {
            model.addAttribute("refused", Fields.sentence(refused, RequestContextUtils.getLocale(request)));
            ModelAndView page = show(household, sources, staff, model);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static OriginDesk.Wanted wanted(Map<String, String> fields, List<String> ends, List<Household> sources) {
        List<OriginDesk.Member> people = new ArrayList<>();
        for (Household source : sources) {
            for (Member member : source.members()) {
                String relation = Fields.text(fields.get(RELATION + member.id()));
                if (!relation.isEmpty()) {
                    people.add(new OriginDesk.Member(member.id().value(), relation));
                }
            }
        }
        return new OriginDesk.Wanted(
                fields.get("with"),
                ends,
                people,
                fields.get("township"),
                fields.get("village"),
                fields.get("address"),
                fields.get("cause"),
                fields.get("on"),
                fields.get("reason"));
    }

    private ModelAndView show(Household household, List<Household> sources, Staff staff, Model model) {
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", household);
        model.addAttribute("head", Masking.name(household.head().name()));
        model.addAttribute("sources", sources.stream().map(OriginPage::row).toList());
        model.addAttribute("with", sources.size() > 1 ? sources.get(1).number().value() : "");
        model.addAttribute("relations", Relation.values());
        model.addAttribute("causes", Cause.values());
        model.addAttribute("key", "page/" + UUID.randomUUID());
        model.addAttribute(
                "townships",
                staff.township().equals(Acting.BUREAU) ? house.office().townships() : List.of());
        return new ModelAndView("household-arise");
    }

    private static SourceRow row(Household household) {
        return new SourceRow(
                household.number().value(),
                Masking.name(household.head().name()),
                household.members().stream()
                        .map(member -> new MemberRow(
                                member.id().value(),
                                Masking.name(member.name()),
                                Masking.document(member.document()),
                                member.relation().name()))
                        .toList());
    }
}
