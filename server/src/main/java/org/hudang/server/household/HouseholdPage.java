package org.hudang.server.household;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.MalformedId;
import org.hudang.archive.destruction.Destruction.Destroyed;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.journal.Histories;
import org.hudang.archive.journal.Histories.Asked;
import org.hudang.archive.request.PersonRequest;
import org.hudang.archive.single.SingleSets.ToPlace;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.benefit.Benefit;
import org.hudang.certificates.CertificateRecord;
import org.hudang.server.account.Role;
import org.hudang.server.account.Staff;
import org.hudang.server.completeness.ChecklistView;
import org.hudang.server.platform.House;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A household with its members, volumes and papers (户、卷、件). */
@Controller
class HouseholdPage {
    private static final int NEWEST = 8;

    private final House house;
    private final HistoryTellers tellers;

    HouseholdPage(House house, HistoryTellers tellers) {
        this.house = house;
        this.tellers = tellers;
    }

    @GetMapping("/households/{number}")
    String household(
            @PathVariable String number,
            @AuthenticationPrincipal Staff staff,
            Locale locale,
            HttpServletRequest request,
            Model model) {
        HouseholdNumber household = number(number);
        if (house.archive().household(household, staff.acting()).isEmpty()) {
            throw new NotFound();
        }
        HouseholdFile file = house.archive().contents(household, staff.acting());
        List<Benefit> benefits = house.benefits().of(number, staff.acting());
        List<CertificateRecord> certificates = house.certificates()
                .ofHousehold(number, new org.hudang.certificates.Acting(staff.login(), staff.township()));
        Histories.Page happened = house.histories().page(household, Asked.newest(NEWEST), staff.acting());
        model.addAttribute("staff", staff);
        model.addAttribute("q", "");
        model.addAttribute("household", file.household());
        model.addAttribute("brings", may(request, Role::bringsPapers));
        model.addAttribute("binds", may(request, Role::copiesFiles));
        model.addAttribute("exports", request.isUserInRole(Role.ARCHIVIST.name()));
        model.addAttribute("handles", may(request, Role::handlesCases));
        model.addAttribute(
                "moves",
                may(request, Role::decidesRetention) && staff.township().equals(Acting.BUREAU));
        model.addAttribute("parts", may(request, Role::partsHouseholds));
        model.addAttribute("links", links(household, staff));
        model.addAttribute("arrivals", arrivals(household, staff));
        model.addAttribute("takes", may(request, Role::takesRequests));
        model.addAttribute("keeps", may(request, Role::decidesRetention));
        model.addAttribute(
                "restricted",
                house.life().requests().of(household, staff.acting()).stream().anyMatch(PersonRequest::restricts));
        model.addAttribute("head", Masking.name(file.household().head().name()));
        model.addAttribute("members", members(file.household()));
        model.addAttribute("shelves", shelves(file, staff, locale));
        model.addAttribute("history", tellers.of(file.household(), locale).rows(happened.entries()));
        model.addAttribute("happened", happened.all());
        model.addAttribute("benefits", benefits);
        model.addAttribute("today", LocalDate.now(house.clock()));
        model.addAttribute("certificates", certificates);
        model.addAttribute("now", house.clock().instant());
        model.addAttribute("zone", house.settings().zone());
        return "household";
    }

    private static boolean may(HttpServletRequest request, Predicate<Role> act) {
        return Arrays.stream(Role.values()).anyMatch(role -> act.test(role) && request.isUserInRole(role.name()));
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

    /** Households that this one belongs together with; of another township's only the number is told. */
    private List<LinkRow> links(HouseholdNumber household, Staff staff) {
        return house.life().origins().of(Set.of(household), staff.acting()).getOrDefault(household, List.of()).stream()
                .map(link -> {
                    Optional<Household> other = house.archive().household(link.other(), staff.acting());
                    return new LinkRow(
                            link.other().value(),
                            other.map(one -> Masking.name(one.head().name())).orElse(""),
                            link.direction() + "." + link.fate(),
                            link.cause().name(),
                            link.on());
                })
                .toList();
    }

    private List<ShelfRow> shelves(HouseholdFile file, Staff staff, Locale locale) {
        List<ShelfRow> rows = new ArrayList<>();
        Map<VolumeId, List<ToPlace>> unplaced =
                house.life().singles().toPlace(file.household().number(), staff.acting());
        Map<VolumeId, Destroyed> destroyed =
                house.life().destruction().destroyed(file.household().number(), staff.acting());
        for (HouseholdFile.Shelf shelf : file.volumes()) {
            rows.add(new ShelfRow(
                    MaskedText.of(shelf.volume().title(), file.household()),
                    shelf.volume().code(),
                    shelf.volume().kind().name(),
                    shelf.volume().version(),
                    ChecklistView.of(
                            house.checklists().atAGlance(shelf.volume().id(), staff.acting()),
                            file.household(),
                            unplaced.getOrDefault(shelf.volume().id(), List.of()),
                            locale),
                    inspected(shelf.volume().id(), staff),
                    shelf.items().stream()
                            .map(item -> item(item, file.household()))
                            .toList(),
                    Optional.ofNullable(destroyed.get(shelf.volume().id())).stream()
                            .toList()));
        }
        return rows;
    }

    /** The newest report of filing, and of handing over or receiving. */
    private List<Inspected> inspected(VolumeId volume, Staff staff) {
        return Stream.of(Stage.GD, Stage.YJ)
                .flatMap(stage -> house.inspections().newest(volume, stage, staff.acting()).stream())
                .map(report -> new Inspected(
                        volume.value(),
                        report.stage().name(),
                        report.failed().size(),
                        report.byHand().size()))
                .toList();
    }

    /** Packages in which something of this household came. */
    private List<ArrivalRow> arrivals(HouseholdNumber household, Staff staff) {
        return house.life().receiving().origins(household, staff.acting()).stream()
                .map(origin -> new ArrivalRow(
                        origin.sender(),
                        LocalDate.ofInstant(origin.takenAt(), house.settings().zone()),
                        origin.history().map(ItemId::value).orElse("")))
                .toList();
    }

    private static ItemRow item(ItemView item, Household household) {
        return new ItemRow(
                item.id().value(),
                MaskedText.of(item.title(), household),
                item.code(),
                item.date(),
                FileFormat.name(item.original().mediaType()),
                item.isEmptied());
    }

    /**
     * A household that belongs together with this one.
     *
     * @param head masked; empty when it is another township's
     * @param how key of the words that say how
     */
    record LinkRow(String number, String head, String how, String cause, LocalDate on) {}

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

    /**
     * A volume as shown.
     *
     * @param title names masked
     * @param kind key of the word for its kind
     * @param checklist which materials are there
     * @param inspected the newest inspections, if there are some
     * @param destroyed present when it was destroyed
     */
    record ShelfRow(
            String title,
            String code,
            String kind,
            int version,
            ChecklistView checklist,
            List<Inspected> inspected,
            List<ItemRow> items,
            List<Destroyed> destroyed) {}

    /**
     * An inspection as shown.
     *
     * @param failed items that failed
     * @param byHand items for people
     */
    record Inspected(String volume, String stage, int failed, int byHand) {}

    /**
     * A package in which something came.
     *
     * @param on the day on which it was taken
     * @param history the item with the sender's history and the reports of the reception; empty when there is none
     */
    record ArrivalRow(String sender, LocalDate on, String history) {}

    /**
     * A paper as shown.
     *
     * @param title names masked
     * @param format short name of its format
     * @param emptied its pages went to another paper
     */
    record ItemRow(String id, String title, String code, LocalDate date, String format, boolean emptied) {}
}
