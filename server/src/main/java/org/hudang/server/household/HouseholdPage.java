package org.hudang.server.household;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.MalformedId;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;
import org.hudang.casework.benefit.Benefit;
import org.hudang.certificates.CertificateRecord;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A household with its members, volumes and papers (户、卷、件). */
@Controller
class HouseholdPage {
    private final House house;

    HouseholdPage(House house) {
        this.house = house;
    }

    @GetMapping("/households/{number}")
    String household(@PathVariable String number, @AuthenticationPrincipal Staff staff, Model model) {
        HouseholdNumber household = number(number);
        if (house.archive().household(household, staff.acting()).isEmpty()) {
            throw new NotFound();
        }
        HouseholdFile file = house.archive().contents(household, staff.acting());
        List<Benefit> benefits = house.benefits().of(number, staff.acting());
        List<CertificateRecord> certificates = house.certificates()
                .ofHousehold(number, new org.hudang.certificates.Acting(staff.login(), staff.township()));
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", file.household());
        model.addAttribute("head", Masking.name(file.household().head().name()));
        model.addAttribute("members", members(file.household()));
        model.addAttribute("shelves", file.volumes());
        model.addAttribute(
                "items",
                file.volumes().stream().mapToInt(shelf -> shelf.items().size()).sum());
        model.addAttribute("latest", latest(file));
        model.addAttribute("benefits", benefits);
        model.addAttribute("today", LocalDate.now(house.clock()));
        model.addAttribute("certificates", certificates);
        model.addAttribute("zone", house.settings().zone());
        return "household";
    }

    static HouseholdNumber number(String text) {
        try {
            return new HouseholdNumber(text);
        } catch (MalformedId e) {
            throw new NotFound();
        }
    }

    private List<MemberRow> members(Household household) {
        LocalDate today = LocalDate.now(house.clock());
        List<MemberRow> rows = new ArrayList<>();
        for (Member member : household.members()) {
            rows.add(new MemberRow(
                    Masking.name(member.name()),
                    member.relation().name(),
                    Period.between(member.birth(), today).getYears(),
                    member.livesApart(),
                    Masking.document(member.document()),
                    member.phone().map(Masking::phone).orElse("—")));
        }
        return rows;
    }

    private static List<ItemView> latest(HouseholdFile file) {
        return file.volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .sorted(java.util.Comparator.comparing(ItemView::filedAt).reversed())
                .limit(6)
                .toList();
    }

    /**
     * A member as shown: masked.
     *
     * @param name masked
     * @param relation key of the relation's word
     * @param age in years
     * @param apart lives apart
     * @param document masked number
     * @param phone masked number or a dash
     */
    record MemberRow(String name, String relation, int age, boolean apart, String document, String phone) {}
}
